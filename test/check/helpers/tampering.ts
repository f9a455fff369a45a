import { solidityPackedKeccak256, toBeHex } from "ethers";
import type { KnownContract } from "../../../lib/decode.ts";
import type { DeskNetwork } from "../../fixtures/desk.ts";

/** Highest storage slot that is searched. */
const SLOTS = 16;

/** Makes the address of a recorded contract emit an event, and leaves its code as it was. */
export async function emit(live: DeskNetwork, name: string, event: string, args: readonly unknown[]): Promise<void> {
  const known = live.desk.contracts.find((contract) => contract.name === name);
  if (known === undefined) throw new Error(`no ${name}`);
  return emitAs(live, known, event, args);
}

/** As {@link emit}, of a contract that no record names. */
export async function emitAs(
  live: DeskNetwork,
  known: Pick<KnownContract, "address" | "interface">,
  event: string,
  args: readonly unknown[],
): Promise<void> {
  const { topics, data } = known.interface.encodeEventLog(event, args);
  const fixture = await live.ethers.deployContract("EmitterFixture");
  const code = await live.provider.getCode(known.address);
  await live.networkHelpers.setCode(known.address, await live.provider.getCode(fixture));
  await fixture.attach(known.address).getFunction("emitEvent").send(topics, data);
  await live.networkHelpers.setCode(known.address, code);
}

/** Writes over the entry of a mapping that holds `word`: the first mapping of the contract that does. */
export async function overwrite(
  live: DeskNetwork,
  contract: string,
  key: string | number | bigint,
  word: bigint,
  changed: bigint,
): Promise<void> {
  for (let slot = 0; slot < SLOTS; slot += 1) {
    const place = solidityPackedKeccak256(["uint256", "uint256"], [key, slot]);
    if (BigInt(await live.provider.getStorage(contract, place)) !== word) continue;
    await live.networkHelpers.setStorageAt(contract, place, toBeHex(changed, 32));
    return;
  }
  throw new Error("the contract keeps its words elsewhere");
}

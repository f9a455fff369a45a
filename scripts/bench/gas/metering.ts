import { toBeHex, zeroPadValue } from "ethers";
import { z } from "zod";
import { Field } from "../../../test/fixtures/enums.ts";
import type { TestNetwork } from "../../../test/fixtures/network.ts";

/** Execution gas of one static call of `target`, and the word it answers. */
export type Meter = (target: string, question: string) => Promise<{ spent: bigint; answer: bigint }>;

/** An account whose code stops at once, to calibrate by. */
const IDLE = "0x0000000000000000000000000000000000001d1e";
const STOP = "0x00";

const Reading = z.tuple([z.bigint(), z.bigint()]);

const FIRST_FILLED = 0xacc0_0000_0000n;
const GAS = toBeHex(200_000);

/** A meter whose own cost, that of asking an account which stops at once, is subtracted. */
export async function meterOf({ ethers, networkHelpers }: TestNetwork): Promise<Meter> {
  const measure = (await ethers.deployContract("GasMeter")).getFunction("measure");
  await networkHelpers.setCode(IDLE, STOP);
  const read = async (target: string, question: string) => Reading.parse(await measure.staticCall(target, question));
  return async (target, question) => {
    const [idle] = await read(IDLE, question);
    const [spent, answer] = await read(target, question);
    return { spent: spent - idle, answer };
  };
}

/** Writes active accounts of the numbers `first` to `end` - 1 into Standing, as Accounts does. */
export async function fillAccounts(network: TestNetwork, first: number, end: number): Promise<void> {
  const { networkHelpers, provider, suite, address } = network;
  const { accounts, standing } = suite;
  const bits = await standing.accountOf(address("bank-b.participant"));
  const registry = await accounts.getAddress();
  await networkHelpers.impersonateAccount(registry);
  for (let index = first; index < end; index += 1) {
    const key = zeroPadValue(toBeHex(FIRST_FILLED + BigInt(index)), 32);
    const data = standing.interface.encodeFunctionData("write", [Field.account, key, bits]);
    await provider.send("eth_sendTransaction", [
      { from: registry, to: await standing.getAddress(), data, gas: GAS, gasPrice: "0x0" },
    ]);
  }
  await networkHelpers.stopImpersonatingAccount(registry);
}

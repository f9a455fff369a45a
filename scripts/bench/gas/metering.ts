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
  const { accounts, standing } = network.suite;
  const bits = await standing.accountOf(network.address("bank-b.participant"));
  await fill(network, { registry: accounts, field: Field.account, bits, keyOf: filled }, first, end);
}

/** Words of one sort, as their registry writes them. */
export interface Filling {
  readonly registry: { getAddress(): Promise<string> };
  readonly field: bigint;
  readonly bits: bigint;
  /** The key of the word of this number. */
  readonly keyOf: (index: number) => string;
}

/** Writes the words of the numbers `first` to `end` - 1 into Standing. */
export async function fill(
  { networkHelpers, provider, suite: { standing } }: TestNetwork,
  { registry, field, bits, keyOf }: Filling,
  first: number,
  end: number,
): Promise<void> {
  const [from, to] = [await registry.getAddress(), await standing.getAddress()];
  await networkHelpers.impersonateAccount(from);
  for (let index = first; index < end; index += 1) {
    const data = standing.interface.encodeFunctionData("write", [field, keyOf(index), bits]);
    await provider.send("eth_sendTransaction", [{ from, to, data, gas: GAS, gasPrice: "0x0" }]);
  }
  await networkHelpers.stopImpersonatingAccount(from);
}

/** A key of nobody. */
export function filled(index: number): string {
  return zeroPadValue(toBeHex(FIRST_FILLED + BigInt(index)), 32);
}

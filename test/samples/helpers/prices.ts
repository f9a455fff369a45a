import type { ContractTransactionResponse } from "ethers";
import { encodeBytes32String } from "ethers";
import { type Call, call, decide } from "../../fixtures/decisions.ts";
import { keyOf } from "../../fixtures/people.ts";
import type { Samples } from "./samples.ts";

export const SERIES = encodeBytes32String("BOND-2031");
/** 98.5, with eight decimals. */
export const VALUE = 9_850_000_000n;

/** An account of the sample that the tests list. */
export const PUBLISHER = "bank-a.participant";

/** Whom the board's `post` is open to: offices by number, and accounts of its list by address. */
interface Publishers {
  readonly offices?: readonly bigint[];
  readonly listed?: readonly string[];
}

/** Has the committee manage the board and open `post`; without publishers to {@link PUBLISHER} alone. */
export async function openPosting(
  { network, board }: Samples,
  { offices = [], listed = [network.address(PUBLISHER)] }: Publishers = {},
): Promise<void> {
  const { selector } = board.getFunction("post").fragment;
  const opening = { selector, offices, listed: listed.length > 0, essential: false };
  const { methodLists } = network.suite;
  await decide(network, [
    await call(methodLists, "manage", [board, [opening]]),
    await call(methodLists, "list", [board, selector, listed, true]),
  ]);
}

/** The call that posts the price of a second. */
export function posting({ board }: Samples, at: number, series = SERIES): Promise<Call> {
  return call(board, "post", [series, VALUE, at]);
}

/** Posts the price of a second. */
export async function post(
  { network, board }: Samples,
  at: number,
  { as = PUBLISHER, series = SERIES }: { as?: string; series?: string } = {},
): Promise<ContractTransactionResponse> {
  return board.connect(keyOf(network, as)).post(series, VALUE, at);
}

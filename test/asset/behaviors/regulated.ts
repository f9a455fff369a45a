import { expect } from "chai";
import type { ContractTransactionResponse, Wallet } from "ethers";
import type { AssetToken } from "../../../types/ethers-contracts/index.ts";

/** A regulated token in force, as new, and how those who may act on it do. Every act lasts until it is undone. */
export interface RegulatedToken {
  /** Any token of ERC-20 and ERC-7943, through a handle that knows their functions, events and errors (ERC-6093). */
  readonly token: AssetToken;
  /** Who holds all of `held`; who may receive and holds nothing; who may spend for others; who has no right at all. */
  readonly holder: Wallet;
  readonly receiver: Wallet;
  readonly spender: Wallet;
  readonly stranger: Wallet;
  readonly held: bigint;
  /** Sets how much of a holding is frozen, by whoever is permitted. */
  readonly setFrozen: (account: string, amount: bigint) => Promise<ContractTransactionResponse>;
  /** Freezes an amount by the authority that {@link force} acts for, which may take from it. */
  readonly freezeForForce: (account: string, amount: bigint) => Promise<unknown>;
  /** Moves by force, by whoever is permitted. */
  readonly force: (from: string, to: string, amount: bigint) => Promise<ContractTransactionResponse>;
  readonly barFromSending: (account: string) => Promise<unknown>;
  readonly barFromReceiving: (account: string) => Promise<unknown>;
  /** Stops all transfers of the token, or ends it for good. */
  readonly stop: () => Promise<unknown>;
  readonly end: () => Promise<unknown>;
  /** Burns of the holder's own, as he may. */
  readonly burn: (amount: bigint) => Promise<unknown>;
}

/** One thing that a token must do; fails by throwing. Named after the defect (D1 to D13) that others have there. */
export interface Case {
  readonly name: string;
  readonly run: (rwa: RegulatedToken) => Promise<void>;
}

/** That an act is refused, for whatever reason, and that holdings and supply are as before. */
export async function expectNothingMoved(rwa: RegulatedToken, act: () => Promise<unknown>): Promise<void> {
  const before = await holdings(rwa);
  const moved = await act().then(
    () => true,
    () => false,
  );
  expect(moved, "the act was not refused").to.equal(false);
  expect(await holdings(rwa)).to.deep.equal(before);
}

/** The supply, and what holder and receiver have. */
export async function holdings({
  token,
  holder,
  receiver,
}: Pick<RegulatedToken, "token" | "holder" | "receiver">): Promise<bigint[]> {
  return Promise.all([token.totalSupply(), token.balanceOf(holder), token.balanceOf(receiver)]);
}

/** The names and values of what the token tells of an act, in order. */
export async function toldBy(
  { token }: RegulatedToken,
  sent: Promise<ContractTransactionResponse>,
): Promise<{ name: string; values: unknown[] }[]> {
  const receipt = await (await sent).wait();
  const address = await token.getAddress();
  const logs = (receipt?.logs ?? []).filter((log) => log.address === address);
  return logs
    .map((log) => token.interface.parseLog(log))
    .filter((log) => log !== null)
    .map(({ name, args }) => ({ name, values: [...args] }));
}

import { isAddress, getAddress } from "ethers";
import { type Desk, nowOf } from "../../desk.ts";
import { devWalletOf, freeDevWallet } from "../../keys/devKeys.ts";
import type { ZeroGasWallet } from "../../keys/zeroGasWallet.ts";
import { signAcceptance } from "../acceptance/acceptance.ts";
import type { NamedAcceptance } from "../acceptance/files.ts";
import { replaceable } from "./subject.ts";

/** How long an acceptance with a development key may be used (seconds). */
const USABLE = 30 * 86_400;

/**
 * The acceptance of a development key that is to follow an account: that of the address, or the next one that is nobody's.
 * @throws Refusal when the account cannot be rotated, or the address is not that of a development key
 */
export async function developmentAcceptance(desk: Desk, account: string, to?: string): Promise<NamedAcceptance> {
  const { label, organization, office } = await replaceable(desk, account);
  const key = to === undefined ? await freeDevelopmentKey(desk) : devWalletOf(isAddress(to) ? getAddress(to) : to);
  const on = { chainId: desk.record.chainId, accounts: await desk.suite.accounts.getAddress() };
  const deadline = (await nowOf(desk)) + USABLE;
  return {
    ...(await signAcceptance(key, on, { account: key.address, organization, office, deadline })),
    ...on,
    name: label,
  };
}

/**
 * The next development key that is nobody's, and that no recovery was ever to.
 * @param taken addresses that are somebody's, besides those that the chain knows
 * @throws Refusal when all are taken
 */
export async function freeDevelopmentKey(desk: Desk, taken: ReadonlySet<string> = new Set()): Promise<ZeroGasWallet> {
  const { recovery, accounts } = desk.suite;
  const started = await recovery.queryFilter(recovery.filters.RecoveryStarted());
  const named = new Set(started.map(({ args }) => args.successor));
  return freeDevWallet(async (candidate) => {
    if (taken.has(candidate) || named.has(candidate) || candidate === desk.record.founder) return true;
    return (await accounts.accountOf(candidate)).status !== 0n;
  });
}

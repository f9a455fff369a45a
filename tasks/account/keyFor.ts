import { existsSync } from "node:fs";
import { getAddress, isAddress } from "ethers";
import type { Desk } from "../../lib/desk.ts";
import { readAcceptances } from "../../lib/account/acceptance/files.ts";
import { freeDevelopmentKey } from "../../lib/account/recovery/developmentKey.ts";
import { devWalletOf, freeDevWallet } from "../../lib/keys/devKeys.ts";
import type { ZeroGasWallet } from "../../lib/keys/zeroGasWallet.ts";
import { Refusal } from "../../lib/refusal.ts";
import { type Secrets, secretKey } from "../shared/keys.ts";
import type { KnownNetwork } from "./reachable.ts";

/** Holds the key that an account signs its acceptance with. */
const ACCOUNT_KEY = "ACCOUNT_KEY";

/** What the command line says about the key of an account that accepts. */
export interface KeyOptions {
  readonly account: string;
  /** It is the new key of an account that has one. */
  readonly rotate: boolean;
  readonly devKeys: boolean;
  readonly address: string | undefined;
  /** Folder of acceptances. */
  readonly out: string;
}

/**
 * The key of an account that accepts: ACCOUNT_KEY, or a development key. Without address the next one that is nobody's in
 * the file, the network or the acceptances beside this one; a new key for an account is always one of those.
 * @param desk the network, when one is reachable
 * @throws Refusal when there is no key, or it is not that of the account in the consortium file
 */
export async function keyFor(
  options: KeyOptions,
  network: KnownNetwork,
  desk: Desk | undefined,
  secrets: Secrets,
): Promise<ZeroGasWallet> {
  const known = options.rotate ? undefined : network.accounts.find(({ name }) => name === options.account);
  const key = options.devKeys
    ? await developmentKey(options, known?.address, network, desk)
    : await secretKey(ACCOUNT_KEY, secrets);
  if (key === undefined) {
    throw new Refusal(
      `There is no key of ${options.account}: put it into the keystore with \`npx hardhat keystore set ${ACCOUNT_KEY}\`, or into the environment variable ${ACCOUNT_KEY}; on a development network say --dev-keys.`,
    );
  }
  if (known === undefined || key.address === known.address) return key;
  const source = options.devKeys ? "--address" : ACCOUNT_KEY;
  throw new Refusal(`${source} is the key of ${key.address}, not of ${known.name} (${known.address}).`);
}

async function developmentKey(
  { account, address, out, rotate }: KeyOptions,
  known: string | undefined,
  network: KnownNetwork,
  desk: Desk | undefined,
): Promise<ZeroGasWallet> {
  const given = address ?? known;
  if (given !== undefined) return devWalletOf(isAddress(given) ? getAddress(given) : given);
  const accepted = existsSync(out) ? await readAcceptances(out) : [];
  const own = rotate ? undefined : accepted.find(({ name }) => name === account);
  if (own !== undefined) return devWalletOf(own.account);
  const taken = new Set([network.founder, ...network.accounts].map((holder) => holder.address));
  for (const acceptance of accepted) taken.add(acceptance.account);
  if (desk !== undefined) return freeDevelopmentKey(desk, taken);
  return freeDevWallet((candidate) => Promise.resolve(taken.has(candidate)));
}

import type { ConsortiumAccount, ConsortiumFile } from "../../consortium/schema.ts";
import { devWalletOf } from "../../keys/devKeys.ts";
import { suiteAddresses } from "../../suite/addresses.ts";
import { organizationId } from "../../suite/plan.ts";
import {
  type Acceptance,
  type AcceptanceDomain,
  type AcceptanceTerms,
  isSigned,
  signAcceptance,
} from "./acceptance.ts";

/** The network that a consortium file founds, before it exists. */
export function foundingDomain(file: ConsortiumFile): AcceptanceDomain {
  return { chainId: file.chainId, accounts: suiteAddresses(file.founder.address).Accounts };
}

/** What an account of the file accepts; `deadline` in seconds. */
function foundingTerms(file: ConsortiumFile, account: ConsortiumAccount, deadline: number): AcceptanceTerms {
  const { address, organization, office } = account;
  return { account: address, organization: organizationId(file, organization), office, deadline };
}

/** 2100-01-01: acceptances of keys that everyone knows guard nothing, so they may be the same on every devnet. */
const DEV_DEADLINE = Date.UTC(2100, 0) / 1000;

/** The acceptances of all accounts of the file, signed with the development keys; `deadline` in seconds. */
export function devAcceptances(file: ConsortiumFile, deadline = DEV_DEADLINE): Promise<Acceptance[]> {
  return Promise.all(
    file.accounts.map((account) =>
      signAcceptance(devWalletOf(account.address), foundingDomain(file), foundingTerms(file, account, deadline)),
    ),
  );
}

/**
 * Why the acceptance of an account of the file cannot be used at second `now`; undefined when it can.
 * @param now seconds since the epoch
 */
export function acceptanceFault(
  file: ConsortiumFile,
  account: ConsortiumAccount,
  acceptances: readonly Acceptance[],
  now: number,
): string | undefined {
  const acceptance = acceptances.find((given) => given.account === account.address);
  if (acceptance === undefined) return "is missing";
  const terms = foundingTerms(file, account, acceptance.deadline);
  if (!isSigned(foundingDomain(file), { ...terms, signature: acceptance.signature })) {
    return `is not its signature for ${account.organization}, ${account.office} and this network`;
  }
  if (acceptance.deadline < now) return `expired at ${new Date(acceptance.deadline * 1000).toISOString()}`;
  return undefined;
}

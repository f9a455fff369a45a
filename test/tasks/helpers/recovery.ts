import type { Wallet } from "ethers";
import { type AcceptanceTerms, signAcceptance } from "../../../lib/account/acceptance/acceptance.ts";
import type { NamedAcceptance } from "../../../lib/account/acceptance/files.ts";
import { consent } from "../../../lib/account/recovery/consent.ts";
import { deliverObjection } from "../../../lib/account/recovery/deliver.ts";
import { finish } from "../../../lib/account/recovery/end.ts";
import { nameGuardians } from "../../../lib/account/recovery/nameGuardians.ts";
import { objectionTerms } from "../../../lib/account/recovery/object.ts";
import { signObjection } from "../../../lib/account/recovery/objection.ts";
import { rotate } from "../../../lib/account/recovery/rotate.ts";
import { support } from "../../../lib/account/recovery/support.ts";
import { addressBookOf } from "../../../lib/addressBook.ts";
import { actorWith } from "../../../lib/actor.ts";
import { execute } from "../../../lib/committee/execute.ts";
import { vote } from "../../../lib/committee/vote.ts";
import { type Desk, nowOf, openDesk } from "../../../lib/desk.ts";
import { proposalOf } from "../../../lib/proposals.ts";
import type { Report } from "../../../lib/report.ts";
import { OFFICES } from "../../../lib/suite/words.ts";
import type { DeskNetwork } from "../../fixtures/desk.ts";

export const DAY = 86_400;
/** In which the old key may object. */
export const WINDOW = 3 * DAY;
/** After which a recovery that nobody consented to ends. */
export const LIFE = 30 * DAY;

/** The account that the tests recover. */
export const SUBJECT = "bank-a.participant";

/** The acceptance of a new key for an account, usable for 60 days; `changed` is what it accepts instead. */
export async function acceptedFor(
  live: DeskNetwork,
  account: string,
  key: Wallet = live.stranger(),
  changed: Partial<AcceptanceTerms & { readonly chainId: number; readonly signer: Wallet }> = {},
): Promise<NamedAcceptance> {
  const { desk } = live;
  const entry = await desk.suite.accounts.accountOf(desk.book.address(account));
  const on = {
    chainId: changed.chainId ?? desk.record.chainId,
    accounts: desk.record.contracts["Accounts"]?.address ?? "",
  };
  const terms = {
    account: key.address,
    organization: changed.organization ?? Number(entry.organization),
    office: changed.office ?? OFFICES[Number(entry.office)] ?? "None",
    deadline: changed.deadline ?? (await nowOf(desk)) + 60 * DAY,
  };
  return { ...(await signAcceptance(changed.signer ?? key, on, terms)), ...on, name: account };
}

/** Starts the recovery of an account as its OrgAdmin. */
export async function started(live: DeskNetwork, account = SUBJECT, key: Wallet = live.stranger()) {
  const acceptance = await acceptedFor(live, account, key);
  return rotate(live.desk, live.actor(`${account.split(".")[0] ?? ""}.admin`), { account, acceptance });
}

/** Recovers an account wholly: started by its OrgAdmin, consented to by bank-b's, finished by anyone. */
export async function recovered(live: DeskNetwork, account = SUBJECT, key: Wallet = live.stranger()): Promise<void> {
  await started(live, account, key);
  await consent(live.desk, live.actor("bank-b.admin"), account);
  await live.advance(WINDOW);
  await finish(live.desk, live.actor("csd.operator"), account);
}

/** Signs an objection with the old key of an account and has it delivered. */
export async function objected({ desk, actor, as }: DeskNetwork, account = SUBJECT): Promise<void> {
  const { terms } = await objectionTerms(desk, account);
  await deliverObjection(desk, actor("csd.operator"), account, await signObjection(as(account), terms));
}

/** Names these guardians of bank-a, of whom two start a recovery. */
export async function guarded(live: DeskNetwork, ...guardians: string[]): Promise<void> {
  await nameGuardians(live.desk, live.actor("bank-a.admin"), { guardians, quorum: 2 });
}

/** Lets guardians support the recovery of an account with one acceptance. */
export async function supported(live: DeskNetwork, guardians: readonly string[], account = SUBJECT) {
  const acceptance = await acceptedFor(live, account);
  const reports = [];
  for (const name of guardians) reports.push(await support(live.desk, live.actor(name), { account, acceptance }));
  return reports;
}

/** The network as a task opens it anew: names follow the keys of the chain. */
export async function reopened({ desk, record, provider, file }: DeskNetwork): Promise<Desk> {
  return openDesk(record, provider, addressBookOf(file).accounts, desk.book.nodes);
}

/** Somebody who acts with a key of nobody of the sample. */
export function newKey(live: DeskNetwork, number = 0) {
  return actorWith(live.desk, live.stranger(number));
}

/** Lets the seats decide what a report proposed, and executes it after its delay. */
export async function decided(live: DeskNetwork, { data }: Report<{ readonly proposal: number | undefined }>) {
  const { proposal = 0 } = data;
  const { desk, actor } = live;
  for (const seat of ["bank-a.seat", "bank-b.seat", "csd.seat"]) {
    await vote(desk, actor(seat), { proposal, support: "for" });
  }
  await execute(desk, actor("bank-b.seat"), proposal);
  const { eta = 0 } = await proposalOf(desk.suite, proposal);
  if (eta > (await nowOf(desk))) await live.advance(eta - (await nowOf(desk)) + 1);
  await execute(desk, actor("bank-b.seat"), proposal);
}

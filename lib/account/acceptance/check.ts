import { type Desk, nowOf } from "../../desk.ts";
import { memberName } from "../../enums.ts";
import { date } from "../../format.ts";
import { Refusal } from "../../refusal.ts";
import { OFFICES, ORG_KINDS, type OrgKind, officeFits } from "../../suite/words.ts";
import { isSigned } from "./acceptance.ts";
import type { NamedAcceptance } from "./files.ts";

/**
 * Checks that the committee or an OrgAdmin can enrol on an acceptance here and now.
 * @throws Refusal saying what is wrong with it and what to do next
 */
export async function checkAcceptance(desk: Desk, acceptance: NamedAcceptance): Promise<void> {
  const { organization } = acceptance;
  await checkConsent(desk, acceptance);
  const whose = desk.book.organizationLabel(organization);
  if ((await kindOf(desk, organization)) === "Regulator") {
    throw new Refusal(
      `${whose} is a regulator, which keeps its own accounts: an officer asks with \`regulator change\`.`,
    );
  }
}

/**
 * Checks network, signature, time, name and office of an acceptance.
 * @throws Refusal saying what is wrong with it and what to do next
 */
export async function checkConsent(desk: Desk, acceptance: NamedAcceptance): Promise<void> {
  await checkSigned(desk, acceptance);
  checkOrganization(desk, acceptance);
  checkName(desk, acceptance);
  await checkOffice(desk, acceptance);
}

/**
 * Checks network, signature and time of an acceptance.
 * @throws Refusal saying what is wrong with it and what to do next
 */
export async function checkSigned(desk: Desk, acceptance: NamedAcceptance): Promise<void> {
  const { name, chainId, accounts, deadline } = acceptance;
  const here = { chainId: desk.record.chainId, accounts: desk.record.contracts["Accounts"]?.address ?? "" };
  if (chainId !== here.chainId || accounts !== here.accounts) {
    throw new Refusal(
      `The acceptance of ${name} is for chain ${chainId}, Accounts ${accounts}: it must be signed for this network.`,
    );
  }
  const isContract = (await desk.provider.getCode(acceptance.account)) !== "0x";
  if (!isContract && !isSigned(here, acceptance)) {
    throw new Refusal(
      `The acceptance of ${name} is not signed by ${acceptance.account}: sign it again with \`account accept\`.`,
    );
  }
  if (deadline < (await nowOf(desk))) {
    throw new Refusal(`The acceptance of ${name} ended at ${date(deadline)}: sign it again with \`account accept\`.`);
  }
}

function checkOrganization({ book }: Desk, { name, organization }: NamedAcceptance): void {
  if (book.organizations.some(({ id }) => id === organization)) return;
  throw new Refusal(
    `The acceptance of ${name} is for organization ${organization}, which this network does not have: see \`org list\`.`,
  );
}

/** A name means one address, and begins with its organization's. */
function checkName({ book }: Desk, { name, account, organization }: NamedAcceptance): void {
  const whose = book.organizationLabel(organization);
  if (!name.startsWith(`${whose}.`)) {
    throw new Refusal(`An account of ${whose} is called ${whose}. and a name of its own, not ${name}: accept again.`);
  }
  const holder = book.accounts.find((known) => known.name.toLowerCase() === name.toLowerCase());
  if (holder === undefined || holder.address.toLowerCase() === account.toLowerCase()) return;
  throw new Refusal(`${name} is the name of ${holder.address} already: accept again under another name.`);
}

async function checkOffice(desk: Desk, { name, office, organization }: NamedAcceptance): Promise<void> {
  const kind = await kindOf(desk, organization);
  if (officeFits(office, kind)) return;
  const fitting = OFFICES.filter((candidate) => officeFits(candidate, kind)).join(", ");
  throw new Refusal(
    `${name} cannot be ${office}: ${desk.book.organizationLabel(organization)} is a ${kind}, which holds ${fitting}.`,
  );
}

async function kindOf({ suite }: Desk, organization: number): Promise<OrgKind> {
  const { kind } = await suite.organizations.organization(organization);
  return ORG_KINDS.find((known) => known === memberName(ORG_KINDS, kind)) ?? "None";
}

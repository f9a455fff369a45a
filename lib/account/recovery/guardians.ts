import type { Desk } from "../../desk.ts";
import { memberName } from "../../enums.ts";
import { table } from "../../format.ts";
import type { Report } from "../../report.ts";
import { OFFICES } from "../../suite/words.ts";
import { textOfBytes32 } from "../../wording.ts";

/** A guardian of another organization's accounts. */
interface Guardian {
  readonly account: string;
  readonly name: string | undefined;
  readonly organization: string;
  /** Guardians of one group count once. */
  readonly group: string;
  /** The office in which it acts now; None when it cannot support anything. */
  readonly actsAs: string;
}

/** Who may start recoveries of an organization's accounts together when its OrgAdmin is lost. */
export interface Circle {
  readonly organization: string;
  /** From how many groups it takes; 0 when no guardians are named. */
  readonly quorum: number;
  readonly guardians: readonly Guardian[];
  /** Whether those who act now are of enough groups. */
  readonly reachable: boolean;
}

/** The guardians of an organization. */
export async function circleOf(desk: Desk, organization: number): Promise<Circle> {
  const [addresses, quorum] = await desk.suite.recovery.guardiansOf(organization);
  const guardians = await Promise.all(addresses.map((named) => guardianOf(desk, named)));
  const acting = new Set(guardians.filter(({ actsAs }) => actsAs !== "None").map(({ group }) => group));
  return {
    organization: desk.book.organizationLabel(organization),
    quorum: guardians.length === 0 ? 0 : Number(quorum),
    guardians,
    reachable: guardians.length > 0 && acting.size >= Number(quorum),
  };
}

/** The group of an organization, which independence counts by. */
export async function groupOf({ suite }: Desk, organization: number): Promise<string> {
  return textOfBytes32((await suite.organizations.organization(organization)).group);
}

/**
 * The guardians of one organization, or of all that have some.
 * @throws Refusal when there is no such organization
 */
export async function listGuardians(desk: Desk, organization?: string): Promise<Report<Circle[]>> {
  const { book } = desk;
  const only = organization === undefined ? undefined : book.organization(organization);
  const ids = only === undefined ? book.organizations.map(({ id }) => id) : [only];
  const circles = await Promise.all(ids.map((id) => circleOf(desk, id)));
  const named = circles.filter(({ guardians }) => guardians.length > 0);
  const data = only === undefined ? named : circles;
  const none =
    only === undefined ? "No organization has guardians" : `${book.organizationLabel(only)} has no guardians`;
  const text =
    named.length === 0
      ? `${none}, who would recover its accounts when its OrgAdmin is lost.\nnext  an OrgAdmin names some: \`account guardians --set NAME,NAME,NAME --quorum 2 --as ORGADMIN\``
      : named.map(circleText).join("\n\n");
  return { data, text };
}

/** A circle for people. */
export function circleText({ organization, quorum, guardians, reachable }: Circle): string {
  const rows = guardians.map(({ account, name, organization: theirs, group, actsAs }) => [
    name ?? account,
    theirs,
    group,
    actsAs === "None" ? "nobody" : actsAs,
  ]);
  const title = `Guardians of ${organization}: ${quorum} of them, from as many groups, start a recovery together.`;
  const warning = reachable ? [] : ["Too few of them act now: its OrgAdmin should name others."];
  return [title, table(["guardian", "organization", "group", "acts now as"], rows), ...warning].join("\n");
}

/** A guardian is known by the key that followed the one that was named. */
async function guardianOf(desk: Desk, named: string): Promise<Guardian> {
  const { suite, book } = desk;
  const address = await suite.recovery.currentOf(named);
  const organization = Number((await suite.accounts.accountOf(address)).organization);
  const [office, group] = await Promise.all([suite.standing.officeOf(address), groupOf(desk, organization)]);
  return {
    account: address,
    name: book.nameOf(address),
    organization: book.organizationLabel(organization),
    group,
    actsAs: memberName(OFFICES, office),
  };
}

import type { Desk } from "../desk.ts";
import type { Office } from "../suite/words.ts";
import type { NamedAcceptance } from "./acceptance/files.ts";

/** Offices that an OrgAdmin gives alone (`contracts/types/Office.sol`). */
export const OWN: readonly Office[] = ["Participant", "Issuer"];

/** The offices of an organization in which it enrols, or proposes to enrol, an account; preferred first. */
export async function enrollingOffices(
  { suite }: Desk,
  { office, organization }: Pick<NamedAcceptance, "office" | "organization">,
  actors: number,
): Promise<readonly Office[]> {
  if (actors !== organization || !OWN.includes(office)) return ["Seat"];
  const { accountCap } = await suite.organizations.organization(organization);
  return (await suite.accounts.ownCountOf(organization)) < accountCap ? ["OrgAdmin", "Seat"] : ["Seat"];
}

/** Who can enrol: `bank-a.trader as Participant: an OrgAdmin of bank-a enrols it at once, or …`. */
export async function whoEnrols(desk: Desk, acceptance: NamedAcceptance): Promise<string> {
  const { name, office, organization } = acceptance;
  const whose = desk.book.organizationLabel(organization);
  const propose = "a Seat account proposes it to the committee";
  const alone = (await enrollingOffices(desk, acceptance, organization)).includes("OrgAdmin");
  if (alone) return `${name} as ${office} of ${whose}: an OrgAdmin of ${whose} does it at once, or ${propose}`;
  const { accountCap } = await desk.suite.organizations.organization(organization);
  const why = OWN.includes(office)
    ? `${whose} has enrolled the ${accountCap} accounts that it may enrol alone`
    : "an OrgAdmin gives only the offices Participant and Issuer, in its own organization";
  return `${name} as ${office} of ${whose}: ${why}, so ${propose}`;
}

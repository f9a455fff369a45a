import { holdersIn } from "../actor.ts";
import type { Desk } from "../desk.ts";
import { INSPECTION_ITEMS, memberName } from "../enums.ts";
import { organizationStanding } from "../org/status.ts";

/** An item that is not attested, and who can. */
export interface MissingItem {
  readonly item: string;
  /** Undefined for NonObjection, which any regulator gives. */
  readonly organization: string | undefined;
  /** Accounts that attest it, by name. */
  readonly accounts: readonly string[];
  readonly words: string;
}

/** What an asset's plan has not got now, and who can give it. */
export async function missingItems(desk: Desk, id: number): Promise<MissingItem[]> {
  const missing = await desk.suite.assetRegister.missingOf(id);
  return Promise.all(
    missing.map(async ({ item, organization }) => {
      const name = memberName(INSPECTION_ITEMS, item);
      const accounts = (await inspectorsOf(desk, name, Number(organization))).map((each) => desk.book.label(each));
      const whose = name === "NonObjection" ? undefined : desk.book.organizationLabel(Number(organization));
      return {
        item: name,
        organization: whose,
        accounts,
        words: await wordsFor(desk, name, Number(organization), accounts),
      };
    }),
  );
}

/** The accounts that attest an item for an organization; NonObjection for any regulator. */
export async function inspectorsOf(desk: Desk, item: string, organization: number): Promise<string[]> {
  if (item !== "NonObjection") return holdersIn(desk, organization, "Inspector");
  const officers = await Promise.all(desk.book.organizations.map(({ id }) => holdersIn(desk, id, "Regulator")));
  return officers.flat();
}

async function wordsFor(desk: Desk, item: string, organization: number, accounts: readonly string[]): Promise<string> {
  const by = accounts.join(" or ");
  if (item === "NonObjection") return `NonObjection by a regulator: ${by === "" ? "there is no officer" : by}`;
  const whose = `${item} by ${desk.book.organizationLabel(organization)}`;
  const { status } = await organizationStanding(desk, organization);
  if (status === "Suspended") return `${whose}, whose word does not count while it is suspended`;
  return by === "" ? `${whose}, which has no Inspector: enrol one with \`account enrol\`` : `${whose}: ${by}`;
}

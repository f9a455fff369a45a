import type { Desk } from "../desk.ts";
import { ORG_STATUSES, memberName } from "../enums.ts";
import type { ToldEvent } from "../events/told.ts";
import type { Suite } from "../suite/handles.ts";
import { uint40At } from "../suite/uint40.ts";
import { ORG_KINDS } from "../suite/words.ts";
import { textOfBytes32 } from "../wording.ts";
import { directiveFacts } from "./directives.ts";
import { type Fact, facts, frozenFact, momentAt } from "./fact.ts";
import { orderFacts } from "./orders.ts";
import { accountsOf, nodesOf, registryFacts, seatFacts } from "./organizationParts.ts";
import type { Point } from "./point.ts";

type OrganizationDossier = Awaited<ReturnType<Suite["dossier"]["ofOrganization"]>>;

/** All that was known of an organization at the block, its accounts and nodes among it. */
export async function organizationFacts(
  desk: Desk,
  organization: number,
  point: Point,
  history: readonly ToldEvent[],
): Promise<Fact[]> {
  const { suite } = desk;
  const { now, block } = point;
  const found = await suite.dossier.ofOrganization(organization, { blockTag: block });
  const isOwn = (id: bigint) => Number(id) === organization;
  return [
    ...facts("Organizations", [["number", organization]]),
    ...organizationBasics(found.organization, found.word, now),
    ...facts("Organizations", [["account cap", Number(found.organization.accountCap)]]),
    ...(await seatFacts(desk, organization, block)),
    ...(await registryFacts(desk, organization, block)),
    ...guardianFacts(desk, found),
    ...orderFacts(desk, found.orders, history, now),
    ...(await directiveFacts(desk, point, ({ affected, regulator, draft }) =>
      [affected, regulator, draft.arbiter].some(isOwn),
    )),
    ...(await accountsOf(desk, organization, found.accounts, point)),
    ...(await nodesOf(desk, organization, found.nodes, block)),
  ];
}

/** What an organization is and where it stands; also part of what is known of its accounts and nodes. */
export function organizationBasics(
  { name, kind, group, status }: OrganizationDossier["organization"],
  word: bigint,
  now: number,
): Fact[] {
  return [
    ...facts("Organizations", [
      ["organization's name", textOfBytes32(name)],
      ["organization's kind", memberName(ORG_KINDS, kind)],
      ["organization's group", textOfBytes32(group)],
      ["organization's status", memberName(ORG_STATUSES, status)],
    ]),
    ...facts("Standing", [["organization's status since", ...momentAt(uint40At(word, 16n), now, "never")]]),
    ...frozenFact(word, 56n, "organization's accounts send nothing until", now),
    ...frozenFact(word, 96n, "organization's accounts receive nothing until", now),
  ];
}

function guardianFacts({ book }: Desk, { guardians, guardiansNeeded }: OrganizationDossier): Fact[] {
  if (guardians.length === 0) return facts("Recovery", [["guardians", null]]);
  const names = guardians.map((guardian) => book.label(guardian)).join(", ");
  return facts("Recovery", [
    ["guardians", [...guardians], names],
    ["guardians' groups needed", Number(guardiansNeeded)],
  ]);
}

import { ZeroAddress } from "ethers";
import type { Desk } from "../desk.ts";
import { ACCOUNT_STATUSES, memberName } from "../enums.ts";
import type { ToldEvent } from "../events/told.ts";
import { date } from "../format.ts";
import type { Suite } from "../suite/handles.ts";
import { OFFICES } from "../suite/words.ts";
import { heldFacts } from "./assetFacts.ts";
import { directiveFacts } from "./directives.ts";
import { type Fact, facts, frozenFact, momentAt } from "./fact.ts";
import { holdingFacts } from "./holdingFacts.ts";
import { orderFacts } from "./orders.ts";
import { organizationBasics } from "./organizationFacts.ts";
import { seatFacts } from "./organizationParts.ts";
import type { Point } from "./point.ts";

type AccountDossier = Awaited<ReturnType<Suite["dossier"]["ofAccount"]>>;

/** All that was known of an account at the block; of its holding of `asset`, or of all that it holds. */
export async function accountFacts(
  desk: Desk,
  address: string,
  point: Point,
  history: readonly ToldEvent[],
  asset: string | undefined,
): Promise<Fact[]> {
  const { now, block } = point;
  const found = await desk.suite.dossier.ofAccount(address, { blockTag: block });
  const { word } = found;
  return [
    ...entryFacts(desk, found, now),
    ...enrolledFact(history),
    ...facts("Standing", [["acts as", memberName(OFFICES, found.office)]]),
    ...frozenFact(word, 88n, "sends nothing until", now),
    ...frozenFact(word, 128n, "receives nothing until", now),
    ...frozenFact(word, 168n, "in recovery until", now),
    ...organizationBasics(found.organization, found.organizationWord, now),
    ...(await seatOf(desk, found, block)),
    ...orderFacts(desk, found.orders, history, now),
    ...orderFacts(desk, found.ordersOnOrganization, history, now),
    ...recoveryFacts(desk, found, now),
    ...(asset === undefined
      ? await heldFacts(desk, address, point)
      : await holdingFacts(desk, address, asset, point, history)),
    ...(await directiveFacts(desk, point, ({ draft }) => draft.from === address || draft.to === address)),
  ];
}

function entryFacts({ book }: Desk, { account }: AccountDossier, now: number): Fact[] {
  const status = memberName(ACCOUNT_STATUSES, account.status);
  const expired = account.validUntil !== 0n && account.validUntil <= now;
  return facts("Accounts", [
    ["account", account.account],
    ["organization", book.organizationLabel(Number(account.organization))],
    ["office", memberName(OFFICES, account.office)],
    ["status", status, account.suspendedByDecision && status === "Suspended" ? "Suspended, by decision" : status],
    ["valid until", ...momentAt(account.validUntil, now, "never ends")],
    ["validity over", expired],
    ["enrolled by its organization", account.own],
    ["KYC", account.kyc],
    ...(account.summonedAt === 0n ? [] : [["summoned", ...momentAt(account.summonedAt, now, "")] as const]),
  ]);
}

async function seatOf(desk: Desk, { account }: AccountDossier, block: number): Promise<Fact[]> {
  const isSeat = memberName(OFFICES, account.office) === "Seat";
  return isSeat ? seatFacts(desk, Number(account.organization), block) : [];
}

/** Only the event tells when. */
function enrolledFact(history: readonly ToldEvent[]): Fact[] {
  const enrolled = history.findLast(({ event }) => event === "AccountEnrolled");
  if (enrolled === undefined) return [];
  return facts("Accounts", [["enrolled", enrolled.at, `${date(enrolled.at)}, block ${enrolled.block}`]]);
}

function recoveryFacts({ book }: Desk, { recovery, predecessor, successor }: AccountDossier, now: number): Fact[] {
  const chain = [
    ["follows", predecessor],
    ["followed by", successor],
  ] as const;
  const keys = chain.flatMap(([fact, address]) =>
    address === ZeroAddress ? [] : facts("Recovery", [[fact, address, book.label(address)]]),
  );
  if (recovery.startedAt === 0n) return keys;
  const by = recovery.byGuardians ? "guardians" : "its OrgAdmin";
  return [
    ...keys,
    ...facts("Recovery", [
      ["recovery to", recovery.successor, book.label(recovery.successor)],
      ["recovery started", Number(recovery.startedAt), `${momentAt(recovery.startedAt, now, "")[1]} by ${by}`],
      ["recovery consented", ...momentAt(recovery.consentedAt, now, "not yet")],
      ["recovery objected to", ...momentAt(recovery.objectedAt, now, "no")],
    ]),
  ];
}

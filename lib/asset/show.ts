import type { Desk } from "../desk.ts";
import { pointAt } from "../dossier/point.ts";
import { DIRECTIONS, ORDER_STATUSES, PLACERS, memberName } from "../enums.ts";
import type { Report } from "../report.ts";
import { FOR_GOOD } from "../suite/uint40.ts";
import { textOr } from "./entry.ts";
import { findAsset } from "./find.ts";
import { inspectorsOf } from "./inspectors.ts";
import { type Rejection, rejectionOf } from "./rejection.ts";
import { type AssetReport, type Inspected, checkExisted, reportOf } from "./report.ts";
import { shownText } from "./shown.ts";
import { type Edge, edgesFrom, wayWords } from "./states.ts";
import { type ToldAsset, toldAsset } from "./told.ts";

/** An item of an inspection as tasks tell it. Moments are seconds since 1970. */
interface ToldInspection {
  readonly item: string;
  /** Undefined for any regulator. */
  readonly organization: string | undefined;
  readonly status: Inspected["status"];
  /** Who attested it last, and until when. */
  readonly account: string | undefined;
  readonly until: number | undefined;
  /** Accounts that can give it now, while the asset is under inspection and it does not count. */
  readonly by: readonly string[];
}

/** A freeze order on the token. */
interface ToldStop {
  readonly order: number;
  readonly placer: string;
  readonly organization: string;
  readonly direction: string;
  readonly status: string;
  /** Undefined when it holds until it is lifted. */
  readonly until: number | undefined;
}

/** Everything about an asset at a block. Moments are seconds since 1970, amounts the token's smallest units. */
export interface ShownAsset extends ToldAsset {
  readonly block: number;
  /** Time of the block. */
  readonly at: number;
  /** The states in one line, where it is in brackets. */
  readonly way: string;
  /** What it can come to next, and by what. */
  readonly next: readonly Edge[];
  readonly edition: number;
  /** What an attestation binds. */
  readonly contentHash: string;
  readonly termsHash: string;
  readonly termsUri: string;
  readonly allocationHash: string;
  /** Seconds from the pre-release to the deadline. */
  readonly period: number;
  readonly redeemableWhileSuspended: boolean;
  readonly custodian: string;
  readonly lockId: string;
  /** Number of the asset that the lock backs; undefined when none. */
  readonly lockHolder: number | undefined;
  readonly inspections: readonly ToldInspection[];
  /** Who rejected it and why; undefined unless it is rejected, and where only its period ended. */
  readonly rejection: Rejection | undefined;
  /** What is held. */
  readonly supply: string;
  /** The freeze orders on the token. */
  readonly orders: readonly ToldStop[];
}

/**
 * Shows an asset: where it is and what it can come to, who attested what and who can give what is missing, its dates, what
 * is held, what stops its token, and what its lock backs.
 * @param at number of a block, or a date; left out, the newest block
 * @throws Refusal when there is none, or it was not drafted then
 */
export async function showAsset(desk: Desk, text: string, at?: string): Promise<Report<ShownAsset>> {
  const found = await findAsset(desk, text);
  const point = await pointAt(desk, at);
  await checkExisted(desk, found, point);
  const report = await reportOf(desk, found.id, point);
  const { asset, contentHash, supply, lockHolder } = report;
  const { state, terms, edition } = asset;
  const inspections = report.inspections.map((inspected) => toldInspection(desk, inspected, state, at === undefined));
  const data = {
    ...toldAsset(desk, asset),
    ...{ block: point.block, at: point.now, way: wayWords(state), next: edgesFrom(state) },
    ...{ edition, contentHash, termsHash: terms.termsHash, termsUri: textOr(() => terms.termsUri) },
    ...{ allocationHash: terms.allocationHash, period: Number(terms.period) },
    redeemableWhileSuspended: terms.redeemableWhileSuspended,
    custodian: desk.book.organizationLabel(Number(terms.custodian)),
    ...{ lockId: terms.lockId, lockHolder, supply: String(supply) },
    inspections: await Promise.all(inspections),
    rejection: await rejectionOf(desk, asset, point),
    orders: stopsIn(desk, report),
  };
  return { data, text: shownText(desk, asset, data) };
}

/** With those who can give what does not count, which is asked of the present alone. */
async function toldInspection(
  desk: Desk,
  { item, organization, status, account, until }: Inspected,
  state: string,
  isNow: boolean,
): Promise<ToldInspection> {
  const named = organization === 0 ? undefined : desk.book.organizationLabel(organization);
  const isMissing = isNow && state === "PreReleased" && status !== "attested";
  const by = isMissing ? await inspectorsOf(desk, item, organization) : [];
  return { item, organization: named, status, account, until, by };
}

function stopsIn({ book }: Desk, { orders }: AssetReport): ToldStop[] {
  return orders.map(({ number, order }) => ({
    order: Number(number),
    placer: memberName(PLACERS, order.placer),
    organization: book.organizationLabel(Number(order.organization)),
    direction: memberName(DIRECTIONS, order.direction),
    status: memberName(ORDER_STATUSES, order.status),
    until: Number(order.until) === FOR_GOOD ? undefined : Number(order.until),
  }));
}

import type { ReportStructOutput } from "../../types/ethers-contracts/asset/AssetReport.ts";
import type { Desk } from "../desk.ts";
import type { Point } from "../dossier/point.ts";
import { INSPECTION_ITEMS, memberName } from "../enums.ts";
import { date } from "../format.ts";
import { Refusal } from "../refusal.ts";
import { ORG_KINDS } from "../suite/words.ts";
import { type AssetEntry, assetEntry, fullName } from "./entry.ts";

/** What became of an item of an inspection. Moments are seconds since 1970. */
export interface Inspected {
  /** Title, Pricing, Trading, Custody or NonObjection. */
  readonly item: string;
  /** Number of the organization whose word it is; 0 for any regulator that has not given it. */
  readonly organization: number;
  /** Who attested it last; undefined when nobody did. */
  readonly account: string | undefined;
  readonly until: number | undefined;
  /**
   * `attested` counts now; of those that do not, `missing` was never given, `void` is of an earlier edition, `expired` and
   * `suspended` were lost with time or with the organization.
   */
  readonly status: "attested" | "missing" | "void" | "expired" | "suspended";
}

/** Everything about an asset at a block. */
export interface AssetReport {
  readonly asset: AssetEntry;
  /** What an attestation binds. */
  readonly contentHash: string;
  /** Every item that must be attested, in the order of the plan, then Custody and NonObjection. */
  readonly inspections: readonly Inspected[];
  /** What is held, smallest units. */
  readonly supply: bigint;
  /** Number of the asset that its lock backs; undefined when none. */
  readonly lockHolder: number | undefined;
  /** The freeze orders on the token that have effect. */
  readonly orders: ReportStructOutput["orders"];
}

type Attestation = ReportStructOutput["attestations"][number];

/**
 * Checks that an asset was drafted already.
 * @throws Refusal when it was not, at the block
 */
export async function checkExisted({ suite, book }: Desk, asset: AssetEntry, { block, now }: Point): Promise<void> {
  if ((await suite.assetRegister.count({ blockTag: block })) >= asset.id) return;
  throw new Refusal(
    `${fullName({ book }, asset)} was not drafted yet at block ${block}, ${date(now)}: give a later --at.`,
  );
}

/** Reads everything about an asset that is known, as of a block. */
export async function reportOf(desk: Desk, id: number, { block, now }: Point): Promise<AssetReport> {
  const found = await desk.suite.assetReport.reportOf(id, { blockTag: block });
  const asset = assetEntry(id, found.asset);
  const missing = new Set(found.missing.map(({ item, organization }) => `${item} ${organization}`));
  const inspected = (item: string, organization: bigint, attestation: Attestation | undefined): Inspected => {
    const number = INSPECTION_ITEMS.findIndex((name) => name === item);
    const isMissing = missing.has(`${number} ${organization}`);
    return { item, organization: Number(organization), ...wordOf(asset, attestation, isMissing, now) };
  };
  const { custodian, inspections: plan } = asset.terms;
  return {
    asset,
    contentHash: found.contentHash,
    inspections: [
      ...plan.map(({ item, organization }, i) =>
        inspected(memberName(INSPECTION_ITEMS, item), organization, found.attestations[i]),
      ),
      inspected("Custody", custodian, found.attestations[plan.length]),
      ...(await nonObjections(desk, asset, missing.has(`${INSPECTION_ITEMS.indexOf("NonObjection")} 0`), {
        block,
        now,
      })),
    ],
    supply: found.supply,
    lockHolder: found.lockHolder === 0n ? undefined : Number(found.lockHolder),
    orders: found.orders,
  };
}

/** The regulators' words; where none ever gave one, that one is missing. */
async function nonObjections(
  { suite }: Desk,
  asset: AssetEntry,
  isMissing: boolean,
  { block, now }: Point,
): Promise<Inspected[]> {
  const { organizations, assetRegister } = suite;
  const at = { blockTag: block };
  const item = INSPECTION_ITEMS.indexOf("NonObjection");
  const every = await organizations.page(1, await organizations.count(at), at);
  const regulators = every.flatMap(({ kind }, i) => (memberName(ORG_KINDS, kind) === "Regulator" ? [i + 1] : []));
  const words = await Promise.all(
    regulators.map(async (organization): Promise<Inspected> => {
      const attestation = await assetRegister.attestationOf(asset.id, item, organization, at);
      return { item: "NonObjection", organization, ...wordOf(asset, attestation, isMissing, now) };
    }),
  );
  const given = words.filter(({ status }) => status !== "missing");
  const none = { item: "NonObjection", organization: 0, ...wordOf(asset, undefined, isMissing, now) };
  return given.length > 0 ? given : [none];
}

function wordOf(
  { edition }: AssetEntry,
  attestation: Attestation | undefined,
  isMissing: boolean,
  now: number,
): Pick<Inspected, "account" | "until" | "status"> {
  if (attestation === undefined || attestation.edition === 0n) {
    return { account: undefined, until: undefined, status: "missing" };
  }
  const [account, until] = [attestation.account, Number(attestation.until)];
  if (Number(attestation.edition) !== edition) return { account, until, status: "void" };
  if (until <= now) return { account, until, status: "expired" };
  return { account, until, status: isMissing ? "suspended" : "attested" };
}

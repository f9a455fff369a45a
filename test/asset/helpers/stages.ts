import { network } from "hardhat";
import { contractSubject } from "../../../lib/regulator/subject.ts";
import { freeze } from "../../fixtures/acts.ts";
import { settled } from "../../fixtures/assetActs.ts";
import { annul } from "../../fixtures/assetDirectives.ts";
import { INSPECTOR, type TestAsset, drafted, effective, inspected, maturing } from "../../fixtures/assets.ts";
import { Direction } from "../../fixtures/enums.ts";
import { type Founded, moveTo } from "../../fixtures/given.ts";
import { EVIDENCE, REASON } from "../../fixtures/reasons.ts";
import { withIssuers } from "./issuers.ts";

/** How an asset comes to each place it can be in; `preReleased` lacks only its activation. */
const STAGES = {
  draft: (made: Founded) => drafted(made),
  preReleased: (made: Founded) => inspected(made),
  rejected: async (made: Founded) => {
    const asset = await inspected(made);
    await reject(made, asset);
    return asset;
  },
  "rejected by its deadline": async (made: Founded) => {
    const asset = await inspected(made);
    await moveTo(made, await deadlineOf(made, asset));
    return asset;
  },
  effective: (made: Founded) => effective(made),
  suspended: async (made: Founded) => stopped(made, await effective(made)),
  maturing: (made: Founded) => maturing(made),
  "suspended at maturity": async (made: Founded) => stopped(made, await maturing(made)),
  settled: (made: Founded) => settled(made),
  annulled: async (made: Founded) => annul(made, await effective(made)),
} as const;

/** A place that an asset can be in. */
export type Stage = keyof typeof STAGES;

/** Every place, in the order of a life. */
export const EVERY_STAGE = [
  "draft",
  "preReleased",
  "rejected",
  "rejected by its deadline",
  "effective",
  "suspended",
  "maturing",
  "suspended at maturity",
  "settled",
  "annulled",
] as const satisfies readonly Stage[];

/** A network with an asset in some place. */
export interface Staged {
  readonly network: Founded;
  readonly asset: TestAsset;
}

const fixtures = new Map(EVERY_STAGE.map((stage) => [stage, fixtureOf(stage)]));

function fixtureOf(stage: Stage): () => Promise<Staged> {
  return async function brought() {
    const made = await withIssuers();
    return { network: made, asset: await STAGES[stage](made) };
  };
}

/** The sample with an asset in this place, brought there once and as new for each test. */
export async function staged(stage: Stage): Promise<Staged> {
  const fixture = fixtures.get(stage);
  if (fixture === undefined) throw new Error(`no asset is ${stage}`);
  const { networkHelpers } = await network.getOrCreate();
  return networkHelpers.loadFixture(fixture);
}

/** Until when an asset under inspection can be activated; seconds. */
export async function deadlineOf({ suite }: Founded, { id }: TestAsset): Promise<bigint> {
  return (await suite.assetRegister.assetOf(id)).deadline;
}

/** Rejects an asset as the auditor's inspector, or another. */
export function reject({ suite, ...made }: Founded, { id }: TestAsset, as = INSPECTOR) {
  return suite.assetRegister.connect(made.as(as)).reject(id, REASON, EVIDENCE);
}

/** Stops the token by an order of both officers, for good. */
export async function stopped(made: Founded, asset: TestAsset): Promise<TestAsset> {
  const order = await freeze(made, contractSubject(asset.address), { direction: Direction.both });
  await made.suite.freezeOrders.connect(made.as("regulator.officer-2")).confirm(order);
  return asset;
}

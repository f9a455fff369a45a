import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { activateAsset } from "../../lib/asset/activate.ts";
import { amountText } from "../../lib/asset/amount.ts";
import { attestAsset } from "../../lib/asset/attest.ts";
import { draftAsset } from "../../lib/asset/draft.ts";
import { prereleaseAsset } from "../../lib/asset/prerelease.ts";
import { withdrawAsset } from "../../lib/asset/withdraw.ts";
import { nowOf } from "../../lib/desk.ts";
import type { Narrator } from "./narrator.ts";
import { refused } from "./outcome.ts";
import type { Stage } from "./stage.ts";

/** The symbol of the sample bond. */
export const BOND = "BC27";
const SAMPLES = join(import.meta.dirname, "../../consortiums/samples");
const SHEET = join(SAMPLES, "bond-2027.md");
/** The lock of the sample, and what somebody made of it who typed it. */
const [LOCK, MISTAKEN] = ["CSD-2027-0042", "CSD-2027-0024"];
/** Seconds from the draft to the maturity, as long as the story needs. */
const TERM = 90 * 86_400;
const ISSUER = "bank-c.issuer";

const ATTESTED = [
  ["auditor.inspector", ["Title", "Pricing", "Trading"]],
  ["csd.inspector", ["Custody"]],
  ["regulator.officer-1", ["NonObjection"]],
] as const;

/** An asset is inspected by many before anybody can hold it, and after a correction once more. */
export async function issuing(stage: Stage, narrator: Narrator): Promise<void> {
  await narrator.step("bank-c drafts a bond from its terms sheet, and releases it for inspection", () => draft(stage));
  await narrator.step(
    "The custodian knows no such lock: bank-c takes the bond back, and what was attested is void",
    () => correct(stage),
  );
  await narrator.step(
    "Auditor, custodian and regulator attest the corrected terms; whoever likes makes it effective",
    () => activate(stage),
  );
}

async function draft(stage: Stage): Promise<string[]> {
  const { data } = await draftAsset(stage.desk, stage.actor(ISSUER), stage.home, {
    file: await termsFile(stage, MISTAKEN),
  });
  const released = await release(stage);
  await attest(stage, "auditor.inspector", "Title");
  const early = await refused(stage, () => activateAsset(stage.desk, stage.actor(ISSUER), stage.home, BOND), /missing/);
  return [
    `asset ${data.asset}: ${data.name}, ${amountText(BigInt(data.issue), data.decimals)} ${BOND}, backed by lock ${MISTAKEN} of csd`,
    `to be attested: ${released}; auditor.inspector attests Title`,
    ...early.split("\n"),
  ];
}

async function correct(stage: Stage): Promise<string[]> {
  const issuer = stage.actor(ISSUER);
  const { data: withdrawn } = await withdrawAsset(stage.desk, issuer, BOND);
  const file = await termsFile(stage, LOCK);
  const { data } = await draftAsset(stage.desk, issuer, stage.home, { file, redraft: BOND });
  if (withdrawn.state !== "Draft" || data.did !== "redrafted") throw new Error(`${BOND} is ${data.state}`);
  return [`corrected to lock ${LOCK} and released again`, `to be attested: ${await release(stage)}`];
}

async function activate(stage: Stage): Promise<string[]> {
  const lines: string[] = [];
  for (const [inspector, items] of ATTESTED) {
    for (const item of items) await attest(stage, inspector, item);
    lines.push(`${inspector} attests ${items.join(", ")}`);
  }
  const { data } = await activateAsset(stage.desk, stage.actor("csd.operator"), stage.home, BOND);
  await stage.refresh();
  const holders = data.allocation.map(
    ({ account, amount }) => `${stage.desk.book.label(account)} ${amountText(BigInt(amount), data.decimals)}`,
  );
  return [...lines, `${data.state}, made so by csd.operator: ${holders.join(", ")}`];
}

/** Releases the draft; what is to be attested. */
async function release(stage: Stage): Promise<string> {
  const { data } = await prereleaseAsset(stage.desk, stage.actor(ISSUER), BOND);
  const count = ATTESTED.flatMap(([, items]) => items).length;
  if (data.missing.length !== count) throw new Error(`${data.missing.length} items are missing, not ${count}`);
  return data.missing.map(({ item, organization }) => `${item} by ${organization ?? "a regulator"}`).join(", ");
}

async function attest(stage: Stage, inspector: string, item: string): Promise<void> {
  await attestAsset(stage.desk, stage.actor(inspector), stage.home, BOND, { item, document: SHEET });
}

/** The sample's terms with a lock, mature within the story, whose clock is not the calendar's. */
async function termsFile(stage: Stage, lockId: string): Promise<string> {
  const sample = z.looseObject({}).parse(JSON.parse(await readFile(join(SAMPLES, "bond-2027.json"), "utf8")));
  const maturity = new Date(((await nowOf(stage.desk)) + TERM) * 1_000).toISOString().slice(0, 10);
  const path = join(stage.home, "bond.json");
  await writeFile(path, JSON.stringify({ ...sample, document: SHEET, lockId, maturity }));
  return path;
}

import type { Actor } from "../actor.ts";
import { parseMoment } from "../arguments.ts";
import { type Desk, nowOf } from "../desk.ts";
import { date, harmless, moment, pairs } from "../format.ts";
import type { Report } from "../report.ts";
import { type AssetIssued, afterIssuing } from "./issued.ts";
import { keptAllocation } from "./allocationFile.ts";
import { checkDocument, checkEnd, checkLock, sameTerms } from "./attestable.ts";
import { checkAttestor, itemNamed } from "./attestor.ts";
import { contentHash } from "./content.ts";
import { type AssetEntry, fullName } from "./entry.ts";
import { type MissingItem, missingItems } from "./inspectors.ts";
import { withoutWords } from "./prerelease.ts";
import { assetIn } from "./stage.ts";
import { termsPairs } from "./termsText.ts";

/** What somebody attests, and what he compares it with. */
export interface AttestRequest {
  /** Title, Pricing, Trading, Custody or NonObjection. */
  readonly item: string;
  /** Date; left out, the end of the inspection. */
  readonly until?: string | undefined;
  /** The document of terms, a file, which must have the hash that the terms name. */
  readonly document?: string | undefined;
  /** The terms file, which must say what the chain says. */
  readonly terms?: string | undefined;
  /** Shown what is attested before anything is sent; throws to stop it. */
  readonly confirm?: (summary: string) => Promise<void>;
}

/** An item that an organization stands for. */
interface AttestedAsset extends AssetIssued<"attested"> {
  readonly item: string;
  /** No longer valid from then on, seconds since 1970. */
  readonly until: number;
  /** What else must be attested. */
  readonly missing: readonly Omit<MissingItem, "words">[];
}

/**
 * Attests an item of an asset under inspection, as an Inspector whom its plan names, or for NonObjection as an officer. The
 * content that was shown is what is attested.
 * @param home folder of the network's data, below which allocation lists are kept
 * @throws Refusal when the account does not attest the item, a file is not what the terms say, or the lock is taken
 */
export async function attestAsset(
  desk: Desk,
  inspector: Actor,
  home: string,
  text: string,
  { item: word, until: end, document, terms, confirm }: AttestRequest,
): Promise<Report<AttestedAsset>> {
  const item = itemNamed(word);
  const asset = await assetIn(desk, text, ["PreReleased"]);
  await checkAttestor(desk, inspector, asset, item);
  const now = await nowOf(desk);
  const until = end === undefined ? asset.deadline : parseMoment("--until", end);
  checkEnd(asset, until, now);
  if (item.name === "Custody") await checkLock(desk, asset);
  if (document !== undefined) await checkDocument(asset, document);
  const list = terms === undefined ? await keptAllocation(desk, home, asset) : await sameTerms(desk, asset, terms);

  const content = await contentHash(desk, asset);
  const shown = pairs([
    ...termsPairs(desk, asset, now, list),
    ["content", `hash ${content}`],
    ["compared", comparedWords({ document, terms })],
    ["valid", `until ${moment(until, now)}`],
  ]);
  await confirm?.(
    `${inspector.name} is to attest ${item.name} of ${fullName(desk, asset)}, ${harmless(asset.name)}:\n${shown}`,
  );
  const call = await desk.suite.assetRegister.attest.populateTransaction(asset.id, item.number, content, until);
  const { hash } = await inspector.act(call);
  const { data } = await afterIssuing(desk, asset.id, "attested", hash);
  const missing = await missingItems(desk, asset.id);
  const lines = [
    `${inspector.name} attests ${item.name} of ${fullName(desk, asset)}, ${harmless(asset.name)}:`,
    shown,
    ...nextLines(asset, missing, now),
  ];
  const told = { ...data, item: item.name, until, missing: missing.map(withoutWords) };
  return { data: told, text: lines.join("\n") };
}

function comparedWords({ document, terms }: Pick<AttestRequest, "document" | "terms">): string {
  const same = [
    ...(document === undefined ? [] : [`${document} is the document`]),
    ...(terms === undefined ? [] : [`${terms} says the same terms`]),
  ];
  return same.length === 0 ? "with no file: --document and --terms do" : same.join(", ");
}

function nextLines(asset: AssetEntry, missing: readonly MissingItem[], now: number): string[] {
  if (missing.length > 0) return ["still missing:", ...missing.map(({ words }) => `  ${words}`)];
  const from = Number(asset.terms.effectiveFrom);
  const when = from > now ? `from ${date(from)} on` : "now";
  return [`Everything is attested: anyone activates it ${when} with \`asset activate ${asset.id}\`.`];
}

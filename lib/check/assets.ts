import { ZeroAddress } from "ethers";
import { type AssetEntry, assetEntries, assetLabel } from "../asset/entry.ts";
import { itemsWords } from "../asset/items.ts";
import type { Desk } from "../desk.ts";
import { ASSET_KINDS, ASSET_STATES } from "../enums.ts";
import type { Part } from "./part.ts";
import { registryIn } from "./registry.ts";

/** The assets: what keeps their holdings, and by what right these were changed. */
export const assets: Part = {
  name: "assets",
  proves:
    "every asset's token is a clone of the founded one, what was issued is held or redeemed, and nothing is taken but by directive",
  check: checkAssets,
};

/** The status, protection and role of a target. */
const TARGET_BITS = 0x3ffn;
const ACTIVE = 1n;

async function* checkAssets(desk: Desk): AsyncGenerator<string> {
  const entries = await assetEntries(desk.suite);
  for (const entry of entries) {
    yield* checkToken(desk, entry);
    yield* checkSupply(desk, entry);
    yield* checkTaken(desk, entry);
  }
  yield* checkTargets(desk, entries);
  yield* checkOrigin(desk);
  yield* checkMinimums(desk);
}

/** A clone (ERC-1167) has no constructor: whose it is, its storage tells. */
async function* checkToken({ suite, provider }: Desk, entry: AssetEntry): AsyncGenerator<string> {
  const { assetRegister, standing } = suite;
  const { id, issuer, token } = entry;
  const at = `The token of ${assetLabel(entry)} at ${token}`;
  const implementation = (await assetRegister.implementation()).slice(2).toLowerCase();
  const code = `0x363d3d373d3d3d363d73${implementation}5af43d82803e903d91602b57fd5bf3`;
  if ((await provider.getCode(token)) !== code) {
    yield `${at} is no clone of the founded one.`;
    return;
  }
  const clone = suite.tokenAt(token);
  const [said, by, known] = await Promise.all([clone.asset(), clone.issuer(), assetRegister.idOf(token)]);
  if (Number(said) !== id || Number(by) !== issuer) yield `${at} says that it is asset ${said} of organization ${by}.`;
  if (Number(known) !== id) yield `${at} is that of asset ${known} for AssetRegister.`;
  const word = await standing.targetOf(token);
  const isSound = (word & TARGET_BITS) === ACTIVE && registryIn(word) === (await assetRegister.getAddress());
  if (!isSound) yield `${at} is not the target in Standing that it should be: its word is ${word}.`;
}

/** Issued once, at the activation, and less only by what was redeemed. */
async function* checkSupply({ suite }: Desk, entry: AssetEntry): AsyncGenerator<string> {
  const clone = suite.tokenAt(entry.token);
  const { assetRegister } = suite;
  const moved = await assetRegister.queryFilter(assetRegister.filters.AssetMoved(entry.id));
  const isActivated = moved.some(({ args }) => ASSET_STATES[Number(args.to)] === "Effective");
  const burned = await clone.queryFilter(clone.filters.Transfer(undefined, ZeroAddress));
  const redeemed = burned.reduce((sum, { args }) => sum + args.value, 0n);
  const held = await clone.totalSupply();
  const issued = isActivated ? entry.terms.supply : 0n;
  if (issued === held + redeemed) return;
  yield `Of ${assetLabel(entry)} ${issued} were issued and ${redeemed} redeemed, but ${held} are held.`;
}

/** What a directive takes shares its transaction with the directive's execution. */
async function* checkTaken({ suite }: Desk, entry: AssetEntry): AsyncGenerator<string> {
  const { directives } = suite;
  const clone = suite.tokenAt(entry.token);
  const [taken, executed] = await Promise.all([
    clone.queryFilter(clone.filters.ForcedTransfer()),
    directives.queryFilter(directives.filters.DirectiveExecuted()),
  ]);
  const directed = new Set(executed.map(({ transactionHash }) => transactionHash));
  for (const { transactionHash, blockNumber } of taken) {
    if (directed.has(transactionHash)) continue;
    yield `In block ${blockNumber} ${assetLabel(entry)} was taken from a holder without an executed directive.`;
  }
}

/** The register makes tokens known, and nothing else. */
async function* checkTargets({ suite, book }: Desk, entries: readonly AssetEntry[]): AsyncGenerator<string> {
  const { standing, assetRegister } = suite;
  const register = await assetRegister.getAddress();
  const tokens = new Set(entries.map(({ token }) => token));
  const written = await standing.queryFilter(standing.filters.TargetWritten());
  for (const target of new Set(written.map(({ args }) => args.target))) {
    if (tokens.has(target) || registryIn(await standing.targetOf(target)) !== register) continue;
    yield `${book.label(target)} is a target by AssetRegister, but the token of no asset.`;
  }
}

/** What the committee alone does shares its transaction with a proposal's execution. */
async function* checkOrigin({ suite, book }: Desk): AsyncGenerator<string> {
  const { committee, assetRegister } = suite;
  const { filters } = assetRegister;
  const [executions, minimums, moved] = await Promise.all([
    committee.queryFilter(committee.filters.ProposalExecuted()),
    assetRegister.queryFilter(filters.AssetMinimumSet()),
    assetRegister.queryFilter(filters.AssetMoved()),
  ]);
  const decided = new Set(executions.map(({ transactionHash }) => transactionHash));
  for (const { transactionHash, blockNumber } of minimums) {
    if (!decided.has(transactionHash))
      yield `In block ${blockNumber} a minimum of inspection changed without an executed decision.`;
  }
  for (const { args, transactionHash, blockNumber } of moved) {
    const isDecided = ASSET_STATES[Number(args.to)] !== "Maturing" || decided.has(transactionHash);
    const label = book.assetLabel(Number(args[0]));
    if (!isDecided) yield `In block ${blockNumber} ${label} was made mature without an executed decision.`;
  }
}

/** The minimum of each kind stands as it was set last. */
async function* checkMinimums({ suite: { assetRegister } }: Desk): AsyncGenerator<string> {
  const set = await assetRegister.queryFilter(assetRegister.filters.AssetMinimumSet());
  const last = new Map(set.map(({ args }) => [Number(args.kind), minimumWords(args.minimum)]));
  for (const [kind, should] of last) {
    const is = minimumWords(await assetRegister.minimumOf(kind));
    if (is !== should) yield `The minimum of ${ASSET_KINDS[kind] ?? kind} is ${is}, but ${should} was set last.`;
  }
}

function minimumWords({ items, groups }: { readonly items: bigint; readonly groups: bigint }): string {
  return `${itemsWords(items)} by ${groups} groups`;
}

import { ZeroAddress } from "ethers";
import type { Desk } from "../desk.ts";
import { DEPLOYMENT_MODES, TARGET_STATUSES, memberName } from "../enums.ts";
import { type ReleaseEntry, releaseEntries } from "../release/entries.ts";
import { isPublished } from "../release/naming.ts";
import { addressOf } from "../release/submission.ts";
import type { Part } from "./part.ts";
import { registryIn } from "./registry.ts";

/** The contracts that were published, and how each came to run. */
export const releases: Part = {
  name: "releases",
  proves: "every released contract runs the code that was approved, where and as its release says, and by decision",
  check: checkReleases,
};

async function* checkReleases(desk: Desk): AsyncGenerator<string> {
  const entries = await releaseEntries(desk.suite);
  for (const entry of entries) {
    yield* checkContract(desk, entry);
    yield* checkLine(entry, entries);
  }
  yield* checkTargets(desk, entries);
  yield* checkOrigin(desk);
  yield* checkMode(desk);
}

/** An address of CREATE2 is a hash of the creation code: who finds a contract there knows what made it. */
async function* checkContract({ suite, provider, book }: Desk, entry: ReleaseEntry): AsyncGenerator<string> {
  const { id, target, initCodeHash } = entry;
  const label = book.releaseLabel(id);
  const creator = await suite.releases.getAddress();
  if (addressOf(creator, id, initCodeHash) !== target) yield `${label} is not at the address of its code.`;
  const [code, word, at] = await Promise.all([
    provider.getCode(target),
    suite.standing.targetOf(target),
    suite.releases.idAt(target),
  ]);
  const published = isPublished(entry);
  if (published && code === "0x") yield `${label} is ${entry.status}, but has no code at ${target}.`;
  if (!published && code !== "0x") yield `${label} is ${entry.status}, but there is code at ${target}.`;
  if (Number(at) !== (published ? id : 0)) yield `${label} is ${entry.status}, but its address says otherwise.`;
  const is = memberName(TARGET_STATUSES, word & 0xffn);
  const should = published ? entry.status : "None";
  if (is !== should) yield `${label} is ${entry.status}, but as a target of transactions it is ${is}.`;
}

/** Predecessor and successor know each other, once the successor is published. */
function* checkLine(entry: ReleaseEntry, entries: readonly ReleaseEntry[]): Generator<string> {
  const { id, successor, predecessor } = entry;
  const after = entries.find((other) => other.id === successor);
  if (successor !== undefined && after?.predecessor !== id) {
    yield `Release ${id} is succeeded by release ${successor}, which does not say so.`;
  }
  const before = entries.find((other) => other.id === predecessor);
  if (isPublished(entry) && predecessor !== undefined && before?.successor !== id) {
    yield `Release ${id} succeeds release ${predecessor}, which does not say so.`;
  }
}

/** What is no contract of the founding and no asset became a target of transactions by a release alone. */
async function* checkTargets({ suite, book }: Desk, entries: readonly ReleaseEntry[]): AsyncGenerator<string> {
  const { standing } = suite;
  const written = await standing.queryFilter(standing.filters.TargetWritten());
  const creator = await suite.releases.getAddress();
  const assets = await suite.assetRegister.getAddress();
  const known = new Set(entries.filter(isPublished).map(({ target }) => target));
  for (const target of new Set(written.map(({ args }) => args.target))) {
    const registry = registryIn(await standing.targetOf(target));
    if (registry === ZeroAddress || registry === assets || (registry === creator && known.has(target))) continue;
    yield registry === creator
      ? `${book.label(target)} is a target by a release that does not exist.`
      : `${book.label(target)} is a target by ${book.label(registry)}, and no release.`;
  }
}

/** What the committee alone does shares its transaction with a proposal's execution. */
async function* checkOrigin({ suite, book, record }: Desk): AsyncGenerator<string> {
  const { committee, releases: register } = suite;
  const { filters } = register;
  const executions = await committee.queryFilter(committee.filters.ProposalExecuted());
  const decided = new Set(executions.map(({ transactionHash }) => transactionHash));
  const [approved, ...moved] = await Promise.all([
    register.queryFilter(filters.ReleaseApproved()),
    register.queryFilter(filters.ReleaseRejected()),
    register.queryFilter(filters.ReleaseSuspended()),
    register.queryFilter(filters.ReleaseResumed()),
    register.queryFilter(filters.ReleaseRetired()),
  ]);
  const byCommittee = approved.filter(({ args }) => args.by === ZeroAddress);
  for (const { args, eventName, transactionHash, blockNumber } of [...byCommittee, ...moved.flat()]) {
    if (decided.has(transactionHash)) continue;
    const verb = eventName.replace("Release", "").toLowerCase();
    yield `In block ${blockNumber} ${book.releaseLabel(Number(args.id))} was ${verb} without an executed decision.`;
  }
  const [modes, lists] = await Promise.all([
    register.queryFilter(filters.DeploymentModeSet()),
    register.queryFilter(filters.DeveloperListed()),
  ]);
  for (const { transactionHash, blockNumber } of [...modes, ...lists]) {
    if (blockNumber <= record.handOver.block || decided.has(transactionHash)) continue;
    yield `In block ${blockNumber} who approves releases changed without an executed decision.`;
  }
}

/** Mode and list stand as they were set last: by the founding, or a decision since. */
async function* checkMode({ suite: { releases: register }, book }: Desk): AsyncGenerator<string> {
  const { filters } = register;
  const set = (await register.queryFilter(filters.DeploymentModeSet())).at(-1)?.args.mode;
  const mode = await register.mode();
  if (mode !== set) yield `The mode is ${modeWords(mode)}, but ${modeWords(set)} was set last.`;
  const listings = await register.queryFilter(filters.DeveloperListed());
  const last = new Map(listings.map(({ args }) => [Number(args.organization), args.listed]));
  for (const { id, name } of book.organizations) {
    const is = await register.isListed(id);
    if (is !== (last.get(id) ?? false)) yield `${name} is ${is ? "" : "not "}listed, but the events say otherwise.`;
  }
}

function modeWords(mode: bigint | undefined): string {
  return mode === undefined ? "none" : memberName(DEPLOYMENT_MODES, mode);
}

import type { KnownContract } from "./decode.ts";
import { type Revert, readRevert } from "./errors/revert.ts";
import { NameBook } from "./names.ts";
import { Refusal } from "./refusal.ts";

/** Besu's code for a transaction that the account rules refuse. */
export const NOT_PERMITTED = -32007;

/** Besu's own words before the reason. */
const BESU_PREFIX = /^Sender account not authorized to send transactions: /;

/** What is said of a revert that carries nothing. */
const SILENT = "execution reverted without a reason: a contract that was called has no such function, or says nothing";

/** Names nobody: where no network is at hand. */
const NOBODY = new NameBook({ contracts: [], accounts: [], organizations: [] });

/** What an error that a node or library threw holds for people. */
interface Fault {
  readonly code: number | string | undefined;
  readonly message: string | undefined;
  readonly data: string | undefined;
}

/**
 * Turns whatever a call or transaction threw into one line: a contract's error in words with what to do next, the
 * node's refusal with its reason, or the message itself.
 */
export function explain(thrown: unknown, contracts: readonly KnownContract[] = [], book = NOBODY): Refusal {
  if (thrown instanceof Refusal) return thrown;
  const faults = faultsIn(thrown);
  const revert = revertIn(faults, contracts, book);
  if (revert !== undefined) {
    const suffix = revert.error === undefined ? "" : ` [${revert.error}]`;
    const named = revert.error === undefined ? {} : { error: revert.error };
    return new Refusal(`Refused: ${revert.words}${suffix}.`, { cause: thrown, ...named });
  }
  const refusal = faults.find(({ code }) => code === NOT_PERMITTED);
  if (refusal !== undefined) {
    const reason = withNames((refusal.message ?? "").replace(BESU_PREFIX, ""), book);
    return new Refusal(`The node refused the transaction (${NOT_PERMITTED}): ${reason}`, { cause: thrown });
  }
  return new Refusal(oneLine(messageOf(faults, thrown)), { cause: thrown });
}

function revertIn(faults: readonly Fault[], contracts: readonly KnownContract[], book: NameBook): Revert | undefined {
  const data = faults.find((fault) => fault.data !== undefined)?.data;
  return data === undefined ? undefined : readRevert(data, contracts, book);
}

/** The error and everything it wraps, outermost first. */
function faultsIn(thrown: unknown, depth = 0): Fault[] {
  if (typeof thrown !== "object" || thrown === null || depth > 5) return [];
  const members = new Map<string, unknown>(Object.entries(thrown));
  const inner = ["info", "error", "cause", "data"].flatMap((key) => faultsIn(members.get(key), depth + 1));
  const message = thrown instanceof Error ? thrown.message : members.get("message");
  return [
    {
      code: scalar(members.get("code")),
      message: typeof message === "string" ? message : undefined,
      data: hexOf(members.get("data")),
    },
    ...inner,
  ];
}

function scalar(value: unknown): number | string | undefined {
  return typeof value === "number" || typeof value === "string" ? value : undefined;
}

function hexOf(value: unknown): string | undefined {
  return typeof value === "string" && /^0x[0-9a-f]*$/i.test(value) && value !== "0x" ? value : undefined;
}

/** The node's own words before a library's wrapping of them. */
function messageOf(faults: readonly Fault[], thrown: unknown): string {
  const fromNode = faults.find(({ code, message }) => typeof code === "number" && message !== undefined);
  const network = faults.find(({ code }) => code === "ECONNREFUSED");
  if (network !== undefined)
    return `No node answers (${network.message ?? "connection refused"}): is the devnet running?`;
  const said = fromNode?.message ?? faults[0]?.message ?? String(thrown);
  return /^execution reverted( \(no data|$)/.test(said) ? SILENT : said;
}

/** The text with names before the addresses that have one, and none yet. */
function withNames(text: string, book: NameBook): string {
  return text.replace(/(?<!\()0x[0-9a-fA-F]{40}\b/g, (address) => {
    const name = book.nameOf(address);
    return name === undefined ? address : `${name} (${address})`;
  });
}

function oneLine(text: string): string {
  return text.split("\n", 1)[0] ?? text;
}

import { type Desk, nowOf } from "../desk.ts";
import { moment, pairs, table } from "../format.ts";
import type { Report } from "../report.ts";
import type { Guard } from "./word.ts";
import { type MethodEntry, type MethodTarget, entriesOf, entryWords, knownTargets, targetOf } from "./entries.ts";

/** A contract that may be called. */
export interface ListedTarget {
  readonly target: string;
  readonly name: string;
  readonly managed: boolean;
  /** What tells who may call it: the class table is the suite's; `open` is open to every active account. */
  readonly guard: Guard;
  /** The organization whose OrgAdmin closes functions alone; undefined when none does. */
  readonly administrator: string | undefined;
}

const HEADING = ["contract", "guarded by", "administrator", "address"];

/** Whether a contract is managed, in words. */
const GUARDED: Readonly<Record<Guard, string>> = {
  "method list": "yes: what is not listed here is closed",
  "class table": "never: a contract of the suite, guarded by the class table, never by a method list",
  open: "no: open to every active account",
  unknown: "no: the network does not know it, so nobody may call it",
};

/** A function of a managed contract. Moments are seconds since 1970. */
export interface ListedMethod {
  readonly function: string;
  readonly selector: string;
  /** To which offices it is open now, and whether to its list. */
  readonly offices: readonly string[];
  readonly listed: boolean;
  readonly accounts: readonly string[];
  readonly essential: boolean;
  /** What is open by decision, while an OrgAdmin's closing leaves less. */
  readonly tightened:
    | { readonly by: string; readonly until: number; readonly offices: readonly string[]; readonly listed: boolean }
    | undefined;
}

/** The contracts that the network lets be called, what guards each, and who administers the managed ones. */
export async function listTargets(desk: Desk): Promise<Report<ListedTarget[]>> {
  const found = (await knownTargets(desk)).map((target) => listed(desk, target));
  const rows = found.map(({ name, guard, administrator = "none", target }) => [name, guard, administrator, target]);
  const none = "No contract is managed: what is open below, every active account may call.";
  const lines = [found.some(({ managed }) => managed) ? [] : none, table(HEADING, rows)];
  return { data: found, text: lines.flat().join("\n") };
}

/**
 * To whom the functions of a contract are open.
 * @throws Refusal when there is no contract of this name
 */
export async function listMethods(
  desk: Desk,
  text: string,
): Promise<Report<ListedTarget & { readonly functions: readonly ListedMethod[] }>> {
  const target = await targetOf(desk, text);
  const entries = target.managed ? await entriesOf(desk, target) : [];
  const head = listed(desk, target);
  return {
    data: { ...head, functions: entries.map(methodOf) },
    text: textOf(desk, head, entries, await nowOf(desk)),
  };
}

function listed({ book }: Desk, { target, label, managed, guard, administrator }: MethodTarget): ListedTarget {
  const organization = administrator === 0 ? undefined : book.organizationLabel(administrator);
  return { target, name: label, managed, guard, administrator: organization };
}

function methodOf({ function: name, selector, base, open, accounts, essential, tightened }: MethodEntry): ListedMethod {
  return {
    function: name,
    selector,
    ...open,
    accounts,
    essential,
    tightened: tightened === undefined ? undefined : { ...tightened, ...base },
  };
}

function textOf(
  desk: Desk,
  { name, managed, guard, administrator }: ListedTarget,
  entries: readonly MethodEntry[],
  now: number,
) {
  const head = pairs([
    ["managed", GUARDED[guard]],
    ...(guard === "class table"
      ? []
      : [["administrator", administrator ?? "none: only the committee closes"] as const]),
  ]);
  if (!managed) return `${name}\n${head}`;
  const rows = entries.map((entry) => [
    entry.function,
    entryWords(desk, entry.open, entry.accounts),
    entry.essential ? "essential" : "",
  ]);
  const notes = entries.flatMap(({ function: method, base, accounts, tightened }) => {
    if (tightened === undefined) return [];
    const all = entryWords(desk, base, accounts);
    return [
      `${method}: ${desk.book.label(tightened.by)} closed some of it until ${moment(tightened.until, now)}; by decision it is open to ${all}`,
    ];
  });
  const body = entries.length === 0 ? "No function is open." : table(["function", "open to", ""], rows);
  return [`${name}\n${head}`, body, ...(notes.length === 0 ? [] : [notes.join("\n")])].join("\n\n");
}

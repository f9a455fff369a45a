import { memberIndex } from "../arguments.ts";
import type { Desk } from "../desk.ts";
import { Refusal } from "../refusal.ts";
import { ACTION_CLASSES, roleOf } from "../suite/words.ts";

const TERMS = ["participation", "approval", "period"] as const;

/**
 * The list of seats with the named ones changed, from `bank-a:30,bank-d:0`.
 * @throws Refusal when a suspended seat would be revived unnamed, or nothing changes
 */
export async function changedSeats({ suite, book }: Desk, text: string) {
  const wanted = new Map(entriesOf("weights", text, (name) => book.organization(name)));
  const seats = await suite.seats.list();
  const known = new Set(seats.map(({ organization }) => Number(organization)));
  for (const { organization, live } of seats) {
    const id = Number(organization);
    if (live || wanted.has(id)) continue;
    const whose = book.organizationLabel(id);
    throw new Refusal(
      `The seat of ${whose} is suspended, and a new list would end that: name it too, with a weight or as ${whose}:0.`,
    );
  }
  for (const [id, weight] of wanted) {
    const whose = book.organizationLabel(id);
    if (!/^\d+$/.test(weight)) throw new Refusal(`"${weight}" is no weight for ${whose}: write a whole number.`);
    if (Number(weight) === 0 && !known.has(id)) throw new Refusal(`${whose} has no seat to give up.`);
  }
  const kept = seats.map(({ organization, weight }) => {
    const id = Number(organization);
    return { organization: id, weight: Number(wanted.get(id) ?? weight) };
  });
  const added = [...wanted]
    .filter(([id]) => !known.has(id))
    .map(([id, weight]) => ({ organization: id, weight: Number(weight) }));
  const changes = added.length > 0 || kept.some(({ weight }, i) => weight !== Number(seats[i]?.weight));
  if (!changes) throw new Refusal("The seats have these weights already: see `committee seats`.");
  return [...kept, ...added].filter(({ weight }) => weight > 0);
}

/**
 * The terms of every class with the named ones changed, from `Operation.approval:60%,Network.period:6d`.
 * @throws Refusal when a class or term is unknown
 */
export async function changedRates({ suite }: Desk, text: string) {
  const names = ACTION_CLASSES.flatMap((name) => TERMS.map((term) => `${name}.${term}`));
  const wanted = new Map(entriesOf("rates", text, (name) => memberIndex("term", names, name)));
  const current = await suite.charter.allTerms();
  return current.map((terms, i) => {
    const term = (which: (typeof TERMS)[number]) =>
      wanted.get(i * TERMS.length + TERMS.indexOf(which)) ?? String(terms[which]);
    return { participation: term("participation"), approval: term("approval"), period: term("period") };
  });
}

/**
 * The delay of every class with the named ones changed, from `Network:3d,Operation:2d`. What a decision shortened already
 * counts, though it takes effect only later.
 * @throws Refusal when a class is unknown
 */
export async function changedDelays({ suite }: Desk, text: string) {
  const wanted = new Map(entriesOf("delays", text, (name) => memberIndex("class", ACTION_CLASSES, name)));
  const committee = await suite.committee.getAddress();
  return Promise.all(
    ACTION_CLASSES.map(async (name, i) => {
      const { currentDelay, pendingDelay, effect } = await suite.authority.getAccess(roleOf(name), committee);
      return wanted.get(i) ?? String(effect === 0n ? currentDelay : pendingDelay);
    }),
  );
}

/** `key:value` pairs separated by commas; every key once. */
function entriesOf(what: string, text: string, keyOf: (name: string) => number): [key: number, value: string][] {
  const entries = text.split(",").map((part): [number, string] => {
    const [, name = "", value = ""] = /^\s*([^:=]+?)\s*[:=]\s*(.+?)\s*$/.exec(part) ?? [];
    if (value === "") throw new Refusal(`${what} "${part.trim()}" is no pair: write name:value, separated by commas.`);
    return [keyOf(name), value];
  });
  const [twice] = entries.filter(([key], i) => entries.findIndex((entry) => entry[0] === key) !== i);
  if (twice !== undefined) throw new Refusal(`${what} names the same twice: each once.`);
  return entries;
}

import { BASIS } from "../bounds.ts";
import type { Desk } from "../desk.ts";
import { formatDuration } from "../duration.ts";
import { percent, table } from "../format.ts";
import type { Report } from "../report.ts";
import { ACTION_CLASSES } from "../suite/words.ts";
import { approvalWeight, overrideWeight, participationWeight } from "./weights.ts";

/** What a class of action asks for, and what that means with the weights of today. */
export interface ClassRates {
  readonly class: string;
  /** Basis points of all weight that must be cast. */
  readonly participation: number;
  /** Basis points of for and against that for must exceed. */
  readonly approval: number;
  /** Seconds in which ballots are accepted. */
  readonly period: number;
  /** Seconds that a decision waits. */
  readonly delay: number;
  /** Weight that must be cast. */
  readonly participationWeight: number;
  /** Weight for that carries when every seat votes for or against. */
  readonly approvalWeight: number;
  /** Whether the rest still carries when any one seat stays away or votes against. */
  readonly reachable: boolean;
}

/** The rates of every class, strictest first. */
export interface Rates {
  /** All live weight. */
  readonly total: number;
  /** The heaviest seat, without which every rate must be reachable. */
  readonly heaviest: { readonly organization: string; readonly weight: number };
  readonly classes: readonly ClassRates[];
  /** Weight for that overrides a regulator's veto. */
  readonly overrideWeight: number;
}

/** Shows what each class asks for: rates, periods, delays, and the weight that this is today. */
export async function showRates(desk: Desk): Promise<Report<Rates>> {
  const { suite, book } = desk;
  const [terms, seats, delays] = await Promise.all([
    suite.charter.allTerms(),
    suite.seats.list(),
    Promise.all(ACTION_CLASSES.map((_, number) => suite.authority.delayOf(number))),
  ]);
  const live = seats
    .filter((seat) => seat.live)
    .map(({ organization, weight }) => ({ organization, weight: Number(weight) }));
  const total = live.reduce((sum, { weight }) => sum + weight, 0);
  const heaviest = live.reduce((a, b) => (b.weight > a.weight ? b : a), { organization: 0n, weight: 0 });
  const rest = total - heaviest.weight;
  const classes = ACTION_CLASSES.map((name, number) => {
    const { participation = 0n, approval = 0n, period = 0n } = terms[number] ?? {};
    const rates = { participation: Number(participation), approval: Number(approval) };
    return {
      class: name,
      ...rates,
      period: Number(period),
      delay: Number(delays[number] ?? 0n),
      participationWeight: participationWeight(rates.participation, total),
      approvalWeight: approvalWeight(rates.approval, total),
      reachable: rest * BASIS >= rates.participation * total && rest * BASIS > rates.approval * total,
    };
  });
  const data = {
    total,
    heaviest: { organization: book.organizationLabel(Number(heaviest.organization)), weight: heaviest.weight },
    classes,
    overrideWeight: overrideWeight(total),
  };
  return { data, text: textOf(data) };
}

function textOf({ total, heaviest, classes, overrideWeight: overriding }: Rates): string {
  const rows = classes.map((row) => [
    row.class,
    `${percent(row.participation)} = ${row.participationWeight} of ${total}`,
    `more than ${percent(row.approval)} = ${row.approvalWeight} of ${total}`,
    formatDuration(row.period),
    row.delay === 0 ? "none" : formatDuration(row.delay),
    row.reachable ? "yes" : "no",
  ]);
  const heading = ["class", "participation", "approval when all vote", "period", "delay", "without any seat"];
  const rest = total - heaviest.weight;
  return [
    table(heading, rows),
    `The heaviest seat is that of ${heaviest.organization}: ${rest} of ${total} are left without its ${heaviest.weight}.\n` +
      `A regulator's veto is overridden with ${overriding} of ${total} for.`,
  ].join("\n\n");
}

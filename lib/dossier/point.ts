import { parseMoment } from "../arguments.ts";
import type { Desk } from "../desk.ts";
import { timeOf } from "../events/told.ts";
import { date } from "../format.ts";
import { Refusal } from "../refusal.ts";

/** A block that is looked back at. */
export interface Point {
  readonly block: number;
  /** Its time, seconds since 1970: all that is said holds at it. */
  readonly now: number;
}

/**
 * The block that a number or a date means: the last one until then; the newest when nothing is said.
 * @throws Refusal when it is beyond the newest block, before the founding, or no number or date
 */
export async function pointAt(desk: Desk, at: string | undefined): Promise<Point> {
  const head = await desk.provider.getBlockNumber();
  const newest = { block: head, now: await timeOf(desk.provider, head) };
  const point = at === undefined ? newest : await pointNamed(desk, at, newest);
  const founded = desk.record.contracts["Dossier"]?.block ?? 0;
  if (point.block >= founded) return point;
  const { consortium } = desk.record;
  throw new Refusal(
    `Block ${point.block}, ${date(point.now)}, is before the founding of ${consortium} was done: give --at ${founded} or later.`,
  );
}

async function pointNamed(desk: Desk, at: string, newest: Point): Promise<Point> {
  const beyond = (what: string) =>
    new Refusal(`${what} is beyond the newest block, ${newest.block} of ${date(newest.now)}: give one up to it.`);
  if (/^\d+$/.test(at)) {
    const block = Number(at);
    if (block > newest.block) throw beyond(`Block ${at}`);
    return { block, now: await timeOf(desk.provider, block) };
  }
  const moment = momentIn(at);
  if (moment > newest.now) throw beyond(date(moment));
  return lastUntil(desk, moment, newest);
}

function momentIn(at: string): number {
  if (/^\d{4}-/.test(at)) return parseMoment("--at", at);
  throw new Refusal(`--at "${at}" is no date: give the number of a block, 2027-01-31 or 2027-01-31T12:00:00Z.`);
}

/** The last block whose time is not after the moment; block 0 when every one is. */
async function lastUntil({ provider }: Desk, moment: number, newest: Point): Promise<Point> {
  let [first, after] = [0, newest.block + 1];
  while (after - first > 1) {
    const middle = Math.floor((first + after) / 2);
    if ((await timeOf(provider, middle)) <= moment) first = middle;
    else after = middle;
  }
  return { block: first, now: await timeOf(provider, first) };
}

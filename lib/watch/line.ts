import { type ToldEvent, eventLine } from "../events/told.ts";
import type { Report } from "../report.ts";

/** What a watch says besides events. `block` is the next one that it tells of. */
export interface Notice {
  readonly notice: "following" | "lost" | "back" | "behind" | "another chain" | "ended";
  readonly message: string;
  readonly block: number | undefined;
}

/** One line of a watch, for people and as JSON. */
export type Line = Report<ToldEvent | Notice>;

/** The line of an event. */
export function lineOf(event: ToldEvent): Line {
  return { data: event, text: eventLine(event) };
}

/** The line of a notice. */
export function noticeLine(notice: Notice["notice"], message: string, block?: number): Line {
  return { data: { notice, message, block }, text: message };
}

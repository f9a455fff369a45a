import { type CataloguedError, catalogue } from "../errors/catalogue.ts";
import { isRaised, sentence, toldError } from "../errors/told.ts";
import { count, table } from "../format.ts";
import { grouped } from "../grouped.ts";
import type { Report } from "../report.ts";

/** An error in the list of all. */
export interface ListedError {
  readonly room: string;
  readonly contract: string;
  readonly name: string;
  readonly signature: string;
  readonly selector: string;
  readonly why: string;
}

/** Folders of `contracts/` that declare errors, and OpenZeppelin as one more. */
export function errorRooms(): readonly string[] {
  return [...new Set(catalogue().map(({ room }) => room))];
}

/** Every error that somebody can see, by room. @param only the room that is listed; left out, all */
export function listErrors(only?: string): Report<readonly ListedError[]> {
  const listed = catalogue()
    .filter((error) => isRaised(error) && (only === undefined || error.room === only))
    .map(listedError);
  const rooms = grouped(listed, ({ room }) => room);
  return { data: listed, text: rooms.map(roomText).join("\n\n") };
}

function listedError(error: CataloguedError): ListedError {
  const { room, contract, name, signature, selector } = error;
  const { why, ways } = toldError(error);
  return { room, contract, name, signature, selector, why: why ?? sentence(ways[0]?.what ?? "") };
}

function roomText(errors: readonly ListedError[]): string {
  const rows = errors.map(({ name, why }) => [name, why]);
  return `${errors[0]?.room ?? ""}: ${count(errors.length, "error")}\n${table(["error", "why"], rows, ["error"])}`;
}

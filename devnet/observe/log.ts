import { type Logger, pino } from "pino";
import { harmless } from "../../lib/format.ts";
import { LogFile } from "./logFile.ts";

/** What a log line tells beside its event. Callers may have written the texts. */
export type Fields = Readonly<Record<string, string | number | null | undefined>>;

/** Most characters of one text in a line: what callers write must not make lines of any length. */
const LONGEST_TEXT = 500;

/**
 * The log of a devnet: `devnet.log` in its data folder, a JSON document a line with `level`, `time` (ISO 8601, real time)
 * and `event`. It never throws and keeps nobody waiting who has no log.
 */
export class Log {
  readonly #file: LogFile;
  readonly #logger: Logger;

  constructor(dataFolder: string, file = new LogFile(dataFolder)) {
    this.#file = file;
    this.#logger = pino(
      {
        base: null,
        messageKey: "event",
        timestamp: pino.stdTimeFunctions.isoTime,
        formatters: { level: (level) => ({ level }) },
      },
      file,
    );
  }

  /** How many lines could not be written. */
  get lost(): number {
    return this.#file.lost;
  }

  /** What happens in the ordinary course. */
  info(event: string, fields: Fields = {}): void {
    this.#logger.info(plain(fields), event);
  }

  /** What a caller or operator should look at. */
  warn(event: string, fields: Fields = {}): void {
    this.#logger.warn(plain(fields), event);
  }

  /** What keeps the devnet from its work. */
  error(event: string, fields: Fields = {}): void {
    this.#logger.error(plain(fields), event);
  }

  close(): void {
    this.#file.close();
  }
}

function plain(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === "string" ? told(value) : value]),
  );
}

function told(text: string): string {
  return harmless(text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text);
}

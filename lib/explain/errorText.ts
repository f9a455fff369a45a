import { type SeenBy, functionWords } from "../errors/told.ts";
import { pairs } from "../format.ts";

/** What an error means. */
export interface ExplainedError {
  /** Undefined when no known contract declares it. */
  readonly name: string | undefined;
  readonly signature: string | undefined;
  readonly selector: string;
  /** As JSON holds them; empty when only a name or selector was given. */
  readonly arguments: Readonly<Record<string, unknown>>;
  /** Why it comes; undefined of an error that is none of this project's. */
  readonly why: string | undefined;
  /** What happened and what to do next. */
  readonly words: string;
  /** What it says and helps when its values are others; only where no values were given. */
  readonly otherwise: string | undefined;
  readonly seenBy: readonly SeenBy[];
  readonly declaredBy: readonly string[];
}

/** An explained error for people, with its values in words. */
export function errorText(explained: ExplainedError, values: readonly string[]): string {
  const { name, signature, selector, why, words, otherwise, seenBy, declaredBy } = explained;
  const lines: [string, string][] = why !== undefined && seenBy.length === 0 ? [] : [["means", words]];
  if (otherwise !== undefined) lines.push(["or", otherwise]);
  if (values.length > 0) lines.push(["with", values.join(", ")]);
  if (why !== undefined) lines.unshift(["why", why]);
  if (name !== undefined && signature !== undefined) lines.unshift(["error", signature]);
  lines.push(
    ...seenBy.map((seen, i): [string, string] => [i === 0 ? "seen by" : "", `${seen.who}: ${functionWords(seen)}`]),
  );
  lines.push(["selector", selector]);
  if (declaredBy.length > 0) lines.push(["declared", `by ${declaredBy.join(", ")}`]);
  return pairs(lines);
}

/** Commands that a page prints one below the other, and what it shows of their output. */
export interface Block {
  /** Number of its first line in the page, from 1 on. */
  readonly line: number;
  readonly commands: readonly string[];
  /** Whether the last command is shown to fail: the fence says `sh fails`. */
  readonly fails: boolean;
  /** The `text` block right below, whose content is the commands' output: from the line after its fence to the last one. */
  readonly output: { readonly from: number; readonly to: number } | undefined;
}

const FENCE = /^```(.*)$/;
/** A comment with commands that a page's blocks need before them and that its readers need not see. */
const HIDDEN = "<!-- sh";

/**
 * The blocks of a page whose fence says `sh`, in order, and what comments that begin with {@link HIDDEN} hold.
 * @throws Error when a fence is never closed, or says something else behind `sh`
 */
export function blocksOf(page: string): Block[] {
  const lines = page.split("\n");
  const fences = fencesIn(lines);
  return fences.flatMap(({ words, from, to }, i) => {
    const [language, mark, ...rest] = words.split(" ");
    if (language !== "sh") return [];
    if (rest.length > 0 || (mark !== undefined && mark !== "fails")) {
      throw new Error(`line ${from}: a fence says "sh" or "sh fails", not "${words}"`);
    }
    const next = fences[i + 1];
    const isBelow = next?.words === "text" && lines.slice(to + 1, next.from - 1).every((line) => line === "");
    const output = isBelow ? { from: next.from, to: next.to } : undefined;
    return [{ line: from + 1, commands: commandsIn(lines.slice(from, to)), fails: mark === "fails", output }];
  });
}

/** A page whose blocks show these outputs, in the order of the blocks; undefined leaves a block as it is. */
export function withOutputs(page: string, outputs: readonly (string | undefined)[]): string {
  const lines = page.split("\n");
  const blocks = blocksOf(page);
  for (const [i, { output }] of [...blocks.entries()].reverse()) {
    const text = outputs[i];
    if (output !== undefined && text !== undefined)
      lines.splice(output.from, output.to - output.from, ...text.split("\n"));
  }
  return lines.join("\n");
}

interface Fence {
  /** What stands behind the opening back ticks. */
  readonly words: string;
  /** Index of the first line within, and of the closing one. */
  readonly from: number;
  readonly to: number;
}

function fencesIn(lines: readonly string[]): Fence[] {
  const found: Fence[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? "";
    const isHidden = line === HIDDEN;
    const words = isHidden ? "sh" : FENCE.exec(line)?.[1];
    if (words === undefined) continue;
    const to = lines.indexOf(isHidden ? "-->" : "```", i + 1);
    if (to === -1) throw new Error(`line ${i + 1}: this fence is never closed`);
    found.push({ words, from: i + 1, to });
    i = to;
  }
  return found;
}

/** A command a line; a backslash at its end continues it. */
function commandsIn(lines: readonly string[]): string[] {
  return lines
    .join("\n")
    .replace(/\\\n\s*/g, "")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"));
}

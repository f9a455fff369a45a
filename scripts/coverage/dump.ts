import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { z } from "zod";
import { type Coverage, enter } from "./lines.ts";
import { segmentsOf } from "./mapping.ts";

/** Lines that are only a comment or close something. */
const NO_CODE = /^(?:\/\/|\/\*|\*|[\])};,]*$)/;

const rangeSchema = z.object({ startOffset: z.number(), endOffset: z.number(), count: z.number() });

const dumpSchema = z.object({
  result: z.array(z.object({ url: z.string(), functions: z.array(z.object({ ranges: z.array(rangeSchema) })) })),
  "source-map-cache": z
    .record(
      z.string(),
      z.object({ lineLengths: z.array(z.number()), data: z.object({ mappings: z.string() }).nullable() }),
    )
    .default({}),
});

type Ranges = readonly z.output<typeof rangeSchema>[];

/**
 * Enters what a process ran, as Node wrote it at its end (`NODE_V8_COVERAGE`); one that was killed meanwhile tells nothing.
 * @param pathOf the file of a script's URL, if it is one to cover
 */
export function enterDump(coverage: Coverage, path: string, pathOf: (url: string) => string | undefined): void {
  const written = parsed(readFileSync(path, "utf8"));
  if (written === undefined) return;
  const { result, "source-map-cache": maps } = dumpSchema.parse(written);
  for (const { url, functions } of result) {
    const file = pathOf(url);
    if (file === undefined) continue;
    const ran = ranOf(functions.flatMap(({ ranges }) => ranges));
    const map = maps[url];
    const segments = map?.data ? segmentsOf(map.data.mappings, map.lineLengths) : codeOf(readFileSync(file, "utf8"));
    for (const { offset, line } of segments) enter(coverage, file, line, ran[offset] === 1);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Each character of code in a source, with types as blanks: Node runs a file so that is given to it as it is. */
export function codeOf(source: string) {
  let offset = 0;
  return stripTypeScriptTypes(source)
    .split("\n")
    .flatMap((text, index) => {
      const start = offset + text.search(/\S/);
      offset += text.length + 1;
      return text.trim() === "" || NO_CODE.test(text.trim()) ? [] : [{ offset: start, line: index + 1 }];
    });
}

/** Whether each character ran: the narrowest range around it says so. */
function ranOf(ranges: Ranges): Uint8Array {
  const byWidth = ranges.toSorted((a, b) => b.endOffset - b.startOffset - (a.endOffset - a.startOffset));
  const ran = new Uint8Array(Math.max(0, ...ranges.map(({ endOffset }) => endOffset)));
  for (const { startOffset, endOffset, count } of byWidth) ran.fill(count > 0 ? 1 : 0, startOffset, endOffset);
  return ran;
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** A place of generated code that comes from a line of the source; offsets in characters, lines from 1. */
export interface Segment {
  readonly offset: number;
  readonly line: number;
}

/**
 * The segments of a source map with one source.
 * @param mappings as ECMA-426 encodes them: lines parted by `;`, segments by `,`, each of numbers relative to the one before
 * @param lineLengths of the generated code
 */
export function segmentsOf(mappings: string, lineLengths: readonly number[]): Segment[] {
  const segments: Segment[] = [];
  let start = 0;
  let line = 0;
  for (const [row, text] of mappings.split(";").entries()) {
    let column = 0;
    for (const segment of text === "" ? [] : text.split(",")) {
      const [columns = 0, , lines] = numbersOf(segment);
      column += columns;
      line += lines ?? 0;
      if (lines !== undefined) segments.push({ offset: start + column, line: line + 1 });
    }
    start += (lineLengths[row] ?? 0) + 1;
  }
  return segments;
}

/** Numbers of five bits a digit, lowest first; the sixth says that more follow, the lowest of all is the sign. */
function numbersOf(text: string): number[] {
  const numbers: number[] = [];
  let [value, shift] = [0, 0];
  for (const digit of text) {
    const bits = DIGITS.indexOf(digit);
    value += (bits & 31) << shift;
    shift += 5;
    if (bits >= 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    [value, shift] = [0, 0];
  }
  return numbers;
}

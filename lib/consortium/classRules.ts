import { formatDuration } from "../duration.ts";
import { ACTION_CLASSES } from "../suite/words.ts";
import type { Finding } from "./finding.ts";
import type { ConsortiumFile } from "./schema.ts";

const DAY = 86_400;

/** Bounds of Charter (rates in basis points, period in seconds) and of the Authority's delays (seconds). */
const BOUNDS = {
  participation: { min: 5_000, max: 8_000, write: percent },
  approval: { min: 5_000, max: 9_000, write: percent },
  period: { min: 3_600, max: 30 * DAY, write: formatDuration },
  delay: { min: DAY, max: 30 * DAY, write: formatDuration },
} as const;

const FIELDS = ["participation", "approval", "period", "delay"] as const;
const ORDERED = ["participation", "approval", "delay"] as const;

/** Every rate, period and delay within its bounds, and none that grows from a strict class to a milder one. */
export function* checkClasses({ classes }: ConsortiumFile): Generator<Finding> {
  for (const [rank, name] of ACTION_CLASSES.entries()) {
    for (const field of FIELDS) {
      const { min, max, write } = BOUNDS[field];
      const least = field === "delay" && name === "Emergency" ? 0 : min;
      const value = classes[name][field];
      if (value < least || value > max) {
        yield {
          path: `classes.${name}.${field}`,
          rule: `must be ${write(least)} to ${write(max)}, not ${write(value)}`,
        };
      }
    }
    const stricter = ACTION_CLASSES[rank - 1];
    if (stricter === undefined) continue;
    for (const field of ORDERED) {
      const { write } = BOUNDS[field];
      const [value, bound] = [classes[name][field], classes[stricter][field]];
      if (value > bound) {
        yield {
          path: `classes.${name}.${field}`,
          rule: `is ${write(value)}, but the stricter class ${stricter} has only ${write(bound)}`,
        };
      }
    }
  }
}

/** Basis points as people write them. */
export function percent(basisPoints: number): string {
  return `${basisPoints / 100} %`;
}

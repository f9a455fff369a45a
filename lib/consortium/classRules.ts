import { APPROVAL, DELAY, PARTICIPATION, PERIOD } from "../bounds.ts";
import { formatDuration } from "../duration.ts";
import { percent } from "../format.ts";
import { ACTION_CLASSES } from "../suite/words.ts";
import type { Finding } from "./finding.ts";
import type { ConsortiumFile } from "./schema.ts";

const BOUNDS = {
  participation: { ...PARTICIPATION, write: percent },
  approval: { ...APPROVAL, write: percent },
  period: { ...PERIOD, write: formatDuration },
  delay: { ...DELAY, write: formatDuration },
} as const;

const FIELDS = ["participation", "approval", "period", "delay"] as const;
const ORDERED = ["participation", "approval", "delay"] as const;

/** Every rate, period and delay within its bounds, and none that grows from a strict class to a milder one. */
export function* checkClasses({ classes }: Pick<ConsortiumFile, "classes">): Generator<Finding> {
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

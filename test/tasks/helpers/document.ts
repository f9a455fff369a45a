import { json } from "../../../lib/format.ts";
import type { Report } from "../../../lib/report.ts";

/** What a task prints with `--json`. */
export function documentOf({ data }: Report): unknown {
  return JSON.parse(json(data));
}

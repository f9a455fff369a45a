import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { json } from "../../lib/format.ts";
import type { Report } from "../../lib/report.ts";
import { paint } from "./paint.ts";
import { refusalIn } from "./print.ts";

const PERIOD_MS = 2_000;
const CLEAR = "\u001b[2J\u001b[H";

/**
 * Looks again and again until the task is interrupted, and shows what changed: the whole screen anew on a terminal, else
 * only a view that differs from the last. With `--json` each view is one line.
 * @throws what the first look throws; later failures are shown, since a node may come back
 */
export async function watch(look: () => Promise<Report>, asJson: boolean): Promise<void> {
  const ended = new AbortController();
  void once(process, "SIGINT").then(() => ended.abort());
  let shown = show(await look(), asJson);
  while (!ended.signal.aborted) {
    await sleep(PERIOD_MS, undefined, { signal: ended.signal }).catch(() => undefined);
    if (ended.signal.aborted) return;
    const report = await look().catch((thrown: unknown) => failure(refusalIn(thrown).message));
    shown = show(report, asJson, shown);
  }
}

function failure(message: string): Report {
  return { data: { error: { message } }, text: `Error: ${message}` };
}

/** Shows a report unless it is the one shown last, and gives what is shown now. */
function show({ data, text }: Report, asJson: boolean, last?: string): string {
  const view = asJson ? json(data, { oneLine: true }) : text;
  if (view === last) return view;
  const isScreen = process.stdout.isTTY && !asJson;
  console.log(isScreen ? CLEAR + paint(view, process.stdout) : view);
  return view;
}

import { setTimeout as sleep } from "node:timers/promises";
import type { DevnetStatus } from "../../devnet/folder/controlProtocol.ts";
import { date, json } from "../../lib/format.ts";
import { type Screen, paint } from "../shared/paint.ts";
import { CLEAR, type Watching, interruption } from "../shared/watch.ts";
import { type Rates, ratesBetween, statusLine, statusScreen } from "./statusView.ts";

const PERIOD_MS = 1_000;

/** A look at a devnet: how it is, or in words why nothing is known of it. */
export type Look = () => Promise<DevnetStatus | string>;

interface View {
  /** What is shown when it differs from the last. */
  readonly change: string;
  readonly data: object;
  /** For a terminal, which is drawn anew with each look. */
  readonly screen: string;
  /** For anything else. */
  readonly line: string;
}

/**
 * Looks each second until the task is interrupted: a terminal shows a table, anything else a line for each change, with
 * `--json` one document a line. A devnet that stops meanwhile is waited for.
 */
export async function watchStatus(
  look: Look,
  asJson: boolean,
  { until = interruption(), period = PERIOD_MS, screen = process.stdout }: Watching = {},
): Promise<void> {
  let last: { readonly status: DevnetStatus; readonly at: number } | undefined;
  let shown: string | undefined;
  while (!until.aborted) {
    const status = await look();
    const at = performance.now();
    if (until.aborted) return;
    const view = typeof status === "string" ? lostView(status) : viewOf(status, last && ratesOf(last, status, at));
    last = typeof status === "string" ? undefined : { status, at };
    show(view, asJson, screen, shown);
    shown = view.change;
    await sleep(period, undefined, { signal: until }).catch(() => undefined);
  }
}

function ratesOf(
  last: { readonly status: DevnetStatus; readonly at: number },
  status: DevnetStatus,
  at: number,
): Rates {
  return ratesBetween(last.status, status, (at - last.at) / 1_000);
}

function viewOf(status: DevnetStatus, rates: Rates = { blocks: 0, transactions: 0 }): View {
  const line = statusLine(status);
  return {
    change: line,
    data: { ...status, rates },
    screen: statusScreen(status, rates),
    line: `${date(status.now)}: ${line}`,
  };
}

function lostView(words: string): View {
  return { change: words, data: { error: { message: words } }, screen: words, line: words };
}

function show(view: View, asJson: boolean, screen: Screen, last: string | undefined): void {
  if (screen.isTTY === true && !asJson) screen.write(`${CLEAR}${paint(view.screen, screen)}\n`);
  else if (view.change !== last) {
    screen.write(`${asJson ? json(view.data, { oneLine: true }) : paint(view.line, screen)}\n`);
  }
}

import { once } from "node:events";
import { PassThrough } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { WriteStream } from "node:tty";
import { expect } from "chai";
import { Refusal } from "../../lib/refusal.ts";
import type { Report } from "../../lib/report.ts";
import { paint } from "../../tasks/shared/paint.ts";
import { encodeCall } from "../../lib/committee/calls.ts";
import { openProposal } from "../../lib/committee/propose.ts";
import { watch } from "../../tasks/shared/watch.ts";
import { start } from "./helpers/command.ts";
import { type LiveDevnet, liveDevnet } from "./helpers/live.ts";

const RED = "\u001b[31m";
const CLEAR = "\u001b[2J\u001b[H";

/** Where a text is shown, and what was shown there. */
function screenOf(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), { isTTY });
  return { stream, seen: () => String(stream.read() ?? "") };
}

/** Shows these views, one per look, and ends with the last. */
async function watched(views: readonly (string | Error)[], { asJson = false, isTTY = false } = {}): Promise<string> {
  const { stream, seen } = screenOf(isTTY);
  const ended = new AbortController();
  let number = 0;
  const look = async (): Promise<Report> => {
    const view = views[number] ?? "";
    number += 1;
    if (number > views.length) {
      ended.abort();
      await sleep(60_000, undefined, { signal: ended.signal });
    }
    if (view instanceof Error) throw view;
    return { data: { view }, text: view };
  };
  await watch(look, asJson, { until: ended.signal, period: 1, screen: stream });
  return seen();
}

describe("tasks: --watch", () => {
  it("should not take the passing of time for a change", async () => {
    const [view, later] = [
      "x, block 7, 2027-01-31 12:00:00 UTC\nends (in 2d 4h)",
      "x, block 9, 2027-01-31 12:00:02 UTC\nends (in 2d)",
    ] as const;
    expect(await watched([view, later])).to.equal(`${view}\n`);
    expect(await watched([view, later, "ends (1s ago), lapsed"])).to.equal(`${view}\n\nends (1s ago), lapsed\n`);
  });

  it("should show a view only when it differs from the last", async () => {
    expect(await watched(["one", "one", "two", "two", "one"])).to.equal("one\n\ntwo\n\none\n");
  });

  it("should write one line of JSON for each view", async () => {
    expect(await watched(["one", "one", "two"], { asJson: true })).to.equal('{"view":"one"}\n{"view":"two"}\n');
  });

  it("should show the whole screen anew on a terminal", async () => {
    expect(await watched(["one", "two"], { isTTY: true })).to.equal(`${CLEAR}one\n${CLEAR}two\n`);
  });

  it("should show that a node is lost once, and go on when it is back", async () => {
    const lost = new Refusal("No node answers at http://127.0.0.1:9.");
    expect(await watched(["one", lost, lost, "one"])).to.equal(`one\n\nError: ${lost.message}\n\none\n`);
    expect(await watched(["one", lost], { asJson: true })).to.equal(
      `{"view":"one"}\n{"error":{"message":"${lost.message}"}}\n`,
    );
  });

  it("should throw what the first look throws", async () => {
    const refused = await watched([new Refusal("No devnet runs.")]).catch((thrown: unknown) => thrown);
    expect(refused).to.be.instanceOf(Refusal).and.have.property("message", "No devnet runs.");
  });

  it("should end with a defect of the program, which nothing hides", async () => {
    const thrown = await watched(["one", new TypeError("undefined is no function")]).catch((reason: unknown) => reason);
    expect(thrown).to.be.instanceOf(TypeError);
  });

  it("should end while it looks, without waiting for a node that hangs", async () => {
    const ended = new AbortController();
    setTimeout(() => ended.abort(), 5);
    const hanging = new Promise<Report>(() => undefined);
    await watch(() => hanging, false, { until: ended.signal, screen: screenOf(false).stream });
  });

  describe("from the command line", () => {
    let live: LiveDevnet;

    before(async () => {
      live = await liveDevnet();
    });

    after(() => live.stop());

    it("should end at Ctrl+C with exit code 0", async () => {
      for (const task of [
        ["committee", "list"],
        ["consortium", "status", "--json"],
      ]) {
        const child = start([...task, "--watch", "--data", live.folder]);
        const closed = once(child, "close");
        await once(child.stdout, "data");
        child.kill("SIGINT");
        await closed;
        expect(child.exitCode, task.join(" ")).to.equal(0);
      }
    });

    it("should end at the next change when its reader has seen enough", async () => {
      const child = start(["consortium", "status", "--watch", "--json", "--data", live.folder]);
      const closed = once(child, "close");
      await once(child.stdout, "data");
      child.stdout.destroy();
      await openProposal(live.desk, live.actor("bank-a.seat"), [
        encodeCall(live.desk, { call: "Organizations.suspend", args: ["bank-d"] }),
      ]);
      await closed;
      expect(child.exitCode).to.equal(0);
    });
  });
});

describe("tasks: colour", () => {
  const text = "OFF  power: bank-a holds ADMIN.\nok   code\n1  Queued\nnext  `consortium check`\n--  -----";
  const names = ["NO_COLOR", "FORCE_COLOR", "NODE_DISABLE_COLORS"] as const;
  let variables: readonly (readonly [string, string | undefined])[];

  beforeEach(() => {
    variables = names.map((name) => [name, process.env[name]]);
    for (const name of names) delete process.env[name];
  });

  afterEach(() => {
    for (const [name, value] of variables) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  /** A terminal, as far as colours are concerned, whichever service (`CI`, `TMUX`) the test runs under. */
  const terminal = () =>
    Object.assign(screenOf(true).stream, {
      getColorDepth: () => WriteStream.prototype.getColorDepth({ TERM: "xterm", NO_COLOR: process.env.NO_COLOR }),
    });

  it("should mark states and headings on a terminal", () => {
    const painted = paint(text, terminal());
    expect(painted).to.include(`${RED}OFF\u001b[39m  power`).and.include("\u001b[32mok\u001b[39m");
    expect(painted).to.include("\u001b[33mQueued").and.include("\u001b[1mnext").and.include("\u001b[2m--  -----");
  });

  it("should be none in a file or pipe", () => {
    expect(paint(text, screenOf(false).stream)).to.equal(text);
  });

  it("should be none where NO_COLOR is set", () => {
    process.env.NO_COLOR = "1";
    expect(paint(text, terminal())).to.equal(text);
  });

  it("should leave control of the terminal to nobody whose words are shown", () => {
    const hostile = "1  \u001b[2J\u009b31mActive\r\u202e\u0007";
    expect(paint(hostile, screenOf(false).stream)).to.equal("1  \ufffd[2J\ufffd31mActive\ufffd\ufffd\ufffd");
  });
});

import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import { DevnetStatus } from "../../devnet/folder/controlProtocol.ts";
import { ownFolder } from "../fixtures/ownFolder.ts";
import { hardhat, start } from "./helpers/command.ts";

type Started = ReturnType<typeof start>;

/** Reads what the program says until it says `words`, and gives all of it. */
async function heard(child: Started, words: string): Promise<string> {
  let said = "";
  for await (const chunk of child.stdout.setEncoding("utf8").iterator({ destroyOnReturn: false })) {
    said += String(chunk);
    if (said.includes(words)) return said;
  }
  throw new Error(`It never said "${words}" but: ${said}`);
}

/** What the program has said when it ends, and how it ends. */
async function ended(child: ChildProcess): Promise<number | string | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "close");
  return child.exitCode ?? child.signalCode;
}

/** Whether somebody listens on a port. */
async function isTaken(port: number): Promise<boolean> {
  const server = createServer();
  server.listen(port, "127.0.0.1");
  const isFree = await once(server, "listening").then(
    () => true,
    () => false,
  );
  if (isFree) await once(server.close(), "close");
  return !isFree;
}

describe("tasks: devnet, as a program of its own", () => {
  let outer: string;
  let data: string;
  beforeEach(async () => {
    outer = await ownFolder();
    data = join(outer, "data");
  });

  const begin = (...args: string[]) => start(["devnet", "start", "--port", "0", "--data", data, ...args]);

  it("should say what it founded, how to go on beside it, end cleanly on SIGINT, and go on when it is started again", async () => {
    const child = begin("--block-time", "1");
    const said = await heard(child, "second terminal");
    expect(said).to.include("a block every 1s");
    expect(said.trimEnd().split("\n").at(-1)).to.equal(
      `Go on in a second terminal: npx hardhat consortium status --data ${data}`,
    );
    const ports = [...said.matchAll(/http:\/\/127\.0\.0\.1:(\d+)/g)].map(([, port]) => Number(port));
    expect(ports).to.have.length(7);

    const shown = await hardhat(["devnet", "status", "--data", data]);
    expect(shown.stdout).to.match(
      /^The devnet runs\. It is .* UTC, block \d+\. A block every 1s; 0 transactions waiting/,
    );
    const [, metricsUrl = ""] = /^Metrics: (http:.*)\/metrics/m.exec(shown.stdout) ?? [];
    expect(await (await fetch(`${metricsUrl}/healthz`)).json()).to.deep.equal({ status: "ready" });

    child.kill("SIGINT");
    const [rest, code] = await Promise.all([heard(child, "stopped"), ended(child)]);
    expect([rest, code]).to.deep.equal(["The devnet has stopped.\n", 0]);
    expect(await Promise.all(ports.map(isTaken))).to.deep.equal(ports.map(() => false));
    expect(await readdir(data)).to.include.members(["chain.journal", "consortium.json", "deployment", "names.json"]);

    const changed = join(outer, "changed.json");
    const sample = await readFile("consortiums/bond-network.json", "utf8");
    await writeFile(changed, sample.replace('"accountCap": 10', '"accountCap": 11'));
    const next = begin("--consortium", changed);
    const warnings = text(next.stderr);
    const again = await heard(next, "second terminal");
    expect(again).to.include(`Going on with bond-network in ${data}.\n24 contracts, continued at block `);
    expect(again).to.match(/, founded on [\d-]+ [\d:]+ UTC, chain 20260, /);
    expect(again).to.include(
      `ends it; the chain stays, and \`devnet start --data ${data}\` goes on with it.\nGo on in a second terminal`,
    );
    next.kill("SIGINT");
    expect(await ended(next)).to.equal(0);
    expect(await warnings).to.match(/^Replayed \d+ blocks with \d+ transactions/m);
    expect(await warnings).to.include(
      `${changed} is not as it was when this network was founded from it, and changes nothing now: \`npx hardhat devnet reset\` makes room to found it anew.\n`,
    );
  });

  it("should end cleanly on SIGTERM, and at once on the next signal while a caller keeps it waiting", async () => {
    const child = begin("--json");
    const { endpoints } = DevnetStatus.parse(JSON.parse(await heard(child, "\n}\n")));
    const caller = connect(Number(new URL(endpoints[0]?.url ?? "").port), "127.0.0.1");
    caller.on("error", () => undefined);
    await once(caller, "connect");
    caller.write("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n{");
    await pause(100);
    child.kill("SIGTERM");
    await pause(100);
    child.kill("SIGTERM");
    expect(await ended(child)).to.equal(128 + 15);
    caller.destroy();
  });

  it("interrupted while it founds, should say so, leave nothing and end with 1", async () => {
    const child = begin();
    await heard(child, "Founding");
    child.kill("SIGINT");
    const failure = once(child.stderr.setEncoding("utf8"), "data");
    expect(await ended(child)).to.equal(1);
    expect(String(await failure)).to.equal(
      "Error: The devnet was stopped while it was starting; its folder is as it was before.\n",
    );
    expect(await readdir(outer)).to.deep.equal([]);
  });

  it("should refuse a port that is taken before it founds, leave nothing and end with 1", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const address = taken.address();
    const port = String(typeof address === "object" ? address?.port : 0);
    const { code, failure } = await hardhat(["devnet", "start", "--port", port, "--metrics-port", "0", "--data", data]);
    taken.close();
    expect([code, failure]).to.deep.equal([
      1,
      `Node bank-a.node cannot listen on port ${port}: it is taken. Choose another with --port.`,
    ]);
    expect(await readdir(outer)).to.deep.equal([]);
  });

  it("should refuse a block time that is none", async () => {
    const { code, failure } = await hardhat(["devnet", "start", "--port", "0", "--data", data, "--block-time", "9999"]);
    expect([code, failure]).to.deep.equal([1, "The block time is a whole number of seconds from 1 to 3600, not 9999."]);
    expect(await readdir(outer)).to.deep.equal([]);
  });

  describe("when none runs", () => {
    for (const task of ["status", "stop"]) {
      it(`${task} should say how to start one, and end with 1`, async () => {
        const { code, failure } = await hardhat(["devnet", task, "--data", data]);
        expect([code, failure]).to.deep.equal([
          1,
          `No devnet runs on ${data}: start one with \`npx hardhat devnet start --data ${data}\`.`,
        ]);
      });
    }
  });
});

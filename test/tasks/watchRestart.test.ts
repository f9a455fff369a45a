import { once } from "node:events";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { expect } from "chai";
import { id } from "ethers";
import { z } from "zod";
import { startConsortiumDevnet } from "../../devnet/consortium.ts";
import { resetChain } from "../../devnet/reset/reset.ts";
import { actorWith } from "../../lib/actor.ts";
import { addressBookOf } from "../../lib/addressBook.ts";
import { openDesk } from "../../lib/desk.ts";
import { openReader } from "../../lib/events/reader.ts";
import { devWalletOf } from "../../lib/keys/devKeys.ts";
import { connectNode } from "../../lib/node.ts";
import { freeze } from "../../lib/regulator/freeze.ts";
import { sampleFile } from "../fixtures/network.ts";
import { ownFolder } from "../fixtures/ownFolder.ts";
import { hardhat, start } from "./helpers/command.ts";

const HOUR = 3_600;

const lineSchema = z.object({
  notice: z.string().optional(),
  event: z.string().optional(),
  block: z.int().optional(),
  index: z.int().optional(),
  words: z.string().default(""),
});
type Line = z.output<typeof lineSchema>;

describe("tasks: regulator watch over a devnet that is started again", () => {
  let folder: string;

  before(async () => {
    folder = await ownFolder();
  });

  /** Starts a devnet on the folder, on other ports each time. */
  const devnetOn = async () => {
    const file = await sampleFile();
    const { devnet, record } = await startConsortiumDevnet({ file, dataFolder: folder, port: 0 });
    const provider = await connectNode(devnet.endpoints[0]?.url ?? "");
    const desk = await openDesk(record, provider, addressBookOf(file).accounts);
    const officer = actorWith(desk, devWalletOf(desk.book.address("regulator.officer-1"), provider));
    const terms = { direction: "send", duration: HOUR, reason: "AML-3", evidence: id("case 7") };
    return {
      desk,
      freeze: (subject: string) => freeze(desk, officer, { ...terms, subject }),
      async stop() {
        provider.destroy();
        await devnet.stop();
      },
    };
  };

  type Running = Awaited<ReturnType<typeof devnetOn>>;

  /** Runs the task, and waits for lines that it writes. */
  const watching = (...args: string[]) => {
    const child = start(["regulator", "watch", "--json", "--data", folder, ...args]);
    const closed = once(child, "close");
    const lines: Line[] = [];
    const reader = createInterface(child.stdout);
    reader.on("line", (line) => lines.push(lineSchema.parse(JSON.parse(line))));
    return {
      lines,
      async said(fits: (line: Line) => boolean): Promise<void> {
        while (!lines.some(fits)) await once(reader, "line");
      },
      async end(): Promise<number | null> {
        child.kill("SIGINT");
        await closed;
        return child.exitCode;
      },
    };
  };

  /** Watches a devnet that freezes an account and is stopped, until that is noticed. */
  const watchToItsStop = async () => {
    const first = await devnetOn();
    const watch = watching();
    await watch.said(({ notice }) => notice === "following");
    await first.freeze("bank-c.issuer");
    await watch.said(({ event }) => event === "FreezePlaced");
    await first.stop();
    await watch.said(({ notice }) => notice === "lost");
    return watch;
  };

  describe("when it was stopped, and its chain was gone on with", () => {
    after(() => resetChain(folder));

    it("should say that it is lost and back, and tell what is new, each event once", async () => {
      const watch = await watchToItsStop();
      const second = await devnetOn();
      await second.freeze("bank-b.participant");
      await watch.said(({ words }) => words.includes("freezes bank-b.participant"));
      expect(await watch.end()).to.equal(0);
      await second.stop();
      const notices = watch.lines.flatMap(({ notice }) => notice ?? []);
      expect(notices).to.deep.equal(["following", "lost", "back", "ended"]);
      const frozen = watch.lines.flatMap(({ event, words }) => (event === "FreezePlaced" ? [words] : []));
      expect(frozen).to.have.length(2);
    });
  });

  describe("when it was stopped, and another one began on its folder", () => {
    let second: Running;
    let lines: readonly Line[];
    let code: number | null;

    before(async () => {
      const watch = await watchToItsStop();
      await resetChain(folder);
      second = await devnetOn();
      await second.freeze("bank-b.participant");
      await watch.said(({ words }) => words.includes("freezes bank-b.participant"));
      code = await watch.end();
      lines = watch.lines;
    });

    after(() => second.stop());

    it("should say once that it is lost, then that it is back, and that the chain is another one", () => {
      const notices = lines.flatMap(({ notice }) => notice ?? []);
      expect(notices).to.deep.equal(["following", "lost", "back", "another chain", "ended"]);
    });

    it("should tell the other chain from its beginning, each event once", async () => {
      const begun = lines.findIndex(({ notice }) => notice === "another chain");
      const told = lines
        .slice(begun)
        .flatMap(({ event, block, index }) => (event === undefined ? [] : [[block, index]]));
      const { desk } = second;
      const events = await (await openReader(desk)).read({ from: 0, to: await desk.provider.getBlockNumber() });
      expect(told).to.deep.equal(events.map(({ block, index }) => [block, index]));
    });

    it("should end at Ctrl+C with exit code 0", () => {
      expect(code).to.equal(0);
    });

    it("should go on with --from where it ended, when it is started again itself", async () => {
      await second.freeze("bank-a.participant");
      const resumed = watching("--from", String(lines.at(-1)?.block));
      await resumed.said(({ event }) => event !== undefined);
      expect(await resumed.end()).to.equal(0);
      const told = resumed.lines.flatMap(({ words }) => (words === "" ? [] : words));
      expect(told).to.have.length(1);
      expect(told[0]).to.include("freezes bank-a.participant");
    });

    it("should end at the next event when its reader has seen enough", async () => {
      const child = start(["regulator", "watch", "--data", folder]);
      const closed = once(child, "close");
      const complaints = text(child.stderr);
      await once(child.stdout, "data");
      child.stdout.destroy();
      await second.freeze("bank-a.operator");
      await closed;
      expect([child.exitCode, await complaints]).to.deep.equal([0, ""]);
    });

    it("should refuse a --from that is no block", async () => {
      const { code: refused, failure } = await hardhat(["regulator", "watch", "--from", "soon", "--data", folder]);
      expect([refused, failure]).to.deep.equal([1, '--from "soon" is no block: give its number.']);
    });

    it("should leave a network whose dossiers are one document each", async () => {
      const args = ["regulator", "dossier", "bank-b.participant", "--json", "--data", folder];
      const { code: ended, stdout, stderr } = await hardhat(args);
      expect(ended, stderr).to.equal(0);
      expect(JSON.parse(stdout)).to.include({ subject: "bank-b.participant", kind: "account" });
    });
  });
});

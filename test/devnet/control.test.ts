import { stat } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect } from "chai";
import { z } from "zod";
import { advance, status, stop } from "../../devnet/folder/client.ts";
import { controlPath } from "../../devnet/folder/controlPath.ts";
import { ask, blockAt, signed } from "./helpers/client.ts";
import { CHAIN_ID, start, stopAll, temporaryFolder } from "./helpers/network.ts";

const DAY = 86_400;
const Refused = z.object({ error: z.string() });

/** Writes lines to the socket as they are and gives what comes back. */
async function say(dataFolder: string, lines: string): Promise<string> {
  const socket = connect(controlPath(dataFolder));
  socket.write(lines);
  setTimeout(() => socket.end(), 60);
  return text(socket);
}

describe("devnet: the control socket", () => {
  afterEach(stopAll);

  it("should be open to its owner only", async () => {
    const { dataFolder } = await start();
    expect((await stat(join(dataFolder, "control.sock"))).mode & 0o777).to.equal(0o600);
  });

  describe("advance", () => {
    it("should move the clock by exactly the seconds asked for and seal a block", async () => {
      const { dataFolder, ...devnet } = await start({ initialDate: "2026-01-01T00:00:00Z", blockPeriod: 60 });
      const { now } = await status(dataFolder);
      const after = await advance(dataFolder, 3 * DAY);
      expect(after.now - now).to.be.within(3 * DAY, 3 * DAY + 1);
      expect(after.head).to.deep.equal({ number: 1, timestamp: after.now });
      expect((await blockAt(devnet)).timestamp).to.equal(after.head.timestamp);
    });

    for (const seconds of [0, -60, 0.5, 1e12]) {
      it(`should refuse ${seconds} seconds and leave the clock`, async () => {
        const { dataFolder } = await start();
        const refusal = await advance(dataFolder, seconds).catch(String);
        expect(refusal).to.include("The clock moves by whole seconds");
        expect((await status(dataFolder)).now - Date.now() / 1_000).to.be.within(-2, 1);
      });
    }

    it("should be out of reach of JSON-RPC", async () => {
      const devnet = await start({ blockPeriod: 60 });
      for (const method of ["advance", "control_advance", "evm_increaseTime", "evm_setNextBlockTimestamp"]) {
        expect((await ask(devnet, method, DAY)).error?.code).to.be.oneOf([-32601, -32604]);
      }
      expect(devnet.chain.head.number).to.equal(0);
      expect(devnet.chain.clock.now() - Date.now() / 1_000).to.be.within(-2, 1);
    });
  });

  describe("status", () => {
    it("should tell chain, endpoints, head and time", async () => {
      const devnet = await start();
      const told = await status(devnet.dataFolder);
      const endpoints = devnet.endpoints.map((endpoint) => ({ ...endpoint, state: "open", reason: null }));
      expect(told).to.deep.include({ chainId: CHAIN_ID, endpoints, head: devnet.chain.head });
      expect(told.now - Date.now() / 1_000).to.be.within(-2, 1);
    });

    it("given a devnet that is still founding, should say so", async () => {
      const dataFolder = await temporaryFolder();
      let refusal: unknown;
      await start({
        dataFolder,
        async found() {
          refusal = await status(dataFolder).catch(String);
          return {};
        },
      });
      expect(refusal).to.include("The devnet is still starting");
    });

    it("given no devnet, should say how to start one", async () => {
      const folder = await temporaryFolder();
      expect(await status(folder).catch(String)).to.include(`No devnet runs on ${folder}: start one with`);
    });
  });

  it("stop should end the devnet and wait for it", async () => {
    const devnet = await start();
    await stop(devnet.dataFolder);
    await devnet.stopped;
    expect(await stop(devnet.dataFolder).catch(String)).to.include("No devnet runs on");
  });

  it("stop should end a devnet that is still founding", async () => {
    const dataFolder = await temporaryFolder();
    let stopping: Promise<void> | undefined;
    const refusal = await start({
      dataFolder,
      async found(provider) {
        stopping = stop(dataFolder);
        for (let nonce = 0; ; nonce += 1) {
          await provider.request({ method: "eth_sendRawTransaction", params: [await signed({ nonce })] });
        }
      },
    }).catch(String);
    await stopping;
    expect(refusal).to.include("The devnet was stopped while it was starting");
    expect(await status(dataFolder).catch(String)).to.include("No devnet runs on");
  });

  describe("given other lines", () => {
    for (const line of ["hello", "{", "{}", "[]", '{"advance":"3d"}', '{"stop":false}', '{"advance":60,"stop":true}']) {
      it(`should refuse ${line} and go on`, async () => {
        const { dataFolder } = await start({ blockPeriod: 60 });
        const { error } = Refused.parse(JSON.parse(await say(dataFolder, `${line}\n`)));
        expect(error).to.include("Write one command a line");
        expect((await status(dataFolder)).head.number).to.equal(0);
      });
    }

    it("should answer each line with one line", async () => {
      const { dataFolder } = await start();
      const answer = await say(dataFolder, '{"status":true}\n{"status":true}\n');
      expect(answer.trim().split("\n")).to.have.length(2);
    });
  });

  describe("its path", () => {
    it("should be in the data folder", () => {
      expect(controlPath("/srv/net", "linux")).to.equal("/srv/net/control.sock");
    });

    it("should be a named pipe of the folder's own on Windows", () => {
      expect(controlPath("/srv/a", "win32")).to.match(/^\\\\\.\\pipe\\concordat-[0-9a-f]{32}$/);
      expect(controlPath("/srv/a", "win32")).to.not.equal(controlPath("/srv/b", "win32"));
    });

    it("should not be longer than a system allows", async () => {
      const folder = join(await temporaryFolder(), "long".repeat(30));
      expect(await start({ dataFolder: folder }).catch(String)).to.include("choose a data folder with a shorter path");
    });
  });
});

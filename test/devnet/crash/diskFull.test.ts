import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import { dice } from "../../fixtures/dice.ts";
import { ask as askPlainly } from "../helpers/client.ts";
import { stopAll, temporaryFolder } from "../helpers/network.ts";
import { ask } from "./callers.ts";
import { inspect } from "./inspection.ts";
import { faultsOf } from "./judgement.ts";
import { Ledger } from "./ledger.ts";
import { DevnetProcess, canMakeRoom } from "./process.ts";
import { Sender } from "./senders.ts";
import { type Request, Witness } from "./witness.ts";

/** Room for the beginning of a chain and for a few dozen blocks. */
const ROOM = 64 * 1_024;
const NO_ROOM = /chain\.journal cannot grow \(.*\): what was answered is safe|^The journal takes nothing \(EFBIG/;

describe("devnet: disk full", () => {
  let ledger: Ledger;
  let sender: Sender;
  let dataFolder: string;
  let devnet: DevnetProcess;

  const journal = (): string => join(dataFolder, "chain.journal");

  const start = async (options: { readonly blockTime?: number; readonly fileBytes?: number }): Promise<string> => {
    devnet = new DevnetProcess({ dataFolder, ...options });
    return (await devnet.endpoints)[0]?.url ?? "";
  };

  /** Sends in batches until the disk is full; the last batch was refused as a whole. */
  const fill = async (url: string): Promise<readonly Request[]> => {
    const witness = new Witness(ledger, NO_ROOM);
    for (let nonce = 0; ; nonce += 4) {
      const raws = await Promise.all([0, 1, 2, 3].map((more) => sender.sign(nonce + more)));
      const requests = raws.map((raw): Request => ["eth_sendRawTransaction", raw]);
      const results = await ask(url, witness, ...requests);
      if (results.every((result) => result === undefined)) return requests;
    }
  };

  const faultsAt = async (url: string): Promise<readonly string[]> => {
    const chain = await inspect(url, dataFolder, ledger);
    return [...ledger.faults, ...faultsOf(chain, ledger)];
  };

  beforeEach(async () => {
    ledger = new Ledger();
    sender = new Sender("a", ledger, dice(1));
    dataFolder = await temporaryFolder();
  });

  afterEach(async () => {
    await devnet.kill();
    await stopAll();
  });

  for (const blockTime of [undefined, 1]) {
    describe(blockTime === undefined ? "sealing at once" : "sealing every second", () => {
      const pace = blockTime === undefined ? {} : { blockTime };

      it("should refuse with the reason, go on living, and have lost nothing at the next start", async () => {
        const url = await start({ ...pace, fileBytes: ROOM });
        const [refused = ["", ""]] = await fill(url);
        expect(ledger.accepted.size).to.be.greaterThan(0);
        const node = { endpoints: [{ name: "", url }] };
        const { error } = await askPlainly(node, ...refused);
        expect(error?.code).to.equal(-32603);
        expect(error?.message).to.match(NO_ROOM).and.include("EFBIG");
        expect(devnet.isEnded).to.equal(false);
        await devnet.kill();
        expect(await faultsAt(await start(pace))).to.deep.equal([]);
      });

      if (canMakeRoom()) {
        it("should go on by itself when there is room again, and have lost nothing then", async () => {
          const url = await start({ ...pace, fileBytes: ROOM });
          const refused = await fill(url);
          const witness = new Witness(ledger, NO_ROOM);
          const { size } = await stat(journal());
          await devnet.makeRoom();
          // What happened before the refusals is written without anybody asking.
          while ((await stat(journal())).size === size) await pause(20);
          await ask(url, witness, ...refused);
          const [next] = await ask(url, witness, ["eth_getTransactionCount", sender.address, "pending"]);
          const [accepted] = await ask(url, witness, ["eth_sendRawTransaction", await sender.sign(Number(next))]);
          expect(accepted).to.be.a("string");
          expect(await faultsAt(url)).to.deep.equal([]);
          await devnet.kill();
          expect(await faultsAt(await start(pace))).to.deep.equal([]);
        });
      }
    });
  }

  it("should be no reason to end for a log that cannot grow", async () => {
    await writeFile(join(dataFolder, "devnet.log"), "x".repeat(2 * ROOM));
    const url = await start({ fileBytes: ROOM });
    await ask(url, new Witness(ledger), ["eth_sendRawTransaction", await sender.sign(0)]);
    expect(ledger.accepted.size).to.equal(1);
    expect(await faultsAt(url)).to.deep.equal([]);
  });
});

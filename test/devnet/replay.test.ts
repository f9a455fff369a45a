import { readFile, readdir, writeFile } from "node:fs/promises";
import { expect } from "chai";
import { keccak256 } from "ethers";
import { writeLine } from "../../devnet/journal/line.ts";
import { journalPath } from "../../devnet/chain/chainFile.ts";
import type { ReplayProgress } from "../../devnet/chain/replay.ts";
import { SIMULATOR } from "../../devnet/chain/simulator.ts";
import { ask, signed } from "./helpers/client.ts";
import { start, stopAll } from "./helpers/network.ts";

const ADVICE =
  "start it with the version that wrote it, bring back a copy, import an export, or begin anew with `npx hardhat devnet reset`.";
const WRONG = `0x${"77".repeat(32)}`;

describe("devnet: a journal whose blocks do not come out as they were", () => {
  let dataFolder: string;
  let path: string;
  let raws: string[];

  beforeEach(async () => {
    const devnet = await start({ blockPeriod: 3_600 });
    ({ dataFolder } = devnet);
    path = journalPath(dataFolder);
    raws = await Promise.all([0, 1, 2].map((nonce) => signed({ nonce })));
    for (const raw of raws) await ask(devnet, "eth_sendRawTransaction", raw);
    await devnet.stop();
  });
  afterEach(stopAll);

  /** Changes what the records say, and writes them with sound checksums. */
  async function rewrite(change: (json: string) => string): Promise<void> {
    const lines = (await readFile(path, "utf8")).trimEnd().split("\n");
    const records = lines.map((line) => writeLine(change(line.slice(line.indexOf("{")))));
    await writeFile(path, Buffer.concat(records));
  }

  /** How the start is refused, which must leave the folder as it was. */
  async function refusal(): Promise<string> {
    const [before, names] = [await readFile(path), await readdir(dataFolder)];
    const words = await start({ dataFolder, blockPeriod: 3_600 }).then(() => "it started", String);
    expect((await readFile(path)).equals(before)).to.equal(true);
    expect(await readdir(dataFolder)).to.have.members(names);
    return words;
  }

  const hashOf = async (block: number): Promise<string> =>
    String(new RegExp(`"number":${block},.*?"hash":"(0x[0-9a-f]+)"`).exec(await readFile(path, "utf8"))?.[1]);

  it("given another hash, should name the block, both hashes, and what to do", async () => {
    const hash = await hashOf(2);
    await rewrite((json) => json.replace(hash, WRONG));
    expect(await refusal()).to.equal(
      `Refusal: Block 2 of the journal cannot be made again: it gets the hash ${hash}, and had ${WRONG}. ` +
        `The journal is not as it was written: ${ADVICE}`,
    );
  });

  it("given a transaction that was never accepted, should name it", async () => {
    const accepted = JSON.stringify({ accepted: raws[1] });
    await rewrite((json) => json.replace(`${accepted},`, "").replace(accepted, ""));
    expect(await refusal()).to.equal(
      `Refusal: Block 2 of the journal cannot be made again: it holds ${keccak256(raws[1] ?? "")}, which was never accepted. ` +
        `The journal is not as it was written: ${ADVICE}`,
    );
  });

  for (const number of [1, 7]) {
    it(`given block 2 calls itself block ${number}, should say behind which it stands`, async () => {
      await rewrite((json) => json.replace('"number":2', `"number":${number}`));
      expect(await refusal()).to.equal(
        `Refusal: Block ${number} of the journal cannot be made again: it stands behind block 1. ` +
          `The journal is not as it was written: ${ADVICE}`,
      );
    });
  }

  it("given a block older than the one before, should say that it cannot be sealed", async () => {
    await rewrite((json) => json.replace(/("number":2,"timestamp":)\d+/, (_, head: string) => `${head}1`));
    expect(await refusal())
      .to.match(/^Refusal: Block 2 of the journal cannot be made again: it cannot be sealed \(.+\)\. The journal is/)
      .and.include(ADVICE);
  });

  it("given another simulator wrote it, should say which, and which this is", async () => {
    const hash = await hashOf(1);
    await rewrite((json) => json.replace(SIMULATOR, "hardhat 2.0.0").replace(hash, WRONG));
    expect(await refusal()).to.equal(
      `Refusal: Block 1 of the journal cannot be made again: it gets the hash ${hash}, and had ${WRONG}. ` +
        `It was written with hardhat 2.0.0, and this is ${SIMULATOR}: ${ADVICE}`,
    );
  });

  it("given another simulator wrote the same blocks, should go on with them", async () => {
    await rewrite((json) => json.replace(SIMULATOR, "hardhat 2.0.0"));
    expect((await start({ dataFolder, blockPeriod: 3_600 })).chain.head.number).to.equal(3);
  });

  it("should tell how far it has come, to the end", async () => {
    const told: ReplayProgress[] = [];
    await start({ dataFolder, blockPeriod: 3_600, onReplay: (progress) => told.push(progress) });
    expect(told.at(-1)).to.deep.equal({ blocks: 3, transactions: 3, done: 1 });
  });
});

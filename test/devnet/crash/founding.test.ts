import { stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import { JsonRpcProvider } from "ethers";
import { checkConsortium } from "../../../lib/check/consortium.ts";
import { readAddressBook } from "../../../lib/addressBook.ts";
import { loadConsortium } from "../../../lib/consortium/load.ts";
import { openDesk } from "../../../lib/desk.ts";
import { readRecord } from "../../../lib/suite/record.ts";
import { deploymentFolder } from "../../../devnet/folder/deploymentFolder.ts";
import { blockAt } from "../helpers/client.ts";
import { stopAll, temporaryFolder } from "../helpers/network.ts";
import { DevnetProcess } from "./process.ts";

const SAMPLE = "consortiums/bond-network.json";

/** Bytes of the journal at which the founding is killed: before its first transaction, in its midst, near its end. */
const MOMENTS = [1, 300_000, 600_000];

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.size ?? 0;
}

describe("devnet: killed while it is founded", () => {
  let devnet: DevnetProcess;

  after(async () => {
    await devnet.kill();
    await stopAll();
  });

  it("should found the same network in the end, and go on with it after another kill", async () => {
    const dataFolder = await temporaryFolder();
    const journal = join(dataFolder, "chain.journal");
    const start = (): DevnetProcess => (devnet = new DevnetProcess({ dataFolder, consortium: SAMPLE }));
    for (const moment of MOMENTS) {
      const { endpoints } = start();
      let isOver = false;
      endpoints.finally(() => (isOver = true)).catch(() => undefined);
      while (!isOver && (await sizeOf(journal)) < moment) await pause(1);
      await devnet.kill();
      expect(await endpoints.catch(String), `at ${moment} bytes`).to.equal("Error: killed");
    }
    const founded = await start().endpoints;
    const file = await loadConsortium(SAMPLE);
    const provider = new JsonRpcProvider(founded[0]?.url, file.chainId, { staticNetwork: true, cacheTimeout: -1 });
    const record = await readRecord(deploymentFolder(dataFolder));
    const { accounts = [], nodes = [] } = (await readAddressBook(dataFolder)) ?? {};
    const desk = await openDesk(record, provider, accounts, nodes);
    const { data } = await checkConsortium(desk, { path: SAMPLE, file });
    provider.destroy();
    expect(data.findings).to.deep.equal([]);
    const { contracts } = await readRecord("deployments/devnet");
    const addresses = (all: typeof contracts) => Object.values(all).map(({ address }) => address);
    expect(addresses(record.contracts)).to.have.members(addresses(contracts));

    const head = await blockAt({ endpoints: founded });
    await devnet.kill();
    const again = await start().endpoints;
    const number = `0x${head.number.toString(16)}`;
    expect(await blockAt({ endpoints: again }, number)).to.deep.equal(head);
    expect((await readRecord(deploymentFolder(dataFolder))).contracts).to.deep.equal(record.contracts);
  });
});

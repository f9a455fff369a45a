import { mkdir, readdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect } from "chai";
import { JsonRpcProvider, ZeroAddress, id } from "ethers";
import { NAMES_FILE, addressBookOf, readAddressBook, withAccount, writeAddressBook } from "../../lib/addressBook.ts";
import type { ConsortiumFile } from "../../lib/consortium/schema.ts";
import { devWallet, devWalletOf } from "../../lib/keys/devKeys.ts";
import { connectSuite } from "../../lib/suite/handles.ts";
import { readRecord } from "../../lib/suite/record.ts";
import { type ConsortiumDevnet, startConsortiumDevnet } from "../../devnet/consortium.ts";
import { deploymentFolder } from "../../devnet/folder/deploymentFolder.ts";
import { isServed, stop } from "../../devnet/folder/client.ts";
import { sampleFile } from "../fixtures/network.ts";
import { urlOf } from "./helpers/client.ts";
import { stopAll, temporaryFolder } from "./helpers/network.ts";
import { placement } from "../fixtures/placement.ts";

/** What a devnet leaves in its folder. */
const KEPT = ["chain.journal", "consortium.json", "deployment", "devnet.log", "names.json"];
const HOUR = 3_600;
const SEND = 1;

describe("devnet: a consortium on it", () => {
  let file: ConsortiumFile;
  before(async () => {
    file = await sampleFile();
  });
  afterEach(stopAll);

  describe("refusing a transaction", () => {
    let dataFolder: string;
    let started: ConsortiumDevnet;
    let provider: JsonRpcProvider;

    before(async () => {
      dataFolder = await temporaryFolder();
      started = await startConsortiumDevnet({ file, dataFolder, port: 0 });
      provider = new JsonRpcProvider(urlOf(started.devnet), undefined, { pollingInterval: 10, cacheTimeout: -1 });
    });
    after(async () => {
      provider.destroy();
      await started.devnet.stop();
    });

    const suiteAs = (name: string) => {
      const address = file.accounts.find((account) => account.name === name)?.address ?? "";
      return connectSuite(started.record, devWalletOf(address, provider));
    };
    const refusalOf = (sent: Promise<unknown>): Promise<string> => sent.then(() => "it was sent", String);

    it("should name the account", async () => {
      const subject = file.accounts.find(({ name }) => name === "bank-b.participant")?.address ?? "";
      const { freezeOrders } = suiteAs("regulator.officer-1");
      await (await freezeOrders.freeze(placement(subject, SEND, HOUR, id("suspicion"), id("evidence")))).wait();
      const sent = suiteAs("bank-b.participant").organizations.suspend(1, { gasLimit: 100_000 });
      expect(await refusalOf(sent)).to.include(
        `account bank-b.participant (${subject}) is frozen for sending: order 1`,
      );
    });

    it("should name an account that got its name later", async () => {
      const stranger = devWallet(201, provider);
      const sent = () => connectSuite(started.record, stranger).organizations.suspend(1, { gasLimit: 100_000 });
      expect(await refusalOf(sent())).to.include(`account ${stranger.address} is not enrolled`);
      await writeAddressBook(dataFolder, withAccount(addressBookOf(file), "newcomer", stranger.address));
      expect(await refusalOf(sent())).to.include(`account newcomer (${stranger.address}) is not enrolled`);
    });
  });

  it("should leave the network in its folder when it has stopped", async () => {
    const dataFolder = await temporaryFolder();
    const { devnet } = await startConsortiumDevnet({ file, dataFolder, port: 0 });
    expect(await readdir(dataFolder)).to.include.members([
      "deployment",
      "devnet.log",
      "names.json",
      "devnet.json",
      "control.sock",
    ]);
    await devnet.stop();
    expect((await readdir(dataFolder)).sort()).to.deep.equal([...KEPT].sort());
  });

  describe("started again", () => {
    let dataFolder: string;
    let first: ConsortiumDevnet;

    beforeEach(async () => {
      dataFolder = await temporaryFolder();
      first = await startConsortiumDevnet({ file, dataFolder, port: 0 });
      await first.devnet.stop();
    });

    it("should go on with the network as it was founded, and found nothing", async () => {
      const steps: unknown[] = [];
      const replayed: number[] = [];
      const onReplay = ({ blocks }: { blocks: number }) => replayed.push(blocks);
      const again = await startConsortiumDevnet({
        file,
        dataFolder,
        port: 0,
        onStep: (step) => steps.push(step),
        onReplay,
      });
      expect([again.record, again.file, again.differs]).to.deep.equal([first.record, file, false]);
      expect([steps, replayed.at(-1)]).to.deep.equal([[], first.devnet.chain.head.number]);
      await again.devnet.stop();
    });

    it("should keep the names that were given since", async () => {
      const book = withAccount(addressBookOf(file), "newcomer", ZeroAddress);
      await writeAddressBook(dataFolder, book);
      const again = await startConsortiumDevnet({ file, dataFolder, port: 0 });
      expect(await readAddressBook(dataFolder)).to.deep.equal(book);
      await again.devnet.stop();
    });

    it("given another state of its file, should go on as it was founded and tell so", async () => {
      const nodes = file.nodes.slice(1);
      const again = await startConsortiumDevnet({ file: { ...file, nodes }, dataFolder, port: 0 });
      expect([again.differs, again.devnet.endpoints.length]).to.deep.equal([true, file.nodes.length]);
      await again.devnet.stop();
    });

    it("given the file of another network, should refuse it and leave the folder as it is", async () => {
      const other = { ...file, name: "other", chainId: 7 };
      const refusal = await startConsortiumDevnet({ file: other, dataFolder, port: 0 }).catch(String);
      expect(refusal).to.include(`${dataFolder} holds ${file.name} (chain ${file.chainId}), not other (chain 7)`);
      expect((await readdir(dataFolder)).sort()).to.deep.equal([...KEPT].sort());
    });

    it("without a sound record, should write it anew from the chain", async () => {
      await writeFile(join(deploymentFolder(dataFolder), "Seats.json"), "{");
      const again = await startConsortiumDevnet({ file, dataFolder, port: 0 });
      expect(again.record).to.deep.equal(first.record);
      expect(await readRecord(deploymentFolder(dataFolder))).to.deep.equal(first.record);
      await again.devnet.stop();
    });
  });

  it("should leave alone what was in its folder before", async () => {
    const dataFolder = await temporaryFolder();
    await mkdir(deploymentFolder(dataFolder));
    for (const path of [NAMES_FILE, "minutes.txt", join("deployment", "notes.txt")]) {
      await writeFile(join(dataFolder, path), "{}");
    }
    const { devnet } = await startConsortiumDevnet({ file, dataFolder, port: 0 });
    await devnet.stop();
    expect((await readdir(dataFolder)).sort()).to.deep.equal([...KEPT, "minutes.txt"].sort());
    expect(await readdir(deploymentFolder(dataFolder))).to.include("notes.txt");
  });

  it("given a port that is taken, should say so before it founds, and leave nothing", async () => {
    const dataFolder = join(await temporaryFolder(), "made");
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const address = taken.address();
    const port = typeof address === "object" ? (address?.port ?? 0) : 0;
    const steps: unknown[] = [];
    const refusal = await startConsortiumDevnet({
      file,
      dataFolder,
      port: port - 1,
      onStep: (step) => steps.push(step),
    }).catch(String);
    await new Promise((resolve) => taken.close(resolve));
    expect(refusal).to.match(/Node bank-[ab].node cannot listen on port \d+: it is taken. Choose another with --port./);
    expect(steps).to.deep.equal([]);
    expect(await readdir(join(dataFolder, ".."))).to.deep.equal([]);
  });

  for (const [how, interrupt] of [
    ["a signal", (_: string, controller: AbortController) => Promise.resolve(controller.abort())],
    ["devnet stop", (dataFolder: string) => stop(dataFolder)],
  ] as const) {
    it(`stopped by ${how} while it is founded, should end, say so, and leave nothing`, async () => {
      const dataFolder = await temporaryFolder();
      const controller = new AbortController();
      let stopped: Promise<void> | undefined;
      const refusal = await startConsortiumDevnet({
        file,
        dataFolder,
        port: 0,
        signal: controller.signal,
        onStep: () => void (stopped ??= interrupt(dataFolder, controller)),
      }).catch(String);
      await stopped;
      expect(refusal).to.include("The devnet was stopped while it was starting; its folder is as it was before.");
      expect(await readdir(dataFolder)).to.deep.equal([]);
      expect(await isServed(dataFolder)).to.equal(false);
    });
  }
});

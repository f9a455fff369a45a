import { expect } from "chai";
import { BrowserProvider, JsonRpcProvider, id } from "ethers";
import type { ContractTransactionResponse, Provider } from "ethers";
import { devAcceptances } from "../../lib/account/acceptance/founding.ts";
import { devWallet, devWalletOf } from "../../lib/keys/devKeys.ts";
import { foundSuite } from "../../lib/suite/found.ts";
import { genesisAlloc } from "../../lib/suite/genesis.ts";
import { type Suite, connectSuite } from "../../lib/suite/handles.ts";
import type { DeploymentRecord } from "../../lib/suite/types.ts";
import type { Devnet } from "../../devnet/devnet.ts";
import { sampleFile } from "../fixtures/network.ts";
import { urlOf } from "./helpers/client.ts";
import { start, stopAll } from "./helpers/network.ts";
import { placement } from "../fixtures/placement.ts";

const HOUR = 3_600;
const SEND = 1;

describe("devnet: the sample consortium, founded and judged by its own rules", () => {
  let devnet: Devnet;
  let record: DeploymentRecord;
  let provider: Provider & { destroy(): void };
  let addresses: Map<string, string>;

  before(async () => {
    const file = await sampleFile();
    addresses = new Map(file.accounts.map(({ name, address }) => [name, address]));
    devnet = await start({
      alloc: genesisAlloc(file),
      async found(inside) {
        const internal = new BrowserProvider(inside, undefined, { pollingInterval: 10, cacheTimeout: -1 });
        const founder = devWalletOf(file.founder.address, internal);
        const acceptances = await devAcceptances(file, Math.floor(Date.now() / 1_000) + HOUR);
        record = await foundSuite({ file, acceptances, founder });
        internal.destroy();
        return { freezeOrders: record.contracts.FreezeOrders?.address };
      },
    });
    provider = new JsonRpcProvider(urlOf(devnet), undefined, { pollingInterval: 10, cacheTimeout: -1 });
  });

  after(async () => {
    provider.destroy();
    await stopAll();
  });

  const addressOf = (name: string): string => addresses.get(name) ?? "";
  const suiteAs = (name: string): Suite => connectSuite(record, devWalletOf(addressOf(name), provider));
  const post = ({ named: { Notice: notice } }: Suite): Promise<ContractTransactionResponse> => {
    if (notice === undefined) throw new Error("the sample lists Notice");
    return notice.getFunction("post").send(id("notice"), { gasLimit: 500_000 });
  };
  const refusalOf = (sent: Promise<unknown>): Promise<string> => sent.then(() => "it was sent", String);

  it("should let an enrolled account call a known target", async () => {
    const receipt = await (await post(suiteAs("bank-a.participant"))).wait();
    expect(receipt?.status).to.equal(1);
  });

  it("should refuse a stranger by name", async () => {
    const stranger = devWallet(200, provider);
    const refusal = await refusalOf(post(connectSuite(record, stranger)));
    expect(refusal).to.include(`account ${stranger.address} is not enrolled`);
  });

  it("should refuse the founder since the hand-over", async () => {
    const founder = devWalletOf(record.founder, provider);
    expect(await refusalOf(post(connectSuite(record, founder)))).to.include(
      `account ${record.founder} is not enrolled`,
    );
  });

  for (const [what, request, words] of [
    ["a creation", { data: "0x60" }, "creating a contract is refused"],
    ["a value", { to: devWallet(0).address, value: 1 }, "a transaction may not carry value"],
    ["an unknown target", { to: devWallet(0).address }, "is not known to the network"],
  ] as const) {
    it(`should refuse ${what}`, async () => {
      const participant = devWalletOf(addressOf("bank-a.participant"), provider);
      expect(await refusalOf(participant.sendTransaction({ ...request, gasLimit: 100_000 }))).to.include(words);
    });
  }

  it("should name the order that freezes an account, until it lapses by itself", async () => {
    const subject = addressOf("bank-b.participant");
    const { freezeOrders } = suiteAs("regulator.officer-1");
    await (await freezeOrders.freeze(placement(subject, SEND, HOUR, id("suspicion"), id("evidence")))).wait();
    const lapse = new Date(Math.ceil((devnet.chain.head.timestamp + HOUR) / 60) * 60_000);
    const day = lapse.toISOString().slice(0, 10);
    expect(await refusalOf(post(suiteAs("bank-b.participant")))).to.include(
      `account ${subject} is frozen for sending: order 1, lapses ${day}`,
    );
    await devnet.advance(HOUR);
    expect((await (await post(suiteAs("bank-b.participant"))).wait())?.status).to.equal(1);
  });
});

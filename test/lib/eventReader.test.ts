import { expect } from "chai";
import { type Filter, Log, Network, JsonRpcProvider, makeError } from "ethers";
import { z } from "zod";
import { partsOf } from "../../lib/events/logs.ts";
import { EventReader } from "../../lib/events/reader.ts";
import { artifactOf } from "../../lib/suite/artifacts.ts";

const AUTHORITY = `0x${"a1".repeat(20)}`;
const FORMER = `0x${"c1".repeat(20)}`;
const LATTER = `0x${"c2".repeat(20)}`;

describe("lib: reader of events", () => {
  const contracts = [
    { name: "Authority", address: AUTHORITY, interface: artifactOf("Authority").interface },
    { name: "Committee", address: FORMER, interface: artifactOf("Committee").interface },
  ];
  const nowhere = new JsonRpcProvider("http://127.0.0.1:9", Network.from(1), { staticNetwork: true });

  after(() => nowhere.destroy());

  /** A log of an event, each in a block of its own. */
  const logOf = (blockNumber: number, name: string, address: string, event: string, args: readonly unknown[]): Log => {
    const { data, topics } = artifactOf(name).interface.encodeEventLog(event, args);
    const place = {
      blockNumber,
      blockHash: "0x",
      transactionHash: "0x",
      transactionIndex: 0,
      index: 0,
      removed: false,
    };
    return new Log({ ...place, address, data, topics }, nowhere);
  };
  const chain = [
    logOf(1, "Committee", FORMER, "ProposalExecuted", [1]),
    logOf(4, "Authority", AUTHORITY, "CommitteeSucceeded", [LATTER, FORMER]),
    logOf(6, "Committee", LATTER, "ProposalExecuted", [1]),
    logOf(7, "Committee", `0x${"ee".repeat(20)}`, "ProposalExecuted", [9]),
  ];
  /** A node that holds this chain, and answers about so many blocks at a time. */
  const node = (most = Infinity, refusal: Error = makeError("range too large", "UNKNOWN_ERROR", {})) => ({
    asked: 0,
    getLogs(filter: Filter) {
      this.asked += 1;
      const [from, to] = [Number(filter.fromBlock), Number(filter.toBlock)];
      if (to - from >= most) return Promise.reject(refusal);
      const addresses = z
        .array(z.string())
        .parse(filter.address)
        .map((address) => address.toLowerCase());
      const isWanted = ({ blockNumber, address }: Log) =>
        blockNumber >= from && blockNumber <= to && addresses.includes(address.toLowerCase());
      return Promise.resolve(chain.filter(isWanted));
    },
  });
  const told = async (reader: EventReader, from = 0, to = 9) =>
    (await reader.read({ from, to })).map(({ block, event }) => `${block} ${event}`);
  const WHOLE = ["1 ProposalExecuted", "4 CommitteeSucceeded", "6 ProposalExecuted"];

  it("should follow a Committee that succeeds, in the blocks in which it does and later", async () => {
    const reader = new EventReader(node(), contracts, FORMER);
    expect(await told(reader)).to.deep.equal(WHOLE);
    expect(await told(reader, 5, 9)).to.deep.equal(["6 ProposalExecuted"]);
  });

  it("should know the Committee in force beside the one of the record", async () => {
    expect(await told(new EventReader(node(), contracts, LATTER), 5, 9)).to.deep.equal(["6 ProposalExecuted"]);
  });

  it("should ask about fewer blocks at a time where a node does not answer about so many", async () => {
    expect(await told(new EventReader(node(2), contracts, FORMER))).to.deep.equal(WHOLE);
  });

  it("should not ask again where there is no node", async () => {
    const lost = node(2, makeError("connection refused", "NETWORK_ERROR", { event: "lost" }));
    const thrown = await told(new EventReader(lost, contracts, FORMER)).catch((reason: unknown) => reason);
    expect([lost.asked, thrown]).to.have.property("0", 1);
    expect(thrown).to.be.instanceOf(Error).and.have.property("code", "NETWORK_ERROR");
  });

  it("should ask about 5,000 blocks at most, each once", () => {
    expect([...partsOf({ from: 3, to: 10_002 })]).to.deep.equal([
      { from: 3, to: 5_002 },
      { from: 5_003, to: 10_002 },
    ]);
    expect([...partsOf({ from: 3, to: 2 })]).to.deep.equal([]);
  });
});

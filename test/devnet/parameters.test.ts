import { expect } from "chai";
import { Interface, concat, dataLength, toBeHex, toQuantity } from "ethers";
import { z } from "zod";
import type { Devnet } from "../../devnet/devnet.ts";
import { LIMITS } from "../../devnet/limits.ts";
import { Answer, ask, post, signed } from "./helpers/client.ts";
import { BELL, WORKSHOP, member, start, stopAll } from "./helpers/network.ts";

const HASH = `0x${"00".repeat(32)}`;
const ACCOUNT = member.address;
const workshop = new Interface(["function count() view returns (uint256)"]);
const bell = new Interface(["function gas()"]);
const COUNT = workshop.encodeFunctionData("count");
/** Creation code that reads from so far off in memory that no gas is enough. */
const GREEDY = "0x63ffffffff51";
/** Creation code that copies what follows it, so many bytes, and reverts with that. */
const reverting = (data: string) => concat(["0x60", toBeHex(dataLength(data), 1), "0x8060095f395ffd", data]);
const AN_ADDRESS = "must be an address: 0x and 40 hexadecimal digits";
const A_HASH = "must be 32 bytes: 0x and 64 hexadecimal digits";
const A_BLOCK = "must be a block: its number as 0x hexadecimal, or latest, earliest";
const NUMBER_64 = "must be a number of at most 64 bits";

const WRONG: readonly (readonly [method: string, params: readonly unknown[], words: string])[] = [
  ["eth_chainId", [1], "eth_chainId takes no parameters, not 1."],
  ["eth_blockNumber", [null], "eth_blockNumber takes no parameters, not 1."],
  ["eth_getBalance", [], "eth_getBalance takes 1 to 2 parameters (address, block), not 0."],
  ["eth_getBalance", [ACCOUNT, "latest", 5], "eth_getBalance takes 1 to 2 parameters (address, block), not 3."],
  ["eth_getBalance", ["0x12"], `eth_getBalance: parameter 1 (address) ${AN_ADDRESS}.`],
  ["eth_getBalance", [5], AN_ADDRESS],
  ["eth_getBalance", [null], AN_ADDRESS],
  ["eth_getBalance", [ACCOUNT, "newest"], A_BLOCK],
  ["eth_getBalance", [ACCOUNT, "0x"], A_BLOCK],
  ["eth_getBalance", [ACCOUNT, "0x10000000000000000"], A_BLOCK],
  ["eth_getBalance", [ACCOUNT, 5], "must be a block"],
  ["eth_getBalance", [ACCOUNT, {}], 'or {"blockHash": …}'],
  ["eth_getBalance", [ACCOUNT, { blockHash: "0x12" }], "must be"],
  ["eth_getCode", [null, "latest"], AN_ADDRESS],
  ["eth_getTransactionCount", ["bank-a", "pending"], AN_ADDRESS],
  ["eth_getStorageAt", [WORKSHOP], "takes 2 to 3 parameters (address, slot, block), not 1."],
  ["eth_getStorageAt", [WORKSHOP, 0], "parameter 2 (slot) must be a number of at most 256 bits"],
  ["eth_getStorageAt", [WORKSHOP, `0x${"f".repeat(65)}`], "parameter 2 (slot) must be a number of at most 256 bits"],
  ["eth_getProof", [ACCOUNT, "0x0"], "parameter 2 (slots) must be a list of slots"],
  ["eth_getProof", [ACCOUNT, ["zero"]], "parameter 2 (slots), 0, must be a number"],
  ["eth_getBlockByNumber", ["latest"], "takes 2 parameters (block, with transactions), not 1."],
  ["eth_getBlockByNumber", ["latest", "yes"], "parameter 2 (with transactions) must be true or false"],
  ["eth_getBlockByNumber", [{ blockHash: HASH }, true], A_BLOCK],
  ["eth_getBlockByHash", ["0x1", true], A_HASH],
  ["eth_getBlockTransactionCountByHash", ["latest"], A_HASH],
  ["eth_getBlockTransactionCountByNumber", [HASH], A_BLOCK],
  ["eth_getTransactionByHash", [`${HASH}00`], A_HASH],
  ["eth_getTransactionReceipt", [null], A_HASH],
  ["eth_getTransactionByBlockNumberAndIndex", ["latest", 0], `parameter 2 (index) ${NUMBER_64}`],
  ["eth_getTransactionByBlockHashAndIndex", [HASH, "first"], `parameter 2 (index) ${NUMBER_64}`],
  ["eth_call", [], "eth_call takes 1 to 3 parameters (call, block, overrides), not 0."],
  ["eth_call", ["0x12"], "parameter 1 (call) must be an object"],
  ["eth_call", [{ to: "0x12" }], `eth_call: parameter 1 (call), to, ${AN_ADDRESS}.`],
  ["eth_call", [{ to: WORKSHOP, data: "0x1" }], "data, must be bytes: 0x and two hexadecimal digits for each"],
  ["eth_call", [{ to: WORKSHOP, gas: 21_000 }], `gas, ${NUMBER_64}`],
  ["eth_call", [{ to: WORKSHOP, gas: `0x${"f".repeat(17)}` }], `gas, ${NUMBER_64}`],
  ["eth_call", [{ to: WORKSHOP, value: "1 ether" }], "value, must be a number of at most 256 bits"],
  ["eth_call", [{ to: WORKSHOP, accessList: [{ address: WORKSHOP }] }], "accessList.0.storageKeys, must be a list"],
  ["eth_call", [{ to: WORKSHOP, data: "0x01", input: "0x02" }], 'has a "data" and another "input"'],
  [
    "eth_call",
    [{ to: WORKSHOP }, "latest", 5],
    "parameter 3 (overrides) must be an object with an address for each key",
  ],
  ["eth_call", [{ to: WORKSHOP }, "latest", { [WORKSHOP]: { code: 5 } }], "code, must be bytes"],
  ["eth_call", [{ to: WORKSHOP }, "latest", {}, {}], "takes 1 to 3 parameters"],
  ["eth_estimateGas", [{ to: WORKSHOP }, "latest", {}], "takes 1 to 2 parameters (call, block), not 3."],
  ["eth_getLogs", [], "eth_getLogs takes 1 parameter (filter), not 0."],
  ["eth_getLogs", [{ address: 5 }], "address, must be an address, or a list of at most 1000"],
  ["eth_getLogs", [{ topics: [[HASH, null]] }], "topics.0, must be a topic of 32 bytes, or a list of at most 1000"],
  ["eth_getLogs", [{ topics: [HASH, HASH, HASH, HASH, HASH] }], "topics, must be a list of at most 4 topics"],
  ["eth_getLogs", [{ fromBlock: 0 }], `fromBlock, ${A_BLOCK}`],
  ["eth_getLogs", [{ blockHash: HASH, fromBlock: "0x0" }], 'either "blockHash" or "fromBlock" and "toBlock"'],
  ["eth_getLogs", [{ adress: BELL }], 'with "address", "topics", "fromBlock", "toBlock" and "blockHash" alone'],
  ["eth_newBlockFilter", [5], "eth_newBlockFilter takes no parameters, not 1."],
  ["eth_getFilterChanges", [1], `parameter 1 (filter) ${NUMBER_64}`],
  ["eth_feeHistory", ["0x1", "newest"], A_BLOCK],
  ["eth_feeHistory", ["0x1", "latest", {}], "parameter 3 (percentiles) must be a list of at most 100 percentages"],
  ["eth_feeHistory", ["0x1", "latest", [101]], "a list of at most 100 percentages"],
  ["eth_feeHistory", ["0x400", "latest", Array.from({ length: 101 }, () => 50)], "at most 100 percentages"],
  ["eth_sendRawTransaction", [], "eth_sendRawTransaction takes 1 parameter (transaction), not 0."],
  ["eth_sendRawTransaction", [5], "parameter 1 (transaction) must be one signed transaction as 0x hexadecimal"],
  ["web3_sha3", ["hello"], "parameter 1 (data) must be bytes"],
];

describe("devnet: parameters of JSON-RPC methods", () => {
  let devnet: Devnet;
  before(async () => {
    devnet = await start({ blockPeriod: 60 });
    await ask(devnet, "eth_sendRawTransaction", await signed());
  });
  after(stopAll);

  for (const [method, params, words] of WRONG) {
    it(`should refuse ${method} ${JSON.stringify(params).slice(0, 70)} in words`, async () => {
      const { error } = await ask(devnet, method, ...params);
      expect(error?.code).to.equal(-32602);
      expect(error?.message).to.include(words);
    });
  }

  const deep = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);
  for (const [what, params] of [
    ["a block", `["${ACCOUNT}",${deep(2_000_000)}]`],
    ["a call", `[{"to":"${WORKSHOP}","accessList":${deep(1_000_000)}}]`],
    ["an address of a filter", `[{"address":${deep(1_000_000)}}]`],
    ["a parameter too many", `["${ACCOUNT}","latest",${deep(2_000_000)}]`],
  ] as const) {
    it(`should refuse lists within lists without end as ${what}`, async () => {
      const method = what === "a call" ? "eth_call" : what.includes("filter") ? "eth_getLogs" : "eth_getBalance";
      const response = await post(devnet, `{"jsonrpc":"2.0","id":1,"method":"${method}","params":${params}}`);
      const { error } = Answer.parse(await response.json());
      expect(error?.code).to.equal(-32005);
      expect(error?.message).to.match(/^A message holds lists and objects at most 64 deep in each other, not \d{7}\.$/);
      const given = z.array(z.unknown()).parse(JSON.parse(params));
      const refusal: unknown = await devnet.provider
        .request({ method, params: given })
        .catch((thrown: unknown) => thrown);
      expect(refusal).to.have.property("code", -32602);
    });
  }

  it("should leave out of a call what no chain without fees, blobs and delegations knows", async () => {
    const call = { to: WORKSHOP, data: COUNT, type: "0x4", authorizationList: [], gasPrice: "0x0", foo: 5 };
    expect(Number((await ask(devnet, "eth_call", call)).result)).to.equal(1);
  });

  it("should take calldata under both of its names, alone or the same", async () => {
    for (const call of [
      { data: COUNT },
      { input: COUNT },
      { data: COUNT, input: COUNT },
      { data: null, input: COUNT },
    ]) {
      expect(Number((await ask(devnet, "eth_call", { to: WORKSHOP, ...call })).result)).to.equal(1);
    }
  });

  it("should take a block by number, hash, word or not at all", async () => {
    const { result } = await ask(devnet, "eth_getBlockByNumber", "0x1", false);
    const { hash } = z.object({ hash: z.string() }).parse(result);
    for (const block of ["0x1", "0x01", "latest", "pending", null, { blockHash: hash }, { blockNumber: "0x1" }]) {
      expect(Number((await ask(devnet, "eth_call", { to: WORKSHOP, data: COUNT }, block)).result)).to.equal(1);
    }
    expect(Number((await ask(devnet, "eth_call", { to: WORKSHOP, data: COUNT }, "earliest")).result)).to.equal(0);
  });

  it("should try a call over another state", async () => {
    const state = { [HASH]: `0x${"07".padStart(64, "0")}` };
    const params = [{ to: WORKSHOP, data: COUNT }, "latest", { [WORKSHOP]: { stateDiff: state } }];
    expect(Number((await ask(devnet, "eth_call", ...params)).result)).to.equal(7);
  });

  it("should name a block that does not exist, and the head", async () => {
    const { error } = await ask(devnet, "eth_getBalance", ACCOUNT, "0x99");
    expect(error).to.deep.equal({ code: -32000, message: "Block 153 does not exist: the head is block 1." });
  });

  for (const gas of [undefined, null, toQuantity(LIMITS.gas + 1n), "0xffffffffffffffff"]) {
    it(`should give a call that asks for ${String(gas)} gas no more than a transaction may have`, async () => {
      const { result } = await ask(devnet, "eth_call", { to: BELL, data: bell.encodeFunctionData("gas"), gas });
      expect(BigInt(String(result)) < LIMITS.gas).to.equal(true);
      expect(BigInt(String(result)) > LIMITS.gas - 100_000n).to.equal(true);
    });
  }

  for (const method of ["eth_call", "eth_estimateGas"]) {
    it(`should name the limit to ${method} of what needs more gas`, async () => {
      const { error } = await ask(devnet, method, { data: GREEDY });
      expect(error?.message).to.include(`ran out of gas: a call that is tried gets at most ${LIMITS.gas}.`);
    });
  }

  for (const reason of ["it ran out of gas", "invalid opcode"]) {
    it(`should give a revert as one, though its contract says "${reason}"`, async () => {
      const data = new Interface(["error Error(string)"]).encodeErrorResult("Error", [reason]);
      const { error } = await ask(devnet, "eth_call", { data: reverting(data) });
      expect(error).to.deep.equal({ code: 3, message: "execution reverted", data });
    });
  }

  it("should let two tried calls at most be on their way at a time, whichever node is asked", async () => {
    const through = devnet.chain.request.bind(devnet.chain);
    let [running, most] = [0, 0];
    devnet.chain.request = async (method, params) => {
      if (method !== "eth_call") return through(method, params);
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
      return through(method, params).finally(() => (running -= 1));
    };
    const nodes = Array.from({ length: 10 }, (_, i) => ({ endpoints: devnet.endpoints.slice(i % 2) }));
    await Promise.all(nodes.map((node) => ask(node, "eth_call", { to: WORKSHOP, data: COUNT })));
    devnet.chain.request = through;
    expect(most).to.equal(2);
  });

  it("should give a call as little gas as it asks for", async () => {
    const { result } = await ask(devnet, "eth_call", { to: BELL, data: bell.encodeFunctionData("gas"), gas: "0x7530" });
    expect(BigInt(String(result)) < 0x7530n).to.equal(true);
  });
});

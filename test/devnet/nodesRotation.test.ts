import { expect } from "chai";
import { toQuantity } from "ethers";
import { z } from "zod";
import type { Chain } from "../../devnet/chain/chain.ts";
import { nodeId, validatorAddress } from "../../lib/enode.ts";
import { readValidators } from "../../lib/engineCalls/answers.ts";
import { genesisAlloc } from "../../lib/suite/genesis.ts";
import { INGRESS } from "../../lib/suite/types.ts";
import { sampleFile } from "../fixtures/network.ts";
import { type ConsortiumStage, furtherEnode, stageDevnet } from "./helpers/consortium.ts";
import { ask, signed, statusOf } from "./helpers/client.ts";
import { allocOf, start, stopAll } from "./helpers/network.ts";
import { fixtureCode } from "./helpers/compile.ts";

const Block = z.object({ miner: z.string(), transactions: z.array(z.string()) });

async function blockOf(chain: Chain, number: number): Promise<z.infer<typeof Block>> {
  return Block.parse(await chain.request("eth_getBlockByNumber", [toQuantity(number), false]));
}

/** Besu's two cases: the place after the last proposer, or the first above one that has left the set. */
async function expectedMiner(chain: Chain, number: number): Promise<string> {
  const parent = toQuantity(number - 1);
  const answer = await chain.request("eth_call", [{ to: INGRESS.validator, data: "0xb7ab4db5" }, parent]);
  const validators = readValidators(answer).map((address) => address.toLowerCase());
  validators.sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
  const { miner: last } = await blockOf(chain, number - 1);
  const place = validators.indexOf(last);
  const above = validators.findIndex((address) => BigInt(address) > BigInt(last));
  const next = place >= 0 ? (place + 1) % validators.length : Math.max(above, 0);
  return validators[next] ?? "";
}

async function expectRotation(chain: Chain, from: number): Promise<Set<string>> {
  const seen = new Set<string>();
  for (let number = from; number <= chain.head.number; number += 1) {
    const { miner } = await blockOf(chain, number);
    expect(miner, `block ${number}`).to.equal(await expectedMiner(chain, number));
    seen.add(miner);
  }
  return seen;
}

describe("devnet: who proposes a block", () => {
  afterEach(stopAll);

  describe("given a founded network", () => {
    let stage: ConsortiumStage;
    const second = furtherEnode(1);
    before(async () => {
      stage = await stageDevnet();
    });
    after(() => stage.stop());

    const minerOf = (id: string) => validatorAddress(id).toLowerCase();
    const turns = async (count: number) => {
      for (let turn = 0; turn < count; turn += 1) await stage.advance(1);
    };

    it("should be each validator in turn, from the first block on, blocks without transactions too", async () => {
      await turns(6);
      const founders = stage.file.nodes.filter(({ validator }) => validator);
      const proposers = await expectRotation(stage.chain, 1);
      expect([...proposers].sort()).to.deep.equal(founders.map(({ enode }) => minerOf(nodeId(enode))).sort());
    });

    it("should be a promoted node in its turn, from the block after on", async () => {
      const endpoint = { host: second.host, ip: second.ip, port: second.port };
      const { nodes, validatorSet } = stage.suite;
      await stage.send("bank-a.operator", await nodes.enrolOwn.populateTransaction(second.high, second.low, endpoint));
      const block = await stage.decide(await validatorSet.promote.populateTransaction(nodeId(second)));
      await turns(7);
      const proposers = await expectRotation(stage.chain, block);
      expect(proposers)
        .to.include(minerOf(nodeId(second)))
        .and.to.have.property("size", 6);
    });

    for (const name of ["bank-b.node", "csd.node"]) {
      it(`should not be ${name} any more once it is demoted`, async () => {
        const id = nodeId(stage.enode(name));
        const block = await stage.decide(await stage.suite.validatorSet.demote.populateTransaction(id));
        await turns(7);
        expect(await expectRotation(stage.chain, block + 1)).not.to.include(minerOf(id));
      });
    }

    it("should be told the same at every node", async () => {
      const { miner } = await blockOf(stage.chain, 1);
      for (const [i] of stage.endpoints.entries()) {
        const { result } = await ask({ endpoints: stage.endpoints.slice(i) }, "eth_getBlockByNumber", "0x1", false);
        expect(Block.parse(result).miner).to.equal(miner);
      }
    });
  });

  it("before the hand-over, and in blocks of an interval, should be the founding validators in turn", async () => {
    const file = await sampleFile();
    const devnet = await start({ chainId: file.chainId, alloc: genesisAlloc(file), blockTime: 1 });
    await new Promise<void>((resolve) => {
      devnet.chain.onHead(({ number }) => {
        if (number === 3) resolve();
      });
    });
    expect(await expectRotation(devnet.chain, 1)).to.have.property("size", 3);
  });

  for (const [what, code] of [
    ["no code", undefined],
    ["a contract that reverts", fixtureCode("Bell")],
    ["an empty list", "0x6020600052600060205260406000f3"],
    ["a list that names one twice", "0x602060005260026020526001604052600160605260806000f3"],
  ] as const) {
    it(`given ${what} at the validator ingress, should be the simulator's miner, and stop nothing`, async () => {
      const alloc = { ...allocOf(), ...(code === undefined ? {} : { [INGRESS.validator]: { code } }) };
      const devnet = await start({ alloc });
      const sent = await ask(devnet, "eth_sendRawTransaction", await signed());
      expect(await statusOf(devnet, sent.result)).to.equal(1);
      await devnet.advance(1);
      const [first, second] = [await blockOf(devnet.chain, 1), await blockOf(devnet.chain, 2)];
      expect(second.miner).to.equal(first.miner);
    });
  }
});

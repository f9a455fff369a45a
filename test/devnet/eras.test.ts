import { expect } from "chai";
import type { ContractTransaction } from "ethers";
import { askValidators } from "../../devnet/judging/judge.ts";
import { KeptAnswer } from "../../devnet/judging/keptAnswer.ts";
import { closedBecause } from "../../devnet/judging/nodeReasons.ts";
import { nodeId } from "../../lib/enode.ts";
import { RULES_KEY } from "../../lib/rules/handles.ts";
import { type ConsortiumStage, furtherEnode, stageDevnet } from "./helpers/consortium.ts";
import { stopAll, word } from "./helpers/network.ts";

const CANDIDATE = `0x${"ca".repeat(20)}`;
/** So many blocks after which an answer is kept, once for the answer and once to find out whose rules are in force. */
const SETTLED = 4;

describe("devnet: answers about nodes and validators that are kept over blocks", () => {
  let stage: ConsortiumStage;
  let post: ContractTransaction;
  let asked = 0;
  let answers: readonly { readonly kept: KeptAnswer<unknown>; readonly ask: () => Promise<unknown> }[];

  before(async () => {
    stage = await stageDevnet();
    const { chain, file, suite } = stage;
    const known = { standing: await suite.standing.getAddress() };
    const nodes = [...file.nodes, { name: "newcomer", enode: furtherEnode(1) }];
    const isOpen = (node: (typeof nodes)[number]) => async () =>
      (await closedBecause(chain, node, known)) === undefined;
    answers = [() => askValidators(chain), ...nodes.map(isOpen)].map((ask) => {
      const counted = (): Promise<unknown> => ((asked += 1), ask());
      return { ask, kept: new KeptAnswer<unknown>(chain, counted, () => true) };
    });
    const notice = suite.named["Notice"];
    if (notice === undefined) throw new Error("The sample has a board.");
    post = await notice.getFunction("post").populateTransaction(word(1));
  });
  after(async () => {
    await stage.stop();
    await stopAll();
  });

  /** Holds the clock where the head is, so that whole eras pass in this second. */
  async function inOneSecond<T>(job: () => Promise<T>): Promise<T> {
    const { clock, head } = stage.chain;
    const now = clock.now.bind(clock);
    const { timestamp } = head;
    clock.now = () => timestamp;
    try {
      return await job();
    } finally {
      clock.now = now;
    }
  }

  /** Holds what is kept at the head to what the chain says there. */
  async function look(): Promise<{ readonly questions: number; readonly told: string }> {
    const before = asked;
    const kept = await Promise.all(answers.map((answer) => answer.kept.get()));
    const questions = asked - before;
    expect(kept).to.deep.equal(await Promise.all(answers.map((answer) => answer.ask())));
    return { questions, told: JSON.stringify(kept) };
  }

  /** Seals blocks without a log of the suite; how many questions the last one took. */
  async function settle(): Promise<number> {
    let questions = 0;
    for (let block = 0; block < SETTLED; block += 1) {
      await stage.send("bank-a.participant", post);
      ({ questions } = await look());
    }
    return questions;
  }

  it("should be asked anew in each second", async () => {
    await inOneSecond(settle);
    await stage.advance(1);
    expect((await look()).questions).to.equal(answers.length);
  });

  const bankD = (): string => nodeId(stage.enode("bank-d.node"));
  const changes: readonly (readonly [string, () => readonly Promise<ContractTransaction>[]])[] = [
    ["a node is suspended", () => [stage.suite.nodes.suspend.populateTransaction(nodeId(stage.enode("auditor.node")))]],
    ["it is reinstated", () => [stage.suite.nodes.reinstate.populateTransaction(nodeId(stage.enode("auditor.node")))]],
    [
      "an organization is suspended",
      () => [stage.suite.organizations.suspend.populateTransaction(stage.orgId("auditor"))],
    ],
    [
      "a validator is removed, which is connected until the block after",
      () => {
        const { nodes, validatorSet } = stage.suite;
        return [validatorSet.demote.populateTransaction(bankD()), nodes.remove.populateTransaction(bankD())];
      },
    ],
  ];
  for (const [words, change] of changes) {
    it(`should be kept in a second, and follow in the very block in which ${words}`, async () => {
      const last = await stage.prepare(...(await Promise.all(change())));
      await inOneSecond(async () => {
        expect(await settle()).to.equal(0);
        const before = await look();
        await stage.send("bank-a.seat", last);
        const now = await look();
        expect(now.questions).to.equal(answers.length);
        expect(now.told).not.to.equal(before.told);
        expect(await settle()).to.equal(0);
      });
    });
  }

  it("should be asked at each block where other rules are in force", async () => {
    const { nodeRules, nodeIngress } = stage.suite;
    const code = await stage.chain.request("eth_getCode", [await nodeRules.getAddress(), "latest"]);
    await stage.chain.request("hardhat_setCode", [CANDIDATE, code]);
    const last = await stage.prepare(await nodeIngress.setContractAddress.populateTransaction(RULES_KEY, CANDIDATE));
    await inOneSecond(async () => {
      expect(await settle()).to.equal(0);
      await stage.send("bank-a.seat", last);
      expect(await settle()).to.equal(answers.length);
    });
  });
});

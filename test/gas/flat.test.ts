import { expect } from "chai";
import { network as chains } from "hardhat";
import { INGRESS } from "../../lib/suite/types.ts";
import { foundedNetwork, type TestNetwork } from "../fixtures/network.ts";
import { fillAccounts, type Meter, meterOf } from "./helpers/metering.ts";

const SIZES = [10, 1_000, 10_000];

/** Ceilings just above what is measured: execution gas of the answer, without 21,000 and calldata, all storage cold. */
const QUESTIONS = [
  { sender: "bank-b.participant", target: "Notice", allowed: true, ceiling: 18_000n },
  { sender: "bank-b.seat", target: "Committee", allowed: true, ceiling: 18_000n },
  { sender: "a stranger", target: "Notice", allowed: false, ceiling: 25_500n },
  { sender: "a stranger", target: "Committee", allowed: false, ceiling: 37_000n },
] as const;

type Question = (typeof QUESTIONS)[number];

const connection = await chains.create();

describe("gas: transactionAllowed through the ingress", () => {
  let network: TestNetwork;
  let meter: Meter;
  const costs = new Map<Question, bigint[]>(QUESTIONS.map((question) => [question, []]));

  before(async () => {
    network = await foundedNetwork(connection);
    meter = await meterOf(network);
    let filled = 0;
    for (const size of SIZES) {
      await fillAccounts(network, filled, size);
      filled = size;
      for (const question of QUESTIONS) costs.get(question)?.push(await costOf(question));
    }
  });

  async function costOf({ sender, target, allowed }: Question): Promise<bigint> {
    const { record, suite, stranger, address } = network;
    const from = sender === "a stranger" ? stranger().address : address(sender);
    const to = record.contracts[target]?.address ?? "";
    const values: [string, string, number, number, number, string] = [from, to, 0, 0, 1_000_000, "0x"];
    const question = suite.transactionRules.interface.encodeFunctionData("transactionAllowed", values);
    const { spent, answer } = await meter(INGRESS.account, question);
    expect(answer).to.equal(allowed ? 1n : 0n);
    return spent;
  }

  for (const question of QUESTIONS) {
    const { sender, target, ceiling } = question;

    describe(`given ${sender} who calls ${target}`, () => {
      it(`costs exactly the same among ${SIZES.join(", ")} accounts`, () => {
        const [first, ...others] = costs.get(question) ?? [];
        expect(others).to.deep.equal([first, first]);
      });

      it(`costs at most ${ceiling} gas`, () => {
        for (const cost of costs.get(question) ?? []) expect(cost).to.be.at.most(ceiling);
      });
    });
  }
});

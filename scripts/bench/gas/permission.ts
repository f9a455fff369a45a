import { organizationSubject } from "../../../lib/regulator/subject.ts";
import { INGRESS } from "../../../lib/suite/types.ts";
import { HOUR } from "../../../test/fixtures/acts.ts";
import { Direction } from "../../../test/fixtures/enums.ts";
import type { TestNetwork } from "../../../test/fixtures/network.ts";
import { placement } from "../../../test/fixtures/placement.ts";
import { besuCall } from "../../../test/fixtures/question.ts";
import { freshNetwork } from "./chain.ts";
import { fillAccounts, type Meter, meterOf } from "./metering.ts";
import type { Row } from "./row.ts";

/** As long as a token transfer; the peers were asked with the same. */
const PAYLOAD = `0x${"a9".repeat(68)}`;

const QUESTIONS = [
  { operation: "permission.account.allowed", sender: "bank-b.participant", target: "Notice", answer: 1n },
  { operation: "permission.account.allowed.ordered", sender: "bank-a.participant", target: "Notice", answer: 1n },
  { operation: "permission.account.allowed.ballot", sender: "bank-b.seat", target: "Committee", answer: 1n },
  { operation: "permission.account.refused", sender: undefined, target: "Notice", answer: 0n },
  { operation: "permission.account.refused.committee", sender: undefined, target: "Committee", answer: 0n },
] as const;

type Question = (typeof QUESTIONS)[number];

/** What an engine's question costs through the ingress, among each number of accounts in Standing. */
export async function permission(sizes: readonly number[]): Promise<Row[]> {
  const network = await freshNetwork();
  await order(network);
  const meter = await meterOf(network);
  const rows: Row[] = [];
  let filled = 0;
  for (const n of sizes) {
    await fillAccounts(network, filled, n);
    filled = n;
    for (const question of QUESTIONS) {
      rows.push({ operation: question.operation, n, gas: await ask(network, meter, question) });
    }
  }
  return rows;
}

/** Orders that keep bank-a's participant and bank-a from receiving, and others for sending, which lapsed. */
async function order(network: TestNetwork): Promise<void> {
  const { freezeOrders } = network.suite;
  const subjects = [network.address("bank-a.participant"), organizationSubject(network.orgId("bank-a"))];
  const officer = freezeOrders.connect(network.as("regulator.officer-1"));
  for (const subject of subjects) {
    await officer.freeze(placement(subject, Direction.receive, 72 * HOUR));
    await officer.freeze(placement(subject, Direction.send, 1));
  }
  await network.networkHelpers.time.increase(1);
}

async function ask(network: TestNetwork, meter: Meter, { operation, sender, target, answer }: Question) {
  const from = sender === undefined ? network.stranger().address : network.address(sender);
  const to = network.record.contracts[target]?.address ?? "";
  const reading = await meter(INGRESS.account, besuCall({ from, to, data: PAYLOAD }));
  if (reading.answer !== answer) throw new Error(`${operation} was answered ${reading.answer}`);
  return Number(reading.spent);
}

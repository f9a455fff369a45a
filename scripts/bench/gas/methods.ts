import { dataSlice } from "ethers";
import { INGRESS } from "../../../lib/suite/types.ts";
import { Field, Office } from "../../../test/fixtures/enums.ts";
import { accountKey, decideMethods, LISTED, managed, opening, POST } from "../../../test/fixtures/methods.ts";
import { besuCall, noticeOf } from "../../../test/fixtures/question.ts";
import { freshNetwork } from "./chain.ts";
import { fill, filled, meterOf } from "./metering.ts";
import type { Row } from "./row.ts";

/** As long as the payload of `permission.ts`. */
const PAYLOAD = POST.padEnd(2 + 68 * 2, "a9");

const ASKING = {
  "permission.account.allowed.managed": "bank-b.developer",
  "permission.account.allowed.listed": "bank-b.participant",
} as const;

/** What a question about a managed contract costs, among each number of accounts on the list of its function. */
export async function methods(sizes: readonly number[]): Promise<Row[]> {
  const network = await freshNetwork();
  const to = await noticeOf(network).getAddress();
  await managed(network, opening([Office.developer], { listed: true }));
  await decideMethods(network, "list", POST, [network.address("bank-b.participant")], true);
  const keyOf = (index: number) => accountKey(to, 1, POST, dataSlice(filled(index), 12));
  const list = { registry: network.suite.methodLists, field: Field.method, bits: LISTED, keyOf };
  const meter = await meterOf(network);
  const rows: Row[] = [];
  let listed = 1;
  for (const n of sizes) {
    await fill(network, list, listed, n);
    listed = n;
    for (const [operation, name] of Object.entries(ASKING)) {
      const question = besuCall({ from: network.address(name), to, data: PAYLOAD });
      const { answer, spent } = await meter(INGRESS.account, question);
      if (answer !== 1n) throw new Error(`${operation} was answered ${answer}`);
      rows.push({ operation, n, gas: Number(spent) });
    }
  }
  return rows;
}

import { equalCommittee } from "../../../test/fixtures/committees.ts";
import { call, queue, veto } from "../../../test/fixtures/decisions.ts";
import { freshNetwork } from "./chain.ts";
import { open, together } from "./decision.ts";
import { gasOf } from "./receipts.ts";
import type { Row } from "./row.ts";

const SEATS = 5;
const SIZES = [1, 16];

/** What it costs to queue `n` calls that wait a delay, and to veto them. */
export async function vetoing(): Promise<Row[]> {
  const network = await freshNetwork();
  const majority = (await equalCommittee(network, SEATS, 100)).slice(0, 3);
  const rows: Row[] = [];
  for (const n of SIZES) {
    const caps = Array.from({ length: n }, (_, i) => 100 * n + i);
    const calls = await Promise.all(
      caps.map((cap) => call(network.suite.organizations, "setAccountCap", [network.orgId("bank-a"), cap])),
    );
    const { proposal } = await open(network, { description: `Set ${n} caps`, calls });
    await together(network, proposal, majority);
    rows.push({ operation: "governance.queue", n, gas: await gasOf(queue(network, proposal)) });
    rows.push({ operation: "governance.veto", n, gas: await gasOf(veto(network, proposal)) });
  }
  return rows;
}

import { equalCommittee } from "../../../test/fixtures/committees.ts";
import { call } from "../../../test/fixtures/decisions.ts";
import { freshNetwork } from "./chain.ts";
import { decide, oneByOne, together, total } from "./decision.ts";
import type { Row } from "./row.ts";

const WEIGHT = 100;

/** What an Emergency decision costs with `n` seats of one weight, carried by the smallest majority. */
export async function decisions(n: number): Promise<Row[]> {
  const network = await freshNetwork();
  const members = await equalCommittee(network, n, WEIGHT);
  const majority = members.slice(0, Math.floor(n / 2) + 1);
  const suspension = async (name: string) => ({
    description: `Suspend ${name}`,
    calls: [await call(network.suite.accounts, "suspend", [network.address(name)])],
  });
  await decide(network, majority, oneByOne, await suspension("bank-a.operator"));
  const single = await decide(network, majority, oneByOne, await suspension("csd.operator"));
  const batched = await decide(network, majority, together, await suspension("bank-b.developer"));
  const [first = 0, ...further] = single.votes;
  const rows = {
    "governance.total": total(single),
    "governance.total.batched": total(batched),
    "governance.propose": single.proposed,
    "governance.vote.first": first,
    "governance.vote.further": Math.max(...further),
    "governance.vote.batched": Math.max(...batched.votes),
    "governance.execute": single.executed,
  };
  return Object.entries(rows).map(([operation, gas]) => ({ operation, n, gas }));
}

import { DAY } from "../../../test/fixtures/acts.ts";
import { equalCommittee } from "../../../test/fixtures/committees.ts";
import { call } from "../../../test/fixtures/decisions.ts";
import { publishedAsset } from "../../../test/fixtures/holdings.ts";
import type { TestNetwork } from "../../../test/fixtures/network.ts";
import { EVIDENCE, REASON } from "../../../test/fixtures/reasons.ts";
import { freshNetwork } from "./chain.ts";
import { type Decision, decide, together, total } from "./decision.ts";
import { gasOf } from "./receipts.ts";
import type { Row } from "./row.ts";

const SEIZURE = 1n;
const NONE = { subject: `0x${"00".repeat(32)}`, arbiter: 0 } as const;

/** What a seizure costs from the draft to its execution: the second one of a network, so that no counter is new. */
export async function directing(): Promise<Row[]> {
  const network = await freshNetwork();
  const asset = await publishedAsset(network);
  await asset.mint(network.address("bank-b.participant"), 100n);
  const majority = (await equalCommittee(network, 5, 100)).slice(0, 3);
  const carry = async (number: number) =>
    seize(network, asset.address, number, (matter) => decide(network, majority, together, matter));
  await carry(1);
  return [{ operation: "directive.total", n: 1, gas: await carry(2) }];
}

async function seize(
  network: TestNetwork,
  target: string,
  number: number,
  decided: (matter: Parameters<typeof decide>[3]) => Promise<Decision>,
): Promise<number> {
  const { directives } = network.suite;
  const [from, to] = ["bank-b.participant", "bank-a.participant"].map(network.address);
  if (from === undefined || to === undefined) throw new Error("the sample has no two participants");
  const terms = { kind: SEIZURE, target, from, to, amount: 10n, delay: 3 * DAY, ...NONE };
  const officer = (name: 1 | 2) => directives.connect(network.as(`regulator.officer-${name}`));
  const drafted = await gasOf(officer(1).draft({ ...terms, legalReference: REASON, evidenceHash: EVIDENCE }));
  const endorsed = await gasOf(officer(2).endorse(number));
  const approve = await call(directives, "approveByDecision", [number, await directives.draftHashOf(number)]);
  const decision = await decided({ description: `Seize ${number}`, calls: [approve] });
  await network.networkHelpers.time.increase(3 * DAY);
  return drafted + endorsed + total(decision) + (await gasOf(directives.connect(network.stranger()).execute(number)));
}

import { equalCommittee } from "../../../test/fixtures/committees.ts";
import { call } from "../../../test/fixtures/decisions.ts";
import { consenting } from "../../../test/fixtures/enrolment.ts";
import { Office } from "../../../test/fixtures/enums.ts";
import type { TestNetwork } from "../../../test/fixtures/network.ts";
import { freshNetwork } from "./chain.ts";
import { decide, together, total } from "./decision.ts";
import { gasOf } from "./receipts.ts";
import type { Row } from "./row.ts";

const SEATS = 5;
const SIZES = [1, 16];

/** What an account costs: enrolled by its organization's OrgAdmin, or `n` of them by one decision of the committee. */
export async function enrolment(): Promise<Row[]> {
  const network = await freshNetwork();
  const majority = (await equalCommittee(network, SEATS, 100)).slice(0, 3);
  const rows: Row[] = [{ operation: "account.enrol.own", n: 1, gas: await ownEnrolment(network) }];
  let next = 10;
  for (const n of SIZES) {
    const keys = Array.from({ length: n }, () => network.stranger(next++));
    const calls = await Promise.all(
      keys.map(async (key) =>
        call(network.suite.accounts, "enrol", await consenting(network, key, "bank-b", Office.participant)),
      ),
    );
    const decision = await decide(network, majority, together, { description: `Enrol ${n}`, calls });
    rows.push({ operation: "account.enrol.decision", n, gas: total(decision) });
  }
  return rows;
}

/** The second account of an OrgAdmin: the organization's count is written before. */
async function ownEnrolment(network: TestNetwork): Promise<number> {
  const admin = network.suite.accounts.connect(network.as("bank-a.admin"));
  const enrol = async (number: number) =>
    gasOf(admin.enrolOwn(...(await consenting(network, network.stranger(number), "bank-a", Office.participant))));
  await enrol(1);
  return enrol(2);
}

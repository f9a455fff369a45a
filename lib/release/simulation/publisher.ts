import { getAddress } from "ethers";
import type { Desk } from "../../desk.ts";
import { memberName } from "../../enums.ts";
import type { Suite } from "../../suite/handles.ts";
import { OFFICES } from "../../suite/words.ts";

/** An account that may publish a release. */
export interface Publisher {
  readonly account: string;
  readonly organization: string;
}

/**
 * The first Operator in force of another organization and group than the developers'; undefined when there is none.
 * @param developers number of the organization that submitted the release
 */
export async function publisherFor({ suite, book }: Desk, developers: number): Promise<Publisher | undefined> {
  const { organizations, accounts } = suite;
  const all = await organizations.page(1, await organizations.count());
  const group = all[developers - 1]?.group;
  const others = all.flatMap((each, i) => (each.group === group ? [] : [i + 1]));
  for (const id of others) {
    for (const { account, office } of await accounts.pageOf(id, 0, await accounts.countOf(id))) {
      if (memberName(OFFICES, office) !== "Operator") continue;
      if (!(await isInForce(suite, account))) continue;
      return { account: getAddress(account), organization: book.organizationLabel(id) };
    }
  }
  return undefined;
}

/** Whether an account holds its office and the network takes its transactions. */
async function isInForce({ standing, releases, transactionRules }: Suite, account: string): Promise<boolean> {
  const { selector } = releases.getFunction("publish").fragment;
  const question = [account, await releases.getAddress(), 0n, 0n, 0n, selector] as const;
  const [office, isTaken] = await Promise.all([
    standing.officeOf(account),
    transactionRules.transactionAllowed(...question),
  ]);
  return isTaken && memberName(OFFICES, office) === "Operator";
}

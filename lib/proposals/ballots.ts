import { SUPPORTS, memberName } from "../enums.ts";
import type { Proposal } from "../proposals.ts";
import type { Suite } from "../suite/handles.ts";
import { textOfBytes, valuesIn } from "./content.ts";

/** A ballot that was counted. */
export interface CastBallot {
  readonly voter: string;
  /** Number of the organization whose seat voted. */
  readonly organization: number;
  readonly support: string;
  readonly weight: number;
  readonly reason: string;
  readonly transaction: string;
}

/** The data of Governor's VoteCast, its reason read as bytes: whoever votes may put anything into it. */
const CAST = ["uint256", "uint8", "uint256", "bytes"];

/** The ballots of a proposal, in the order in which they were cast. Only blocks since it was made are searched. */
export async function ballotsOf(
  { committee, accounts }: Suite,
  { id, block }: Pick<Proposal, "id" | "block">,
): Promise<CastBallot[]> {
  const events = await committee.queryFilter(committee.filters.VoteCast(), block);
  const own = events.flatMap(({ data, topics, transactionHash }) => {
    const [number, support, weight, reason] = valuesIn(CAST, data);
    if (number !== BigInt(id)) return [];
    const [voter] = valuesIn(["address"], topics[1] ?? "0x");
    return [{ voter: String(voter), support, weight, reason, transaction: transactionHash }];
  });
  return Promise.all(
    own.map(async ({ voter, support, weight, reason, transaction }) => ({
      voter,
      organization: Number((await accounts.accountOf(voter)).organization),
      support: memberName(SUPPORTS, Number(support)),
      weight: Number(weight),
      reason: textOfBytes(reason),
      transaction,
    })),
  );
}

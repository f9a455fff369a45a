import type { Desk } from "../desk.ts";
import { type ProposedCall, openProposals } from "../proposals.ts";

/** Functions that write one list; a later one sets back what an earlier one changed meanwhile. */
const LISTS: readonly (readonly string[])[] = [
  ["Seats.set", "Seats.suspend"],
  ["Charter.set"],
  ["Authority.setClassDelays"],
];

/** The numbers of open proposals that change the same list as these calls. */
export async function rivalsOf(desk: Desk, calls: readonly ProposedCall[]): Promise<number[]> {
  const lists = listsIn(desk, calls);
  if (lists.length === 0) return [];
  const open = await openProposals(desk.suite);
  const rivals = open.filter((proposal) => listsIn(desk, proposal.calls).some((list) => lists.includes(list)));
  return rivals.map(({ id }) => id);
}

/** In words, without full stop. */
export function rivalsLine(rivals: readonly number[]): string {
  return `proposal ${rivals.join(" and ")}, open, changes the same list: what is carried out last stands`;
}

function listsIn({ contracts }: Desk, calls: readonly ProposedCall[]): (readonly string[])[] {
  const names = calls.map(({ target, data }) => {
    const contract = contracts.find(({ address }) => address === target);
    return `${contract?.name ?? ""}.${contract?.interface.getFunction(data.slice(0, 10))?.name ?? ""}`;
  });
  return LISTS.filter((list) => list.some((name) => names.includes(name)));
}

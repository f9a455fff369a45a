import { ZeroAddress } from "ethers";
import { isDelayed, stateAt } from "../rooms/proposal.ts";
import { seatOf, totalAt, weightAt, weightNow } from "../rooms/seats.ts";
import { DAY, HOUR } from "../seconds.ts";
import { type Room, asking } from "./check.ts";

/** How many of the last proposals are asked about every ballot. */
const ASKED = 12;

/** Seconds before, at which weights are asked too. */
const BEFORE = [0n, HOUR, 30n * DAY];

/** Charter and seats. */
export const seatViews: Room = ({ seats, charter }, suite, at) => {
  const ask = asking(suite.seats);
  const organizations = [...seats.weights.keys()];
  const list = seats.list.map((organization) => {
    const weight = weightNow(seats, organization);
    return { organization, account: seats.accountOf.get(organization) ?? ZeroAddress, weight, live: weight !== 0n };
  });
  return [
    asking(suite.charter)("allTerms", [], charter),
    ask("list", [], list),
    ...BEFORE.map((ago) => ask("totalAt", [at - ago], totalAt(seats, at - ago))),
    ...organizations.flatMap((organization) => [
      ask("hasLiveSeat", [organization], weightNow(seats, organization) !== 0n),
      ...BEFORE.map((ago) => ask("weightAt", [organization, at - ago], weightAt(seats, organization, at - ago))),
    ]),
    ...[...seats.accountOf].flatMap(([organization, account]) => {
      if (account === ZeroAddress) return [];
      return ask("isLive", [account], weightNow(seats, organization) !== 0n);
    }),
  ];
};

/** Every Committee that ever was, and all its proposals. */
export const committeeViews: Room = (world, suite, at) => {
  const users = [...world.seats.accountOf.values()].filter((account) => account !== ZeroAddress);
  return [...world.committees].flatMap(([address, { proposals, recent, vetoes }]) => {
    const ask = asking(suite.committee.attach(address));
    const last = proposals.size - ASKED;
    return [
      ask("latestProposalId", [], BigInt(proposals.size)),
      ...[...recent].map(([seat, places]) => ask("recentProposals", [seat], places)),
      ...[...vetoes].map(([hash, vetoedAt]) => ask("vetoedAt", [hash], vetoedAt)),
      ...[...proposals.values()].flatMap((proposal) => [
        ask("state", [proposal.id], stateAt(proposal, address, world, at)),
        ask("tallyOf", [proposal.id], { ...proposal.tally }),
        ask("proposalEta", [proposal.id], proposal.eta),
        ask("proposalDeadline", [proposal.id], proposal.end),
        ask("proposalSnapshot", [proposal.id], proposal.start - 1n),
        ask("proposalProposer", [proposal.id], proposal.proposer),
        ask("proposalNeedsQueuing", [proposal.id], isDelayed(proposal, world, at)),
      ]),
      ...[...proposals.values()]
        .slice(Math.max(0, last))
        .flatMap(({ id, cast }) =>
          users.map((user) => ask("hasVoted", [id, user], cast.includes(seatOf(world.seats, user)))),
        ),
    ];
  });
};

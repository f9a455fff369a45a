import { AbiCoder, keccak256 } from "ethers";
import { type Kept, at, change, drop, put } from "../kept.ts";
import type { Fields, Told } from "../told.ts";
import type { World } from "../world.ts";
import { type Proposal, State, type Tally, stateAt } from "./proposal.ts";
import { seatOf } from "./seats.ts";

/** One Committee's proposals. */
export interface Committee {
  readonly proposals: Kept<bigint, Proposal>;
  /** When calls were vetoed, by their hash; seconds. */
  readonly vetoes: Kept<string, bigint>;
  /** The last proposals of a seat, in eight places. */
  readonly recent: Kept<bigint, readonly bigint[]>;
}

/** A Committee before its first event. */
export const IDLE_COMMITTEE: Committee = { proposals: new Map(), vetoes: new Map(), recent: new Map() };

const NO_PLACES: readonly bigint[] = Array.from({ length: 8 }, () => 0n);
const SIDES = ["againstWeight", "forWeight", "abstainWeight"] as const;

/** The hash under which vetoed calls are remembered. */
export function callsHashOf({ targets, calldatas }: Pick<Proposal, "targets" | "calldatas">): string {
  const values = targets.map(() => 0n);
  return keccak256(
    AbiCoder.defaultAbiCoder().encode(["address[]", "uint256[]", "bytes[]"], [targets, values, calldatas]),
  );
}

/** What an event makes of the Committee that told it. */
export function reduceCommittee(state: Committee, told: Told, world: World): Committee {
  const { proposals } = state;
  const amended = (parts: Partial<Proposal>) => change(proposals, told.number("proposalId"), parts);
  switch (told.event) {
    case "ProposalCreated":
      return { ...state, proposals: put(proposals, told.number("proposalId"), created(told)) };
    case "ProposalClassified":
      return classified(state, told, world);
    case "VoteCast":
      return { ...state, proposals: voted(state, told, world) };
    case "ProposalQueued":
      return { ...state, proposals: amended({ eta: told.number("etaSeconds") }) };
    case "ProposalCanceled":
      return { ...state, proposals: amended({ ended: "canceled" }) };
    case "ProposalExecuted": {
      const proposal = at(proposals, told.number("proposalId"));
      const vetoes = proposal.tally.overriding ? drop(state.vetoes, callsHashOf(proposal)) : state.vetoes;
      return { ...state, vetoes, proposals: amended({ ended: "executed" }) };
    }
    case "ProposalVetoed": {
      const hash = callsHashOf(at(proposals, told.number("proposalId")));
      return { ...state, vetoes: put(state.vetoes, hash, told.at) };
    }
    default:
      return state;
  }
}

/** A ballot is its seat's, whatever account uses that later. */
function voted({ proposals }: Committee, told: Told, { seats }: World): Committee["proposals"] {
  const { tally, cast } = at(proposals, told.number("proposalId"));
  const side = SIDES[Number(told.number("support"))] ?? "abstainWeight";
  return change(proposals, told.number("proposalId"), {
    cast: [...cast, seatOf(seats, told.text("voter"))],
    tally: { ...tally, [side]: tally[side] + told.number("weight") },
  });
}

/** The first place is taken whose proposal is no longer open. */
function classified(state: Committee, told: Told, world: World): Committee {
  const [id, seat] = [told.number("proposalId"), told.number("seat")];
  const tally = tallyOf(told.part("terms"));
  const places = state.recent.get(seat) ?? NO_PLACES;
  const free = places.findIndex((former) => former === 0n || !isOpen(at(state.proposals, former), told, world));
  return {
    ...state,
    recent: put(state.recent, seat, places.with(free, id)),
    proposals: change(state.proposals, id, { tally, hash: told.text("proposalHash") }),
  };
}

function isOpen(proposal: Proposal, told: Told, world: World): boolean {
  const state = stateAt(proposal, told.address, world, told.at);
  return state === State.active || state === State.succeeded || state === State.queued;
}

function tallyOf(terms: Fields): Tally {
  return {
    forWeight: terms.number("forWeight"),
    againstWeight: terms.number("againstWeight"),
    abstainWeight: terms.number("abstainWeight"),
    total: terms.number("total"),
    participation: terms.number("participation"),
    approval: terms.number("approval"),
    class: terms.number("class"),
    seat: terms.number("seat"),
    overriding: terms.flag("overriding"),
  };
}

const UNKNOWN = { forWeight: 0n, againstWeight: 0n, abstainWeight: 0n, total: 0n, participation: 0n, approval: 0n };

function created(told: Told): Proposal {
  return {
    id: told.number("proposalId"),
    proposer: told.text("proposer"),
    targets: told.list("targets").map(String),
    calldatas: told.list("calldatas").map(String),
    description: told.text("description"),
    start: told.number("voteStart"),
    end: told.number("voteEnd"),
    eta: 0n,
    ended: undefined,
    tally: { ...UNKNOWN, class: 0n, seat: 0n, overriding: false },
    hash: "",
    cast: [],
  };
}

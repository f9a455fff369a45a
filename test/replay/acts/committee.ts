import { id } from "ethers";
import { signedBallot } from "../../fixtures/ballots.ts";
import { Office } from "../../fixtures/enums.ts";
import { type Proposal, State, isDelayed, stateAt } from "../rooms/proposal.ts";
import { callsHashOf } from "../rooms/committee.ts";
import { weightAt } from "../rooms/seats.ts";
import { DAY } from "../seconds.ts";
import { type Scene, type Verbs, inOffice, keyOf } from "./scene.ts";

/** The proposals of the Committee in force that stand so. */
export function proposals(scene: Scene, ...states: bigint[]): Proposal[] {
  const { committee } = scene.world.authority;
  const all = [...(scene.world.committees.get(committee)?.proposals.values() ?? [])];
  return all.filter((each) => states.includes(stateAt(each, committee, scene.world, scene.at)));
}

/** Those that can be executed now. */
export function executable(scene: Scene): Proposal[] {
  const waited = proposals(scene, State.queued).filter(({ eta }) => eta <= scene.at);
  return [...waited, ...proposals(scene, State.succeeded).filter((each) => !isDelayed(each, scene.world, scene.at))];
}

/** Those that wait to be queued. */
export function queueable(scene: Scene): Proposal[] {
  return proposals(scene, State.succeeded).filter((each) => isDelayed(each, scene.world, scene.at));
}

/** The account of a seat that may propose. */
export function proposer({ dice, world: { seats }, at }: Scene): string {
  const live = seats.list.filter((seat) => weightAt(seats, seat, at - 1n) > 0n);
  return seats.accountOf.get(dice.pick(live)) ?? "";
}

const steps = ({ targets, calldatas, description }: Proposal) => [
  targets,
  targets.map(() => 0n),
  calldatas,
  id(description),
];
const support = ({ dice }: Scene) =>
  dice.weighed([
    [1, 90],
    [0, 6],
    [2, 4],
  ]);
const one = (scene: Scene, found: readonly Proposal[]) => ({
  as: scene.network.stranger().address,
  args: steps(scene.dice.pick(found)),
});

/** A ballot that may be cast: on a proposal, by the account of a live seat that has cast none. */
function open(scene: Scene): (readonly [proposal: Proposal, voter: string])[] {
  const { seats } = scene.world;
  const active = proposals(scene, State.active);
  const meant = scene.dice.isLucky(0.7) ? active.slice(-1) : active;
  return meant.flatMap((proposal) =>
    seats.list
      .filter(
        (seat) =>
          !proposal.cast.includes(seat) &&
          weightAt(seats, seat, proposal.start - 1n) > 0n &&
          weightAt(seats, seat, scene.at) > 0n,
      )
      .map((seat) => [proposal, seats.accountOf.get(seat) ?? ""] as const),
  );
}

/** Acts on proposals that were made. */
export const COMMITTEE_VERBS: Verbs = {
  "Committee.castVote": (scene) => {
    const [{ id: proposal }, as] = scene.dice.pick(open(scene));
    return { as, args: [proposal, support(scene)] };
  },
  "Committee.castVoteWithReason": (scene) => {
    const [{ id: proposal }, as] = scene.dice.pick(open(scene));
    return { as, args: [proposal, support(scene), "for a reason"] };
  },
  "Committee.castVoteWithReasonAndParams": (scene) => {
    const [{ id: proposal }, as] = scene.dice.pick(open(scene));
    return { as, args: [proposal, support(scene), "for a reason", "0x"] };
  },
  "Committee.castBallots": async (scene) => {
    const ballots = open(scene);
    const [proposal] = scene.dice.pick(ballots);
    const voters = ballots.filter(([each]) => each === proposal).map(([, voter]) => voter);
    const signed = [];
    for (const voter of voters.slice(0, 4)) {
      const misled = { proposalId: proposal.id, proposalHash: proposal.hash, domain: domainOf(scene) };
      signed.push(await signedBallot(scene.network, known(proposal), support(scene), keyOf(scene, voter), misled));
    }
    const faulty = scene.dice.isLucky(0.2) ? signed.slice(0, 1) : [];
    return { as: scene.network.stranger().address, args: [proposal.id, proposal.hash, [...signed, ...faulty]] };
  },
  "Committee.queue": (scene) => one(scene, queueable(scene)),
  "Committee.execute": (scene) => one(scene, executable(scene)),
  "Committee.cancel": (scene) => {
    const proposal = scene.dice.pick(proposals(scene, State.active));
    return { as: scene.world.seats.accountOf.get(proposal.tally.seat) ?? "", args: steps(proposal) };
  },
  "Committee.veto": (scene) => {
    const proposal = scene.dice.pick(proposals(scene, State.queued).filter(({ tally }) => !tally.overriding));
    const { address } = scene.dice.pick(inOffice(scene, Office.regulator));
    return { as: address, args: [...steps(proposal), id("reason"), id("evidence")] };
  },
  "Committee.proposeOverride": (scene) => {
    const { committees, authority } = scene.world;
    const vetoes = committees.get(authority.committee)?.vetoes;
    const waited = proposals(scene, State.canceled).filter((each) => {
      const vetoedAt = vetoes?.get(callsHashOf(each));
      return vetoedAt !== undefined && vetoedAt + 14n * DAY <= scene.at;
    });
    const { targets, calldatas } = scene.dice.pick(waited);
    return { as: proposer(scene), args: [targets, targets.map(() => 0n), calldatas, `override ${scene.at}`] };
  },
};

/** The EIP-712 domain of the Committee in force. */
function domainOf({ network, world }: Scene) {
  const { committee } = world.authority;
  return { name: "Concordat Committee", version: "1", chainId: network.file.chainId, verifyingContract: committee };
}

/** A proposal as the fixtures take it. */
function known({ id: number, targets, calldatas, description }: Proposal) {
  const content = { targets: [...targets], values: targets.map(() => 0n), calldatas: [...calldatas], description };
  return { id: number, ...content, descriptionHash: id(description) };
}

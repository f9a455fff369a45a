import { encodeBytes32String, id } from "ethers";
import { TERMS } from "../../fixtures/calls.ts";
import { noticeOf } from "../../fixtures/question.ts";
import { weightNow } from "../rooms/seats.ts";
import { DAY, HOUR } from "../seconds.ts";
import { type Scene, type Verbs, inForce } from "./scene.ts";
import { targets } from "./orders.ts";

const RULES = encodeBytes32String("rules");
const BUSINESS = [100n, 101n];

const candidate = ({ dice, memory }: Scene, name: string) => dice.pick(memory.candidates.get(name) ?? []);
const members = ({ world }: Scene) =>
  [...world.authority.members.keys()]
    .map((key) => key.split(" "))
    .filter(([role]) => BUSINESS.includes(BigInt(role ?? 0)));

/** Acts on the Authority and on Standing's writers. */
export const AUTHORITY_VERBS: Verbs = {
  "Authority.setClassDelays": ({ dice }) => {
    const days = dice.pick([
      [7, 2, 1, 0],
      [8, 3, 2, 0],
      [5, 3, 1, 0],
      [7, 7, 1, 0],
    ]);
    return { args: [days.map((each) => BigInt(each) * DAY)] };
  },
  "Authority.succeed": (scene) => ({ args: [candidate(scene, "Committee")] }),
  "Authority.grantRole": (scene) => ({
    args: [scene.dice.pick(BUSINESS), scene.dice.pick(inForce(scene)).address, scene.dice.between(0, 9) * HOUR],
  }),
  "Authority.revokeRole": (scene) => ({ args: scene.dice.pick(members(scene)) }),
  "Authority.renounceRole": (scene) => {
    const [role, account = ""] = scene.dice.pick(members(scene));
    return { as: account, args: [role, account] };
  },
  "Authority.labelRole": (scene) => ({ args: [scene.dice.pick(BUSINESS), "business"] }),
  "Authority.setTargetFunctionRole": (scene) => {
    const role = scene.dice.pick([...BUSINESS, 3n, 4n]);
    const outside = [scene.dice.pick(targets(scene)), [id("post(bytes32)").slice(0, 10)], role];
    const { organizations } = scene.network.suite;
    const inside = [
      organizations.target,
      [organizations.interface.getFunction("setAccountCap").selector],
      scene.dice.pick([2n, 3n, 4n]),
    ];
    return { args: scene.dice.isLucky(0.5) ? outside : inside };
  },
  "Standing.addTargetWriter": (scene) => ({
    args: [scene.dice.pick([noticeOf(scene.network).target, scene.network.suite.dossier.target])],
  }),
  "Standing.syncCommittee": (scene) => ({ as: scene.network.stranger().address, args: [] }),
};

/** Acts on seats, charter and ingresses. */
export const SEAT_VERBS: Verbs = {
  "Charter.set": ({ dice }) => {
    const change = dice.below(3) * 10;
    return {
      args: [
        TERMS.map((each) => ({
          ...each,
          participation: each.participation - (each.participation > 5_000 ? change : 0),
          period: each.period + dice.below(3) * 3_600,
        })),
      ],
    };
  },
  "Seats.set": ({ dice, network }) => {
    const list = ["bank-a", "bank-b", "bank-c", "bank-d", "csd"].map((name) => ({
      organization: network.orgId(name),
      weight: dice.between(18, 24),
    }));
    return { args: [list] };
  },
  "Seats.suspend": ({ dice, world }) => {
    const live = world.seats.list.filter((each) => weightNow(world.seats, each) > 0n);
    return { args: [dice.pick(live.length === world.seats.list.length ? live : [])] };
  },
  "AccountIngress.setContractAddress": (scene) => ({ args: [RULES, candidate(scene, "AccountIngress")] }),
  "NodeIngress.setContractAddress": (scene) => ({ args: [RULES, candidate(scene, "NodeIngress")] }),
  "ValidatorIngress.setContractAddress": (scene) => ({ args: [RULES, candidate(scene, "ValidatorIngress")] }),
  "ValidatorIngress.sync": (scene) => ({ as: scene.network.stranger().address, args: [] }),
};

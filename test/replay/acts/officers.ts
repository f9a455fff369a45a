import { AbiCoder, ZeroAddress, keccak256 } from "ethers";
import { AccountStatus, Office, OrgKind } from "../../fixtures/enums.ts";
import { officerChange } from "../../fixtures/regulators.ts";
import { requesterAt } from "../rooms/accounts.ts";
import { type Scene, type Verbs, freshKey, inOffice, ofKinds, people } from "./scene.ts";

/** Acts on a regulator's accounts. */
export const OFFICER_VERBS: Verbs = {
  "Accounts.requestOfficerChange": async (scene) => {
    const { address, organization } = scene.dice.pick(inOffice(scene, Office.regulator));
    const change = await changing(scene, organization);
    scene.memory.changes.push(change);
    return { as: address, args: [change] };
  },
  "Accounts.approveOfficerChange": (scene) => {
    const [change, by] = scene.dice.pick(requested(scene));
    return { of: change.regulator, not: by, args: [change] };
  },
  "Accounts.approveOfficerChangeByDecision": (scene) => ({ args: [scene.dice.pick(requested(scene))[0]] }),
  "Accounts.changeOfficersByDecision": async (scene) => {
    const { officers } = scene.world.accounts;
    const isLean = (regulator: bigint) =>
      officers.filter((each) => scene.world.accounts.accounts.get(each)?.organization === regulator).length < 2;
    const requested = scene.memory.changes.filter(({ regulator }) => isLean(regulator));
    if (requested.length > 0 && scene.dice.isLucky(0.5)) return { args: [scene.dice.pick(requested)] };
    return {
      args: [await joining(scene, scene.dice.pick(ofKinds(scene, OrgKind.regulator).filter(isLean)), Office.regulator)],
    };
  },
  "Accounts.summon": (scene) => {
    const officers = people(scene, ({ office, summonedAt }) => office === Office.regulator && summonedAt === 0n);
    return { args: [scene.dice.pick(officers).address] };
  },
  "Accounts.present": (scene) => {
    const summoned = inOffice(scene, Office.regulator, ({ summonedAt }) => summonedAt !== 0n);
    return { as: scene.dice.pick(summoned).address, args: [] };
  },
};

/** The changes that wait for a second consent, and who requested each. */
function requested({ memory, network, world, at }: Scene) {
  const type = network.suite.accounts.interface.getFunction("requestOfficerChange").inputs[0]?.format("full") ?? "";
  return memory.changes.flatMap((change) => {
    const hash = keccak256(AbiCoder.defaultAbiCoder().encode([type], [change]));
    const by = requesterAt(world.accounts.changes, hash, at);
    return by === undefined ? [] : [[change, by] as const];
  });
}

async function changing(scene: Scene, regulator: bigint) {
  const removable = people(
    scene,
    ({ address, organization, status }) =>
      organization === regulator &&
      status !== AccountStatus.revoked &&
      !scene.network.file.accounts.some((each) => each.address === address),
  );
  if (removable.length > 2)
    return officerChange(scene.network, { regulator, remove: scene.dice.pick(removable).address });
  return joining(scene, regulator, scene.dice.pick([Office.regulator, Office.sentinel]));
}

function joining(scene: Scene, regulator: bigint, office: bigint) {
  const add = freshKey(scene);
  return officerChange(scene.network, { add, office, regulator, remove: ZeroAddress });
}

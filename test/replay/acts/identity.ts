import { AbiCoder, ZeroAddress, encodeBytes32String, id, keccak256 } from "ethers";
import { consenting } from "../../fixtures/enrolment.ts";
import { AccountStatus, Office, OrgKind, OrgStatus } from "../../fixtures/enums.ts";
import { officerChange } from "../../fixtures/regulators.ts";
import { requesterAt } from "../rooms/accounts.ts";
import { weightNow } from "../rooms/seats.ts";
import { DAY } from "../seconds.ts";
import { type Person, type Scene, type Verbs, freshKey, inForce, inOffice, kindOf, ofKinds, people } from "./scene.ts";

const OF_MEMBER = [3n, 4n, 5n, 6n, 7n, 8n, 9n];
const OF_SERVICE = [3n, 5n, 7n, 8n];
/** Members and Services that are stopped at once, at most. */
const STOPPED = 1;

const isOrdinary = (scene: Scene) => (person: Person) =>
  person.office !== Office.seat && kindOf(scene, person.organization) !== OrgKind.regulator;
const isNew = (scene: Scene) => (person: Person) =>
  isOrdinary(scene)(person) &&
  scene.memory.keys.has(person.address) &&
  !scene.network.file.accounts.some(({ address }) => address === person.address);

/** Acts on organizations. */
export const ORGANIZATION_VERBS: Verbs = {
  "Organizations.register": (scene) => ({
    args: [newcomer(scene, scene.dice.pick([OrgKind.member, OrgKind.member, OrgKind.service]))],
  }),
  "Organizations.registerRegulator": (scene) => ({ args: [newcomer(scene, OrgKind.regulator)] }),
  "Organizations.suspend": (scene) => ({
    args: [scene.dice.pick(standing(scene, OrgStatus.active, OrgKind.member, OrgKind.service))],
  }),
  "Organizations.suspendRegulator": (scene) => ({
    args: [scene.dice.pick(standing(scene, OrgStatus.active, OrgKind.regulator))],
  }),
  "Organizations.reinstate": (scene) => ({
    args: [scene.dice.pick(standing(scene, OrgStatus.suspended, OrgKind.member, OrgKind.service))],
  }),
  "Organizations.reinstateRegulator": (scene) => ({
    args: [scene.dice.pick(standing(scene, OrgStatus.suspended, OrgKind.regulator))],
  }),
  "Organizations.setAccountCap": (scene) => {
    return { args: [scene.dice.pick(ofKinds(scene, OrgKind.member, OrgKind.service)), scene.dice.between(1, 60)] };
  },
};

/** Acts on accounts of Members and Services. */
export const ACCOUNT_VERBS: Verbs = {
  "Accounts.enrol": async (scene) => {
    const organization = scene.dice.pick(ofKinds(scene, OrgKind.member, OrgKind.service));
    const office = scene.dice.pick(kindOf(scene, organization) === OrgKind.member ? OF_MEMBER : OF_SERVICE);
    return { args: await enrolling(scene, organization, office) };
  },
  "Accounts.enrolSeat": async (scene) => {
    const members = ofKinds(scene, OrgKind.member);
    const seatless = members.filter((each) => !scene.world.seats.list.includes(each));
    const isNew = seatless.length > 0 && scene.dice.isLucky(0.8);
    return { args: await enrolling(scene, scene.dice.pick(isNew ? seatless : members), Office.seat) };
  },
  "Accounts.enrolOwn": async (scene) => {
    const { address, organization } = scene.dice.pick(
      inOffice(scene, Office.orgAdmin, (admin) => kindOf(scene, admin.organization) === OrgKind.member),
    );
    const office = scene.dice.pick([Office.issuer, Office.participant]);
    return { as: address, args: await enrolling(scene, organization, office) };
  },
  "Accounts.renew": (scene) => {
    const account = scene.dice.pick(
      people(
        scene,
        (each) => each.status !== AccountStatus.revoked && kindOf(scene, each.organization) !== OrgKind.regulator,
      ),
    );
    return { args: [account.address, validity(scene), id(`kyc ${scene.at}`)] };
  },
  "Accounts.renewOwn": (scene) => {
    const account = scene.dice.pick(people(scene, ({ status, own }) => status !== AccountStatus.revoked && own));
    return { of: account.organization, args: [account.address, validity(scene), id(`kyc ${scene.at}`)] };
  },
  "Accounts.suspend": (scene) => {
    return one(
      scene,
      (each) => each.status === AccountStatus.active,
      scene.dice.isLucky(0.3) ? isOrdinary(scene) : isNew(scene),
    );
  },
  "Accounts.suspendOwn": (scene) => one(scene, (each) => each.status === AccountStatus.active, isNew(scene)),
  "Accounts.reinstate": (scene) => one(scene, (each) => each.status === AccountStatus.suspended, isOrdinary(scene)),
  "Accounts.reinstateOwn": (scene) => {
    return one(
      scene,
      (each) => each.status === AccountStatus.suspended && !each.suspendedByDecision,
      isOrdinary(scene),
    );
  },
  "Accounts.revoke": (scene) => one(scene, (each) => each.status !== AccountStatus.revoked, isNew(scene)),
  "Accounts.revokeSeat": (scene) => {
    const isIdle = ({ office, organization }: Person) => {
      return office === Office.seat && weightNow(scene.world.seats, organization) === 0n;
    };
    return one(scene, (each) => each.status !== AccountStatus.revoked, isIdle);
  },
  "Accounts.requestRevocation": (scene) => one(scene, (each) => each.status !== AccountStatus.revoked, isNew(scene)),
  "Accounts.confirmRevocation": (scene) => {
    const { accounts, revocations } = scene.world.accounts;
    const [account, request] = scene.dice.pick([...revocations]);
    const organization = accounts.get(account)?.organization;
    const seconds = inForce(scene, (each) => each.organization === organization && each.address !== request.by);
    return {
      as: scene.dice.pick(seconds.filter(({ office }) => office !== Office.issuer && office !== Office.participant))
        .address,
      args: [account],
    };
  },
};

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

/** What the enrolment of a new key takes. */
async function enrolling(scene: Scene, organization: bigint, office: bigint): Promise<unknown[]> {
  return consenting(
    scene.network,
    freshKey(scene),
    organization,
    office,
    office === Office.seat ? 0n : validity(scene),
  );
}

function validity({ dice, at }: Scene): bigint {
  return dice.isLucky(0.7) ? 0n : at + dice.between(20, 400) * DAY;
}

function one({ dice, ...scene }: Scene, isSo: (person: Person) => boolean, isMeant: (person: Person) => boolean) {
  const { address, organization } = dice.pick(people({ dice, ...scene }, (each) => isMeant(each) && isSo(each)));
  return { of: organization, args: [address] };
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

function newcomer({ dice, world }: Scene, kind: bigint) {
  const name = encodeBytes32String(`organization-${world.organizations.size + 1}`);
  const groups = [...world.organizations.values()].map(({ group }) => group);
  return { name, group: dice.isLucky(0.8) ? name : dice.pick(groups), kind, accountCap: dice.between(0, 20) };
}

function standing({ world }: Scene, wanted: bigint, ...kinds: bigint[]): bigint[] {
  const all = [...world.organizations].filter(([, { kind }]) => kinds.includes(kind));
  const stopped = all.filter(([, { status }]) => status === OrgStatus.suspended).length;
  if (wanted === OrgStatus.active && stopped >= STOPPED) return [];
  return all.filter(([, { status }]) => status === wanted).map(([number]) => number);
}

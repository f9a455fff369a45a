import { id } from "ethers";
import { consenting } from "../../fixtures/enrolment.ts";
import { AccountStatus, Office, OrgKind } from "../../fixtures/enums.ts";
import { weightNow } from "../rooms/seats.ts";
import { DAY } from "../seconds.ts";
import { type Person, type Scene, type Verbs, freshKey, inForce, inOffice, kindOf, ofKinds, people } from "./scene.ts";

const OF_MEMBER = [3n, 4n, 5n, 6n, 7n, 8n, 9n];
const OF_SERVICE = [3n, 5n, 7n, 8n];
const isOrdinary = (scene: Scene) => (person: Person) =>
  person.office !== Office.seat && kindOf(scene, person.organization) !== OrgKind.regulator;
const isNew = (scene: Scene) => (person: Person) =>
  isOrdinary(scene)(person) &&
  scene.memory.keys.has(person.address) &&
  !scene.network.file.accounts.some(({ address }) => address === person.address);

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

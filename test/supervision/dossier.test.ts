import { expect } from "chai";
import { ZeroAddress, ZeroHash, encodeBytes32String } from "ethers";
import { contractSubject, holdingSubject, organizationSubject } from "../../lib/regulator/subject.ts";
import type { Subject } from "../../lib/regulator/subject.ts";
import { DAY, HOUR, decideOn, freeze, suspendOrganization } from "../fixtures/acts.ts";
import { Direction, Office, OrderStatus, OrgStatus, Placer } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded, moveTo, now } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { publishedAsset } from "../fixtures/holdings.ts";
import { decideOnNode, enrolOwn, newNode, sampleNode } from "../fixtures/nodes.ts";
import { freezeByDecision, lift } from "../fixtures/orders.ts";
import { placement } from "../fixtures/placement.ts";
import { noticeOf } from "../fixtures/question.ts";
import { finishable, rotate, rotation } from "../fixtures/recovery.ts";
import { SECOND_REGULATOR, addRegulator } from "../fixtures/regulators.ts";
import { published } from "../fixtures/releases.ts";

const NAME = "bank-a.participant";
const ALL = 2n ** 256n - 1n;

/** Whatever a contract answers, as plain arrays that can be compared. */
function plain(answer: unknown): unknown {
  return Array.isArray(answer) ? Array.from(answer, plain) : answer;
}

/** That two answers are the same, word for word. */
async function expectSame(answer: unknown, expected: Promise<unknown>): Promise<void> {
  expect(plain(answer)).to.deep.equal(plain(await expected));
}

/** Orders in a dossier, by what is told of them first. */
function told(orders: readonly { number: bigint; order: { placer: bigint; organization: bigint; until: bigint } }[]) {
  return orders.map(({ number, order: { placer, organization } }) => [number, placer, organization]);
}

/** Has the regulator's first officer, an officer of a second one and the committee freeze an account. */
async function frozenByThree(network: Founded): Promise<void> {
  await addRegulator(network, network.stranger(1));
  const order = placement(network.address(NAME), Direction.receive, 72 * HOUR);
  await network.suite.freezeOrders.connect(network.stranger(1)).freeze(order);
  await freezeByDecision(network, network.address(NAME), { duration: 0 });
  await freeze(network, network.address(NAME), { direction: Direction.both });
}

const THREE = [
  [1n, Placer.officers, SECOND_REGULATOR],
  [2n, Placer.committee, 0n],
  [3n, Placer.officers, 6n],
];

async function order(network: Founded, subject: Subject, direction: bigint, amount = 0n): Promise<bigint> {
  const { freezeOrders } = network.suite;
  const placed = placement(subject, direction, HOUR, undefined, undefined, amount);
  await freezeOrders.connect(network.as("regulator.officer-1")).freeze(placed);
  return freezeOrders.count();
}

/** By two officers of the sample's regulator. */
async function freezeForGood(network: Founded, subject: Subject): Promise<void> {
  const number = await order(network, subject, Direction.both);
  await network.suite.freezeOrders.connect(network.as("regulator.officer-2")).confirm(number);
}

describe("supervision: the dossier of an account", () => {
  it("is what the registries say of it and of its organization", async () => {
    const network = await founded();
    const { accounts, dossier, organizations, standing } = network.suite;
    for (const { name } of network.file.accounts) {
      const account = network.address(name);
      const found = await dossier.ofAccount(account);
      const number = found.account.organization;
      await expectSame(found.account, accounts.accountOf(account));
      await expectSame(found.organization, organizations.organization(number));
      expect([found.word, found.organizationWord, found.office]).to.deep.equal([
        await standing.accountOf(account),
        await standing.organizationOf(number),
        found.account.office,
      ]);
      expect(plain([found.orders, found.ordersOnOrganization, found.recovery])).to.deep.equal([
        [],
        [],
        [ZeroAddress, 0n, 0n, false, 0n],
      ]);
      expect([found.predecessor, found.successor]).to.deep.equal([ZeroAddress, ZeroAddress]);
    }
  });

  it("refuses one that was never enrolled, which has no organization", async () => {
    const network = await founded();
    const { address } = network.stranger();
    for (const account of [address, ZeroAddress]) {
      const attempt = network.suite.dossier.ofAccount(account);
      await expectRefusal(attempt, network.suite.organizations, "OrganizationUnknown", [0]);
    }
  });

  describe("given orders of several placers", () => {
    it("lists each that is live, with its number", async () => {
      const network = await founded();
      await frozenByThree(network);
      const { orders, office } = await network.suite.dossier.ofAccount(network.address(NAME));
      expect(told(orders)).to.deep.equal(THREE);
      for (const { number, order: found } of orders) {
        await expectSame(found, network.suite.freezeOrders.orderOf(number));
      }
      expect(office).to.equal(Office.none);
    });

    it("leaves out what was lifted and what lapsed", async () => {
      const network = await founded();
      await frozenByThree(network);
      await lift(network, 3n);
      const { dossier } = network.suite;
      expect(told((await dossier.ofAccount(network.address(NAME))).orders)).to.deep.equal(THREE.slice(0, 2));
      await moveTo(network, (await now(network)) + 3 * DAY);
      expect(told((await dossier.ofAccount(network.address(NAME))).orders)).to.deep.equal([THREE[1]]);
    });

    it("tells the organization's apart", async () => {
      const network = await founded();
      await order(network, organizationSubject(network.orgId("bank-a")), Direction.send);
      const found = await network.suite.dossier.ofAccount(network.address(NAME));
      expect([told(found.orders), told(found.ordersOnOrganization)]).to.deep.equal([[], [[1n, Placer.officers, 6n]]]);
      expect(found.office).to.equal(Office.none);
    });
  });

  describe("given something bars it: tells the office it holds, and that it may not act in it", () => {
    const itIsBarred = (label: string, bar: (network: Founded) => Promise<unknown>) => {
      it(label, async () => {
        const network = await founded();
        await bar(network);
        const { account, office } = await network.suite.dossier.ofAccount(network.address(NAME));
        expect([account.office, office]).to.deep.equal([Office.participant, Office.none]);
      });
    };

    itIsBarred("suspended", async (network) => decideOn(network, "suspend", network.address(NAME)));
    itIsBarred("revoked", async (network) => decideOn(network, "revoke", network.address(NAME)));
    itIsBarred("of a suspended organization", async (network) => suspendOrganization(network, "bank-a"));
    itIsBarred("frozen for sending", async (network) => freeze(network, network.address(NAME)));
    itIsBarred("under recovery", async (network) => finishable(network, rotation(network, NAME, 1)));
  });

  describe("given a recovery", () => {
    it("under way: tells its case", async () => {
      const network = await founded();
      await finishable(network, rotation(network, NAME, 1));
      const { recovery, successor } = await network.suite.dossier.ofAccount(network.address(NAME));
      await expectSame(recovery, network.suite.recovery.caseOf(network.address(NAME)));
      expect([recovery.successor, successor]).to.deep.equal([network.stranger(1).address, ZeroAddress]);
    });

    it("that nobody finished in time: tells none", async () => {
      const network = await founded();
      await finishable(network, rotation(network, NAME, 1));
      await moveTo(network, (await now(network)) + 30 * DAY);
      const { recovery, office } = await network.suite.dossier.ofAccount(network.address(NAME));
      expect([recovery.startedAt, office]).to.deep.equal([0n, Office.participant]);
    });

    it("finished: tells who followed whom, and the orders that followed", async () => {
      const network = await founded();
      const [former, successor] = [network.address(NAME), network.stranger(1).address];
      await rotate(network, rotation(network, NAME, 1));
      await freezeByDecision(network, successor);
      const [old, current] = [
        await network.suite.dossier.ofAccount(former),
        await network.suite.dossier.ofAccount(successor),
      ];
      expect([old.predecessor, old.successor, old.recovery.startedAt]).to.deep.equal([ZeroAddress, successor, 0n]);
      expect([current.predecessor, current.successor]).to.deep.equal([former, ZeroAddress]);
      expect([told(old.orders), told(current.orders)]).to.deep.equal([[], [[1n, Placer.committee, 0n]]]);
    });

    it("of an account under an order: the order is told of the new key, and no longer of the old one", async () => {
      const network = await founded();
      const { successor, account: former, ...of } = rotation(network, NAME);
      await freezeByDecision(network, former, { duration: 0 });
      await rotate(network, { successor, account: former, ...of });
      const { dossier } = network.suite;
      expect(told((await dossier.ofAccount(former)).orders)).to.deep.equal([]);
      expect(told((await dossier.ofAccount(successor.address)).orders)).to.deep.equal([[1n, Placer.committee, 0n]]);
    });
  });
});

describe("supervision: the dossier of a holding", () => {
  it("is what is frozen of it, and the orders that say so", async () => {
    const network = await founded();
    const asset = await publishedAsset(network);
    const subject = holdingSubject(network.address(NAME), asset.address);
    await order(network, subject, Direction.send, 40n);
    await network.suite.freezeOrders.connect(network.as("regulator.officer-2")).confirm(1);
    await addRegulator(network, network.stranger(1));
    const second = placement(subject, Direction.send, HOUR, undefined, undefined, 2n);
    await network.suite.freezeOrders.connect(network.stranger(1)).freeze(second);
    const [frozen, receiveFrozen, orders] = await network.suite.dossier.ofHolding(asset.address, network.address(NAME));
    expect([frozen, receiveFrozen]).to.deep.equal([42n, false]);
    expect(orders.map(({ number, order: { amount, status } }) => [number, amount, status])).to.deep.equal([
      [1n, 40n, OrderStatus.confirmed],
      [2n, 2n, OrderStatus.provisional],
    ]);
  });

  it("given an order on all of it, in both directions: is the greatest number", async () => {
    const network = await founded();
    const asset = await publishedAsset(network);
    await order(network, holdingSubject(network.address(NAME), asset.address), Direction.both);
    const [frozen, receiveFrozen, orders] = await network.suite.dossier.ofHolding(asset.address, network.address(NAME));
    expect([frozen, receiveFrozen, orders.length]).to.deep.equal([ALL, true, 1]);
  });

  it("of another account, another asset, or of nothing that is known: is empty", async () => {
    const network = await founded();
    const asset = await publishedAsset(network);
    const account = network.address(NAME);
    await order(network, holdingSubject(account, asset.address), Direction.both);
    await freeze(network, network.address("bank-b.participant"));
    const stranger = network.stranger().address;
    for (const [token, holder] of [
      [asset.address, network.address("bank-b.participant")],
      [await noticeOf(network).getAddress(), account],
      [stranger, stranger],
      [ZeroAddress, ZeroAddress],
    ] as const) {
      expect(plain(await network.suite.dossier.ofHolding(token, holder))).to.deep.equal([0n, false, []]);
    }
  });
});

describe("supervision: the dossier of an organization", () => {
  it("is what the registries say of it", async () => {
    const network = await founded();
    const { accounts, dossier, nodes, organizations, standing } = network.suite;
    for (const { name } of network.file.organizations) {
      const number = network.orgId(name);
      const found = await dossier.ofOrganization(number);
      await expectSame(found.organization, organizations.organization(number));
      expect([found.word, found.seatAccount, found.accounts, found.nodes]).to.deep.equal([
        await standing.organizationOf(number),
        await accounts.seatAccountOf(number),
        await accounts.countOf(number),
        await nodes.countOf(number),
      ]);
      expect(plain([found.guardians, found.guardiansNeeded, found.orders])).to.deep.equal([[], 0n, []]);
    }
  });

  it("tells its guardians, its orders and that it is suspended", async () => {
    const network = await founded();
    const guardians = ["bank-b.admin", "csd.admin"].map((name) => network.address(name));
    await network.suite.recovery.connect(network.as("bank-a.admin")).nameGuardians(guardians, 2);
    await order(network, organizationSubject(network.orgId("bank-a")), Direction.both);
    await suspendOrganization(network, "bank-a");
    const found = await network.suite.dossier.ofOrganization(network.orgId("bank-a"));
    expect([[...found.guardians], found.guardiansNeeded]).to.deep.equal([guardians, 2n]);
    expect(found.organization.status).to.equal(OrgStatus.suspended);
    expect(told(found.orders)).to.deep.equal([[1n, Placer.officers, 6n]]);
  });

  for (const number of [0, 99, 2 ** 32 - 1]) {
    it(`refuses number ${number}, which no organization has`, async () => {
      const { dossier, organizations } = (await founded()).suite;
      await expectRefusal(dossier.ofOrganization(number), organizations, "OrganizationUnknown", [number]);
    });
  }
});

describe("supervision: the dossier of a contract", () => {
  it("with a release: tells it, and who administers it", async () => {
    const network = await founded();
    const { dossier, releases, standing } = network.suite;
    const { id, target } = await published(network);
    const found = await dossier.ofContract(target);
    expect([found.id, found.administrator]).to.deep.equal([id, network.orgId("bank-b")]);
    expect(found.word).to.equal(await standing.targetOf(target));
    await expectSame(found.release, releases.release(id));
  });

  it("without a release: tells what it is as a target alone", async () => {
    const network = await founded();
    for (const contract of [noticeOf(network), network.suite.committee]) {
      const target = await contract.getAddress();
      const found = await network.suite.dossier.ofContract(target);
      expect([found.word, found.id, found.release.name, found.release.target]).to.deep.equal([
        await network.suite.standing.targetOf(target),
        0n,
        ZeroHash,
        ZeroAddress,
      ]);
      expect(found.administrator).to.equal(await network.suite.methodLists.administratorOf(target));
    }
  });

  it("given it is unknown: is empty", async () => {
    const network = await founded();
    for (const target of [network.stranger().address, ZeroAddress]) {
      const { word, id, administrator, orders } = await network.suite.dossier.ofContract(target);
      expect([word, id, administrator, plain(orders)]).to.deep.equal([0n, 0n, 0n, []]);
    }
  });

  it("lists the orders on it, not those on holdings of it", async () => {
    const network = await founded();
    const asset = await publishedAsset(network);
    await order(network, holdingSubject(network.address(NAME), asset.address), Direction.both);
    await order(network, contractSubject(asset.address), Direction.both);
    const { orders } = await network.suite.dossier.ofContract(asset.address);
    expect(told(orders)).to.deep.equal([[2n, Placer.officers, 6n]]);
  });
});

describe("supervision: the dossier of a node", () => {
  it("is what the registries say of it and of its organization", async () => {
    const network = await founded();
    const { dossier, nodes, organizations, standing } = network.suite;
    for (const { name } of network.file.nodes) {
      const { id } = sampleNode(network, name);
      const found = await dossier.ofNode(id);
      await expectSame(found.node, nodes.nodeOf(id));
      await expectSame(found.organization, organizations.organization(found.node.organization));
      await expectSame([found.word, found.organizationWord], standing.nodeFacts(id));
    }
  });

  it("refuses one that was never admitted", async () => {
    const { dossier, nodes } = (await founded()).suite;
    for (const id of [newNode().id, ZeroHash]) await expectRefusal(dossier.ofNode(id), nodes, "NodeUnknown", [id]);
  });
});

describe("supervision: a dossier at an old block", () => {
  it("is what held then: what was, is gone or was not there yet", async () => {
    const network = await founded();
    const { dossier } = network.suite;
    const { target } = await published(network);
    const [account, number] = [network.address(NAME), network.orgId("bank-a")];
    await enrolOwn(network, newNode());
    const ask = async (blockTag: number) => ({
      account: plain(await dossier.ofAccount(account, { blockTag })),
      holding: plain(await dossier.ofHolding(target, account, { blockTag })),
      organization: plain(await dossier.ofOrganization(number, { blockTag })),
      contract: plain(await dossier.ofContract(target, { blockTag })),
      node: plain(await dossier.ofNode(newNode().id, { blockTag })),
    });
    const before = await network.provider.getBlockNumber();
    const then = await ask(before);
    await freezeForGood(network, holdingSubject(account, target));
    await rotate(network, rotation(network, NAME, 1));
    await decideOnNode(network, "suspend", newNode());
    await order(network, organizationSubject(number), Direction.both);
    await order(network, contractSubject(target), Direction.both);
    const after = await ask(await network.provider.getBlockNumber());
    expect(await ask(before)).to.deep.equal(then);
    for (const [subject, found] of Object.entries(after)) {
      expect(Object.values(then), subject).not.to.deep.include(found);
    }
  });

  it("judges orders by the second of that block", async () => {
    const network = await founded();
    const { dossier } = network.suite;
    await freeze(network, network.address(NAME));
    const blockTag = await network.provider.getBlockNumber();
    await moveTo(network, (await now(network)) + HOUR);
    const { orders, office } = await dossier.ofAccount(network.address(NAME));
    expect([told(orders), office]).to.deep.equal([[], Office.participant]);
    const former = await dossier.ofAccount(network.address(NAME), { blockTag });
    expect([told(former.orders), former.office]).to.deep.equal([[[1n, Placer.officers, 6n]], Office.none]);
  });

  it("before the account, contract or node was known: says so", async () => {
    const network = await founded();
    const { dossier, nodes, organizations } = network.suite;
    const blockTag = await network.provider.getBlockNumber();
    const of = rotation(network, NAME);
    await rotate(network, of);
    await enrolOwn(network, newNode());
    const { target } = await published(network, { name: encodeBytes32String("later") });
    const unknown = dossier.ofAccount(of.successor.address, { blockTag });
    await expectRefusal(unknown, organizations, "OrganizationUnknown", [0]);
    await expectRefusal(dossier.ofNode(newNode().id, { blockTag }), nodes, "NodeUnknown", [newNode().id]);
    expect((await dossier.ofContract(target, { blockTag })).word).to.equal(0n);
  });
});

import { expect } from "chai";
import { ZeroHash, id } from "ethers";
import { network } from "hardhat";
import { z } from "zod";
import { openDesk } from "../../lib/desk.ts";
import { type Dossier, gatherDossier } from "../../lib/dossier/dossier.ts";
import { addressBookOf } from "../../lib/addressBook.ts";
import { contractSubject, holdingSubject, organizationSubject } from "../../lib/regulator/subject.ts";
import type { Report } from "../../lib/report.ts";
import { DAY, HOUR, enrol, freeze, suspendOrganization } from "../fixtures/acts.ts";
import { Support, call, decide, propose, vote } from "../fixtures/decisions.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";
import { consenting } from "../fixtures/enrolment.ts";
import { Direction, Office } from "../fixtures/enums.ts";
import { publishedAsset } from "../fixtures/holdings.ts";
import { placement } from "../fixtures/placement.ts";
import { published } from "../fixtures/releases.ts";
import { documentOf } from "./helpers/document.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();

const dossierSchema = z.strictObject({
  subject: z.string(),
  kind: z.enum(["account", "organization", "contract", "node"]),
  block: z.int(),
  at: z.int(),
  facts: z.array(z.strictObject({ fact: z.string(), value: z.json(), source: z.string() })),
  history: z.array(
    z.strictObject({
      ...{ block: z.int(), at: z.int(), transaction: z.string(), index: z.int() },
      ...{ contract: z.string(), event: z.string(), words: z.string(), arguments: z.record(z.string(), z.json()) },
    }),
  ),
});

describe("tasks: regulator dossier", () => {
  let live: DeskNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(deskNetwork);
    await live.advance(1);
  });

  const head = () => live.provider.getBlockNumber();
  const dossier = async (name: string, at?: number | string, asset?: string): Promise<Report<Dossier>> =>
    gatherDossier(live.desk, { name, at: at === undefined ? undefined : String(at), asset });
  const factOf = ({ data }: Report<Dossier>, name: string) => data.facts.find(({ fact }) => fact === name)?.value;
  const happened = ({ data }: Report<Dossier>) => data.history.map(({ event }) => event);
  /** The desk as it is opened now, with the organizations and releases of now. */
  const reopened = async (): Promise<void> => {
    const { accounts, nodes } = addressBookOf(live.file);
    live = { ...live, desk: await openDesk(live.record, live.provider, accounts, nodes) };
  };

  describe("given an account", () => {
    it("should tell what it is, in which office it acts, of which organization, each with its source", async () => {
      const found = await dossier("bank-c.issuer");
      const sources = new Map(found.data.facts.map(({ fact, source }) => [fact, source]));
      expect(factOf(found, "account")).to.equal(live.desk.book.address("bank-c.issuer"));
      for (const [fact, value, source] of [
        ["office", "Issuer", "Accounts"],
        ["status", "Active", "Accounts"],
        ["acts as", "Issuer", "Standing"],
        ["organization", "bank-c", "Accounts"],
        ["organization's group", "group-c", "Organizations"],
      ] as const) {
        expect([factOf(found, fact), sources.get(fact)], fact).to.deep.equal([value, source]);
      }
      expect(found.text).to.match(/^office +Accounts +Issuer$/m);
      expect(found.text).to.match(
        /block \d+ {2}0x\S+ {2}bank-c\.issuer of bank-c is enrolled as Issuer .* {2}\[Accounts\]$/m,
      );
    });

    it("should take its address for its name", async () => {
      const address = live.desk.book.address("bank-c.issuer");
      expect((await dossier(address)).data).to.deep.equal((await dossier("bank-c.issuer")).data);
    });

    it("should tell of an order at each block what held then, and nothing that came later", async () => {
      const before = await head();
      await freeze(live, live.desk.book.address("bank-c.issuer"));
      const placed = await head();
      await live.suite.freezeOrders.connect(live.as("regulator.officer-2")).confirm(1);
      const confirmed = await head();
      for (const name of ["regulator.officer-1", "regulator.officer-2"]) {
        await live.suite.freezeOrders.connect(live.as(name)).lift(1);
      }
      const [free, provisional, lasting, lifted] = await Promise.all(
        [before, placed, confirmed, undefined].map((at) => dossier("bank-c.issuer", at)),
      );
      if (free === undefined || provisional === undefined || lasting === undefined || lifted === undefined) return;
      expect([factOf(free, "order 1"), factOf(free, "acts as"), happened(free)]).to.deep.equal([
        ...[undefined, "Issuer", ["AccountEnrolled"]],
      ]);
      expect(factOf(provisional, "order 1")).to.include({
        ...{ status: "Provisional", direction: "Send", organization: "regulator", placer: "Officers" },
        ...{ until: provisional.data.at + HOUR, placedAt: provisional.data.at },
      });
      expect(factOf(provisional, "acts as")).to.equal("None");
      expect(happened(provisional)).to.deep.equal(["AccountEnrolled", "FreezePlaced"]);
      expect(factOf(lasting, "order 1")).to.include({ status: "Confirmed", until: null });
      expect(lasting.text).to.match(/^sends nothing until +Standing +for good$/m);
      expect([factOf(lifted, "order 1"), factOf(lifted, "acts as")]).to.deep.equal([undefined, "Issuer"]);
      expect(happened(lifted).slice(2)).to.deep.equal(["FreezeConfirmed", "FreezeLiftRequested", "FreezeLifted"]);
    });

    it("should take the time of the block for now: an order that lapsed since was live then", async () => {
      await freeze(live, live.desk.book.address("bank-c.issuer"));
      const placed = await head();
      await live.advance(2 * HOUR);
      expect(factOf(await dossier("bank-c.issuer"), "order 1")).to.equal(undefined);
      const then = await dossier("bank-c.issuer", placed);
      expect(factOf(then, "order 1")).to.include({ status: "Provisional" });
      expect(then.text).to.match(/^sends nothing until .*\(in 1h\)$/m);
    });

    it("should tell the orders on its organization, and until when they hold", async () => {
      const order = placement(organizationSubject(live.orgId("bank-c")), Direction.both, HOUR);
      await live.suite.freezeOrders.connect(live.as("regulator.officer-1")).freeze(order);
      const found = await dossier("bank-c.issuer");
      expect(factOf(found, "order 1")).to.include({ kind: "Organization", subject: "bank-c", direction: "Both" });
      expect(factOf(found, "organization's accounts send nothing until")).to.equal(found.data.at + HOUR);
    });

    it("should tell what orders freeze of a holding when an asset is given", async () => {
      const { address } = await publishedAsset(live);
      await reopened();
      const subject = holdingSubject(live.desk.book.address("bank-c.issuer"), address);
      const order = placement(subject, Direction.send, HOUR, undefined, undefined, 40n);
      await live.suite.freezeOrders.connect(live.as("regulator.officer-1")).freeze(order);
      const found = await dossier("bank-c.issuer", undefined, "bond");
      const token = live.desk.book.label(address);
      expect(factOf(found, `frozen of ${token}`)).to.equal("40");
      expect(factOf(found, `may receive ${token}`)).to.equal(true);
      expect(factOf(found, "order 1")).to.include({ kind: "Holding", asset: address, amount: "40" });
      expect(found.text).to.include(`freezes 40 of bank-c.issuer's holding of ${token} (send)`);
      const whole = placement(subject, Direction.send, HOUR);
      await live.advance(HOUR);
      await live.suite.freezeOrders.connect(live.as("regulator.officer-2")).freeze(whole);
      expect((await dossier("bank-c.issuer", undefined, "bond")).text).to.match(/^frozen of .* Standing +all$/m);
    });

    it("should tell a directive about what it holds, as it stood at each block", async () => {
      const { address } = await publishedAsset(live);
      await reopened();
      const { directives } = live.suite;
      const [from, to] = ["bank-c.issuer", "bank-a.participant"].map((name) => live.desk.book.address(name));
      await directives.connect(live.as("regulator.officer-1")).draft({
        ...{ kind: 1, target: address, from: from ?? "", to: to ?? "", amount: 7, subject: ZeroHash, arbiter: 0 },
        ...{ delay: 3 * DAY, legalReference: id("law"), evidenceHash: id("evidence") },
      });
      const drafted = await head();
      await directives.connect(live.as("regulator.officer-2")).endorse(1);
      const [first, second] = [await dossier("bank-c.issuer", drafted), await dossier("bank-c.issuer")];
      expect(factOf(first, "directive 1")).to.include({
        kind: "Seizure",
        status: "Drafted",
        asset: address,
        amount: "7",
        from,
      });
      expect(factOf(second, "directive 1")).to.include({ status: "Endorsed" });
      expect(second.text).to.include("regulator.officer-2 endorses directive 1 (seizure from bank-c.issuer)");
      expect(first.text).not.to.include("endorses");
      expect(factOf(await dossier("bank-a.participant"), "directive 1")).to.include({ to });
    });

    it("should tell its suspension, and not before it was", async () => {
      const before = await head();
      await decide(live, [await call(live.suite.accounts, "suspend", [live.desk.book.address("bank-c.issuer")])]);
      expect(factOf(await dossier("bank-c.issuer", before), "status")).to.equal("Active");
      const found = await dossier("bank-c.issuer");
      expect([factOf(found, "status"), factOf(found, "acts as")]).to.deep.equal(["Suspended", "None"]);
      expect(found.text).to.match(/^status +Accounts +Suspended, by decision$/m);
      expect(found.text).to.include("bank-c.issuer is suspended by decision");
    });

    it("should tell the proposals about it, with what became of them, and not their ballots", async () => {
      await decide(live, [await call(live.suite.accounts, "suspend", [live.desk.book.address("bank-c.issuer")])]);
      const events = happened(await dossier("bank-c.issuer"));
      expect(events).to.include.members(["ProposalCreated", "AccountSuspended", "ProposalExecuted"]);
      expect(events).not.to.include("VoteCast");
    });

    it("should tell the proposals and ballots of a seat, and its weight", async () => {
      const proposal = await propose(live, [await call(live.suite.organizations, "suspend", [live.orgId("bank-d")])]);
      await vote(live, proposal, Support.against, ["bank-b.seat"]);
      const found = await dossier("bank-a.seat");
      expect(factOf(found, "seat weight")).to.equal(25);
      expect(found.text).to.include(`bank-a.seat makes proposal 1 "${proposal.description}", class Emergency`);
      expect((await dossier("bank-b.seat")).text).to.include(
        `bank-b.seat votes against proposal 1 "${proposal.description}", weight 22`,
      );
      expect(happened(await dossier("bank-b.seat"))).not.to.include("ProposalCreated");
    });

    it("should tell the releases that it submitted, and published", async () => {
      await published(live, { name: "price-board" });
      await reopened();
      const released = "release 1 (price-board 1.0.0)";
      expect((await dossier("bank-b.developer")).text).to.include(`bank-b.developer of bank-b submits ${released}`);
      expect((await dossier("bank-a.operator")).text).to.include(`bank-a.operator publishes ${released} at 0x`);
      expect(happened(await dossier("bank-b.developer"))).not.to.include("ReleasePublished");
    });

    describe("when another key took its place", () => {
      beforeEach(async () => {
        const { recovery, freezeOrders } = live.suite;
        const former = live.desk.book.address("bank-c.issuer");
        await freeze(live, former, { duration: 72 * HOUR });
        await freezeOrders.connect(live.as("regulator.officer-2")).confirm(1);
        const key = live.stranger(7);
        const [, acceptance] = await consenting(live, key, "bank-c", Office.issuer);
        await recovery.connect(live.as("bank-c.admin")).start(former, key.address, acceptance);
        await recovery.connect(live.as("bank-a.admin")).consent(former, key.address);
        await recovery.connect(live.as("regulator.officer-1")).consentAsRegulator(former, key.address);
        await live.advance(72 * HOUR);
        await recovery.connect(live.stranger()).finish(former);
      });

      it("should name the key that followed, and the one that it follows", async () => {
        const key = live.stranger(7).address;
        expect(factOf(await dossier("bank-c.issuer"), "followed by")).to.equal(key);
        expect(factOf(await dossier(key), "follows")).to.equal(live.desk.book.address("bank-c.issuer"));
      });

      it("should tell the recovery while it is under way", async () => {
        const { data } = await dossier("bank-c.issuer");
        const started = data.history.find(({ event }) => event === "RecoveryStarted")?.block ?? 0;
        const found = await dossier("bank-c.issuer", started);
        expect(factOf(found, "recovery to")).to.equal(live.stranger(7).address);
        expect(found.text).to.match(/^recovery consented +Recovery +not yet$/m);
        expect(factOf(found, "followed by")).to.equal(undefined);
      });

      it("should name the former key where the present one was not enrolled yet", async () => {
        const { data } = await dossier("bank-c.issuer");
        const started = data.history.find(({ event }) => event === "RecoveryStarted")?.block ?? 0;
        expect(await refusal(dossier(live.stranger(7).address, started))).to.match(
          /^There was no account 0x\w+ at block \d+, .* UTC: its key was bank-c\.issuer then, which has a dossier of its own\.$/,
        );
      });

      it("should tell the order that followed with all that happened to it before", async () => {
        const found = await dossier(live.stranger(7).address);
        expect(factOf(found, "order 1")).to.include({ status: "Confirmed", subject: live.stranger(7).address });
        expect(factOf(found, "order 1")).to.have.property("reasonCode");
        const orders = happened(found).filter((event) => event.startsWith("Freeze"));
        expect(orders).to.deep.equal(["FreezePlaced", "FreezeConfirmed", "FreezeFollowed"]);
        for (const name of ["regulator.officer-1", "regulator.officer-2"]) {
          await live.suite.freezeOrders.connect(live.as(name)).lift(1);
        }
        expect(happened(await dossier(live.stranger(7).address))).to.include("FreezeLifted");
        expect(happened(await dossier("bank-c.issuer"))).to.include("FreezeLifted");
      });
    });
  });

  describe("given an organization", () => {
    it("should tell its seat, accounts and nodes, and what they did", async () => {
      await enrol(live, live.stranger(8), "bank-c", Office.participant);
      const found = await dossier("bank-c");
      expect(factOf(found, "seat weight")).to.equal(18);
      const accounts = found.data.facts.filter(({ fact }) => fact === "account").map(({ value }) => value);
      expect(accounts).to.have.length(4);
      expect(accounts[0]).to.deep.include({ office: "Seat", status: "Active" });
      expect(found.text).to.match(/^node +Nodes +bank-c\.node, Validator, Active$/m);
      expect(happened(found)).to.include.members(["OrganizationRegistered", "NodeAdmitted", "ValidatorPromoted"]);
    });

    it("should tell what happens to its accounts, and what they do", async () => {
      await freeze(live, live.desk.book.address("bank-c.issuer"));
      const proposal = await propose(live, [await call(live.suite.organizations, "suspend", [live.orgId("bank-d")])]);
      await vote(live, proposal, Support.against, ["bank-c.seat"]);
      expect(happened(await dossier("bank-c")).slice(-2)).to.deep.equal(["FreezePlaced", "VoteCast"]);
    });

    it("should tell its suspension at the block of it, and nothing of it before", async () => {
      const before = await head();
      await suspendOrganization(live, "bank-c");
      const [then, now] = [await dossier("bank-c", before), await dossier("3")];
      expect(factOf(then, "organization's status")).to.equal("Active");
      expect(happened(then)).not.to.include("OrganizationSuspended");
      expect(factOf(now, "organization's status")).to.equal("Suspended");
      expect(happened(now)).to.include.members(["ProposalCreated", "OrganizationSuspended"]);
    });
  });

  describe("given a contract", () => {
    it("should tell that one of the suite is guarded by the class table", async () => {
      const found = await dossier("FreezeOrders");
      expect([found.data.kind, factOf(found, "guarded by"), factOf(found, "release")]).to.deep.equal([
        ...["contract", "class table", null],
      ]);
    });

    it("should tell the release, who administers it, its orders and its history", async () => {
      const { target } = await published(live, { name: "price-board" });
      await live.suite.freezeOrders
        .connect(live.as("regulator.officer-1"))
        .freeze(placement(contractSubject(target), Direction.both, HOUR));
      await reopened();
      const found = await dossier("price-board");
      for (const [fact, value] of [
        ["contract", target],
        ["release", 1],
        ["version", "1.0.0"],
        ["status", "Active"],
        ["developer's organization", "bank-b"],
        ["administered by", "bank-b"],
        ["stopped until", found.data.at + HOUR],
      ] as const) {
        expect(factOf(found, fact), fact).to.equal(value);
      }
      expect(happened(found)).to.include.members([
        "ReleaseSubmitted",
        "ReleaseApproved",
        "ReleasePublished",
        "FreezePlaced",
      ]);
    });

    it("should refuse it at a block before it was published", async () => {
      const before = await head();
      await published(live, { name: "price-board" });
      await reopened();
      expect(await refusal(dossier("price-board", before))).to.match(
        /^There was no contract price-board 1\.0\.0 at block \d+, 2026-.* UTC: give a later --at, or leave it out\.$/,
      );
    });
  });

  describe("given a node", () => {
    it("should tell whose it is, where it is, and whether it validated at the block", async () => {
      const before = await head();
      const [node = ""] = live.desk.book.nodes.map(({ id: known }) => known);
      await decide(live, [await call(live.suite.validatorSet, "demote", [node])]);
      const [then, now] = [await dossier("bank-a.node", before), await dossier("bank-a.node")];
      expect([factOf(then, "node"), factOf(then, "in the validator set")]).to.deep.equal([node, true]);
      expect([factOf(now, "kind"), factOf(now, "in the validator set")]).to.deep.equal(["Observer", false]);
      expect(factOf(then, "enode")).to.match(/^enode:\/\/[0-9a-f]{128}@bank-a\.bond-network\.example:30303$/);
      expect(happened(then)).to.deep.equal(["NodeAdmitted", "NodeMoved", "ValidatorPromoted"]);
      expect(happened(now).slice(3)).to.include("ValidatorDemoted");
    });

    it("should take its identity, validator address and enode URL for its name", async () => {
      const { data } = await dossier("bank-a.node");
      for (const fact of ["node", "validator address", "enode"]) {
        const text = z.string().parse(data.facts.find((each) => each.fact === fact)?.value);
        expect((await dossier(text)).data, fact).to.deep.equal(data);
      }
    });
  });

  describe("at a block or date", () => {
    it("should mean the last block until a date", async () => {
      await live.advance(DAY);
      const noon = await live.provider.getBlock("latest");
      await live.advance(DAY);
      for (const later of [0, 1, HOUR]) {
        const date = new Date(((noon?.timestamp ?? 0) + later) * 1000).toISOString();
        const { data } = await dossier("bank-c", date);
        expect([data.block, data.at], date).to.deep.equal([noon?.number, noon?.timestamp]);
      }
    });

    for (const [what, at, line] of [
      [
        "a block beyond the newest",
        "99999",
        /^Block 99999 is beyond the newest block, \d+ of 2026-.* UTC: give one up to it\.$/,
      ],
      ["a date beyond the newest block", "2099-01-01", /^2099-01-01 00:00:00 UTC is beyond the newest block, \d+ of /],
      [
        "a block before the founding",
        "0",
        /^Block 0, .* is before the founding of bond-network was done: give --at \d+ or later\.$/,
      ],
      ["a date before the first block", "2001-01-01", /^Block 0, .* is before the founding of bond-network/],
      [
        "what is neither",
        "yesterday",
        /^--at "yesterday" is no date: give the number of a block, 2027-01-31 or 2027-01-31T12:00:00Z\.$/,
      ],
      ["never", "never", /^--at "never" is no date: give the number of a block, 2027-01-31 or /],
    ] as const) {
      it(`should refuse ${what}`, async () => {
        expect(await refusal(dossier("bank-c", at))).to.match(line);
      });
    }
  });

  describe("refused", () => {
    it("should be a name that nobody has, with what may have been meant", async () => {
      expect(await refusal(dossier("bank-c.isuer"))).to.equal(
        'There is no account, organization, contract or node "bank-c.isuer": did you mean bank-c or bank-c.issuer?',
      );
    });

    it("should be an account that was enrolled later, and one that never was", async () => {
      const before = await head();
      const key = live.stranger(8);
      await enrol(live, key, "bank-c", Office.participant);
      expect(await refusal(dossier(key.address, before))).to.match(/^There was no account 0x\S+ at block \d+, 2026-/);
      expect(await refusal(dossier(live.stranger(9).address))).to.match(/^There was no account 0x\S+ at block/);
    });

    it("should be an organization that was registered later", async () => {
      const before = await head();
      const wanted = {
        name: `0x${Buffer.from("bank-e").toString("hex").padEnd(64, "0")}`,
        group: id("e"),
        kind: 1,
        accountCap: 0,
      };
      await decide(live, [await call(live.suite.organizations, "register", [wanted])]);
      await reopened();
      expect(factOf(await dossier("bank-e"), "organization's status")).to.equal("Active");
      expect(await refusal(dossier("bank-e", before))).to.match(/^There was no organization bank-e at block \d+, /);
    });

    it("should be a node that was never admitted", async () => {
      expect(await refusal(dossier(id("no node")))).to.match(/^There was no node node 0x/);
    });

    it("should be an asset beside anything but an account", async () => {
      expect(await refusal(dossier("bank-c", undefined, "Notice"))).to.equal(
        "bank-c is no account, and a holding is an account's: leave out --asset.",
      );
    });
  });

  it("should hide no event of somebody who writes what is no text", async () => {
    const { committee, organizations } = live.suite;
    const { target, data } = await call(organizations, "suspend", [live.orgId("bank-d")]);
    const calldata = committee.interface.encodeFunctionData("propose", [[target], [0n], [data], "ab"]);
    const broken = calldata.replace(/6162(0+)$/, "ff62$1");
    await live.as("bank-a.seat").sendTransaction({ to: await committee.getAddress(), data: broken });
    expect((await dossier("bank-a.seat")).text).to.include('bank-a.seat makes proposal 1 "\ufffdb", class Emergency');
  });

  it("should leave the line to nobody who describes a proposal", async () => {
    const { committee, organizations } = live.suite;
    const { target, data } = await call(organizations, "suspend", [live.orgId("bank-d")]);
    const description = `x" is executed\n2026-01-01 bank-c is suspended${"!".repeat(200)}`;
    await committee.connect(live.as("bank-a.seat")).propose([target], [0n], [data], description);
    const lines = (await dossier("bank-a.seat")).text.split("\n");
    expect(lines.find((line) => line.includes("makes proposal 1"))).to.include(
      `makes proposal 1 "x\\" is executed\ufffd2026-01-01 bank-c is suspended${"!".repeat(75)}…", class Emergency`,
    );
  });

  it("should tell progress where there are many blocks", async () => {
    await connection.networkHelpers.mine(5_100);
    const told: number[] = [];
    await gatherDossier(live.desk, { name: "bank-c" }, (block) => void told.push(block));
    expect(told).to.deep.equal([4_999, await head()]);
  });

  it("should be one document of plain values", async () => {
    await freeze(live, live.desk.book.address("bank-c.issuer"));
    for (const name of ["bank-c.issuer", "bank-c", "FreezeOrders", "bank-c.node"]) {
      const document = dossierSchema.parse(documentOf(await dossier(name)));
      expect(document.block, name).to.equal(await head());
    }
    const { history } = dossierSchema.parse(documentOf(await dossier("bank-c.issuer")));
    expect(history.at(-1)?.arguments).to.deep.include({ order: 1, organization: "regulator", placer: "Officers" });
    expect(history.at(-1)?.arguments).to.have.nested.property("placement.subject.kind", "Account");
  });
});

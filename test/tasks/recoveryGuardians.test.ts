import { expect } from "chai";
import { network } from "hardhat";
import { z } from "zod";
import { consent } from "../../lib/account/recovery/consent.ts";
import { finish } from "../../lib/account/recovery/end.ts";
import { circleOf, listGuardians } from "../../lib/account/recovery/guardians.ts";
import { nameGuardians } from "../../lib/account/recovery/nameGuardians.ts";
import { showRecovery } from "../../lib/account/recovery/overview.ts";
import { guardingOffices, support } from "../../lib/account/recovery/support.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";
import { documentOf } from "./helpers/document.ts";
import {
  LIFE,
  SUBJECT,
  WINDOW,
  acceptedFor,
  guarded,
  newKey,
  reopened,
  started,
  supported,
} from "./helpers/recovery.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();

const circleSchema = z.strictObject({
  organization: z.string(),
  quorum: z.int(),
  guardians: z.array(
    z.strictObject({
      account: z.string(),
      name: z.string().optional(),
      organization: z.string(),
      group: z.string(),
      actsAs: z.string(),
    }),
  ),
  reachable: z.boolean(),
});

describe("tasks: guardians", () => {
  let live: DeskNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(deskNetwork);
  });

  const names = (guardians: readonly string[], quorum = 2, by = "bank-a.admin", organization?: string) =>
    nameGuardians(live.desk, live.actor(by), { guardians, quorum, organization });

  describe("account guardians --set", () => {
    it("should name the guardians of the OrgAdmin's organization; an organization means its OrgAdmin", async () => {
      const { data, text } = await names(["bank-b", "csd.seat", "auditor.admin"]);
      const { transaction, ...circle } = z
        .object({ transaction: z.string() })
        .loose()
        .parse(documentOf({ data, text }));
      expect(transaction).to.match(/^0x\w{64}$/);
      expect(circleSchema.parse(circle)).to.deep.include({ organization: "bank-a", quorum: 2, reachable: true });
      expect(data.guardians.map(({ name, group, actsAs }) => [name, group, actsAs])).to.deep.equal([
        ["bank-b.admin", "bank-b", "OrgAdmin"],
        ["csd.seat", "csd", "Seat"],
        ["auditor.admin", "auditor", "OrgAdmin"],
      ]);
      expect(text).to.match(/^Guardians of bank-a: 2 of them, from as many groups, start a recovery together\.\n/);
    });

    it("should put them in the place of those before, and none in the place of all", async () => {
      await names(["bank-b", "csd"]);
      expect((await names(["bank-c", "csd"])).data.guardians.map(({ name }) => name)).to.deep.equal([
        "bank-c.admin",
        "csd.admin",
      ]);
      expect((await names([])).text).to.equal("bank-a has no guardians any more.");
      expect(await circleOf(live.desk, live.orgId("bank-a"))).to.include({ quorum: 0, reachable: false });
    });

    for (const by of ["bank-a.seat", "bank-a.operator", "bank-a.participant", "regulator.officer-1"]) {
      it(`should refuse ${by}, who is no OrgAdmin`, async () => {
        expect(await refusal(names(["bank-b", "csd"], 2, by))).to.match(
          /may not name guardians of an organization: an/,
        );
      });
    }

    it("should refuse an OrgAdmin who names those of another organization", async () => {
      expect(await refusal(names(["bank-b", "csd"], 2, "bank-a.admin", "bank-c"))).to.equal(
        "bank-a.admin (OrgAdmin of bank-a) may not name guardians of bank-c: an OrgAdmin of that organization does.",
      );
      expect((await names(["bank-b", "csd"], 2, "bank-a.admin", "bank-a")).data.organization).to.equal("bank-a");
    });

    for (const [what, guardians, quorum, line] of [
      [
        "a quorum of one",
        ["bank-b", "csd"],
        1,
        /^A quorum of 1 is no quorum: at least 2 guardians start a recovery\.$/,
      ],
      ["guardians of one group", ["bank-c", "bank-d"], 2, /^These guardians are of 1 groups \(group-c\), fewer than/],
      ["one guardian", ["bank-b"], 2, /fewer than the quorum of 2: name some of other groups\.$/],
      ["one guardian twice", ["bank-b", "bank-b.admin"], 2, /are of 1 groups \(bank-b\)/],
      ["one of the own group", ["bank-a.operator", "bank-b"], 2, /^bank-a\.operator is of the own group bank-a/],
      ["an unknown name", ["bank-b", "cds.admin"], 2, /"cds\.admin": did you mean csd\.admin/],
      ["more than eight", Array.from({ length: 9 }, () => "bank-b"), 2, /^9 guardians are too many: name at most 8\.$/],
    ] as const) {
      it(`should refuse ${what}`, async () => {
        expect(await refusal(names(guardians, quorum))).to.match(line);
      });
    }

    it("should refuse one of the own group in another organization", async () => {
      expect(await refusal(names(["bank-d", "bank-b"], 2, "bank-c.admin"))).to.match(
        /^bank-d\.admin is of the own group group-c/,
      );
    });

    it("should refuse who acts as nobody, enrolled or not", async () => {
      await live.suite.accounts.connect(live.as("csd.admin")).suspendOwn(live.address("csd.operator"));
      expect(await refusal(names(["csd.operator", "bank-b"]))).to.match(/^csd\.operator acts as nobody now: see/);
      expect(await refusal(names([live.stranger().address, "bank-b"]))).to.match(/^0x\w{40} acts as nobody now/);
    });
  });

  describe("account guardians", () => {
    it("should list those of all organizations that have some", async () => {
      await guarded(live, "bank-b.admin", "csd.admin");
      const report = await listGuardians(live.desk);
      expect(
        z
          .array(circleSchema)
          .parse(documentOf(report))
          .map(({ organization }) => organization),
      ).to.deep.equal(["bank-a"]);
    });

    it("should say that an organization has none, and how it names some", async () => {
      const { data, text } = await listGuardians(live.desk, "bank-c");
      expect(data[0]).to.deep.include({ organization: "bank-c", quorum: 0, guardians: [] });
      expect(text).to.match(
        /^bank-c has no guardians, who would recover its accounts when its OrgAdmin is lost\.\nnext {2}an OrgAdmin names/,
      );
      expect((await listGuardians(live.desk)).text).to.match(/^No organization has guardians, who/);
    });

    it("should warn once too few of them act", async () => {
      await guarded(live, "bank-b.admin", "csd.admin");
      await live.suite.accounts.connect(live.as("csd.admin")).suspendOwn(live.address("csd.admin"));
      const { data, text } = await listGuardians(live.desk, "bank-a");
      expect(data[0]?.reachable).to.equal(false);
      expect(text).to.match(/csd\.admin +csd +csd +nobody\nToo few of them act now/);
    });

    it("should suggest the organization that may have been meant", async () => {
      expect(await refusal(listGuardians(live.desk, "bank-x"))).to.match(/did you mean bank-a/);
    });
  });

  describe("account recover --support", () => {
    const supports = async (by: string, key = live.stranger(), account = SUBJECT) =>
      support(live.desk, live.actor(by), { account, acceptance: await acceptedFor(live, account, key) });

    beforeEach(() => guarded(live, "bank-b.admin", "bank-c.admin", "bank-d.admin", "csd.admin"));

    it("should tell how many support it, and what starts it", async () => {
      const [report] = await supported(live, ["bank-b.admin"]);
      expect(report?.data).to.deep.include({ did: "supported", state: "Supported", recovery: undefined });
      expect(report?.data.supporters).to.deep.equal([
        { successor: live.stranger().address, guardian: live.address("bank-b.admin") },
      ]);
      expect((await showRecovery(live.desk, SUBJECT)).text).to.match(
        /support +bank-b\.admin \(to 0x\w{40}\); it takes 2 groups/,
      );
    });

    it("should start the recovery with guardians of enough groups, and name them", async () => {
      const [, last] = await supported(live, ["bank-b.admin", "csd.admin"]);
      expect(last?.data).to.include({ state: "UnderWay" });
      expect(last?.data.recovery).to.deep.include({
        byGuardians: true,
        startedBy: [live.address("bank-b.admin"), live.address("csd.admin")],
      });
      expect((await showRecovery(live.desk, SUBJECT)).text).to.match(/by guardians bank-b\.admin and csd\.admin\n/);
    });

    it("should recover the OrgAdmin's own account when its key is lost", async () => {
      const [, last] = await supported(live, ["bank-b.admin", "csd.admin"], "bank-a.admin");
      expect(last?.data).to.include({ state: "UnderWay", office: "OrgAdmin" });
    });

    it("should refuse a second one of the same group", async () => {
      const reports = supported(live, ["bank-c.admin", "bank-d.admin"]);
      expect(await refusal(reports)).to.equal(
        "bank-c.admin of group group-c supports this already, and a group counts once: a guardian of another group does.",
      );
    });

    it("should not count together what guardians support with two keys", async () => {
      await supports("bank-b.admin", live.stranger(1));
      expect((await supports("csd.admin", live.stranger(2))).data.state).to.equal("Supported");
    });

    it("should forget support once other guardians are named", async () => {
      await supported(live, ["bank-b.admin"]);
      await guarded(live, "bank-b.admin", "csd.admin");
      expect((await showRecovery(live.desk, SUBJECT)).data).to.deep.include({ state: "None", supporters: [] });
      const [, last] = await supported(live, ["bank-b.admin", "csd.admin"]);
      expect(last?.data.state).to.equal("UnderWay");
    });

    it("should not tell of a supporter who acts as nobody since", async () => {
      await supported(live, ["csd.admin"]);
      await live.suite.accounts.connect(live.as("csd.admin")).suspendOwn(live.address("csd.admin"));
      expect((await showRecovery(live.desk, SUBJECT)).data).to.deep.include({ state: "None", supporters: [] });
    });

    it("should be that of the key that followed a guardian's", async () => {
      await started(live, "csd.admin", live.stranger(4));
      await consent(live.desk, live.actor("bank-b.admin"), "csd.admin");
      await live.advance(WINDOW);
      await finish(live.desk, live.actor("bank-b.admin"), "csd.admin");
      const desk = await reopened(live);
      expect((await circleOf(desk, live.orgId("bank-a"))).guardians.at(-1)).to.include({ name: "csd.admin" });
      const acceptance = await acceptedFor(live, SUBJECT);
      const { data } = await support(desk, newKey(live, 4), { account: SUBJECT, acceptance });
      expect(data.supporters).to.have.length(1);
    });

    it("should forget support once a recovery has ended", async () => {
      await supported(live, ["bank-b.admin"]);
      await started(live, SUBJECT, live.stranger(3));
      await live.advance(LIFE);
      expect((await showRecovery(live.desk, SUBJECT)).data.supporters).to.deep.equal([]);
    });

    for (const by of ["auditor.admin", "bank-b.seat", "bank-a.admin", "regulator.officer-1"]) {
      it(`should refuse ${by}, who is no guardian, and say who is`, async () => {
        expect(await refusal(supports(by))).to.match(
          /is no guardian of bank-a: an OrgAdmin of bank-a starts it with `account rotate`; when that is lost, 2 of its/,
        );
      });
    }

    it("should refuse a guardian who acts as nobody", async () => {
      await live.suite.accounts.connect(live.as("csd.admin")).suspendOwn(live.address("csd.admin"));
      expect(await refusal(supports("csd.admin"))).to.include("[RecoveryNotGuardian]");
    });

    it("should refuse while another recovery is under way", async () => {
      await started(live);
      expect(await refusal(supports("bank-b.admin"))).to.match(/^A recovery of bank-a\.participant is under way/);
    });

    it("should refuse an acceptance of another office", async () => {
      const acceptance = await acceptedFor(live, SUBJECT, live.stranger(), { office: "Seat" });
      expect(await refusal(support(live.desk, live.actor("bank-b.admin"), { account: SUBJECT, acceptance }))).to.match(
        /is to be Seat of bank-a, but bank-a\.participant is Participant/,
      );
    });

    it("should mean an organization's guardian by its name", async () => {
      await guarded(live, "bank-b.seat", "csd.operator");
      expect(await guardingOffices(live.desk, SUBJECT, live.orgId("bank-b"))).to.deep.equal(["Seat"]);
      expect(await guardingOffices(live.desk, SUBJECT, live.orgId("csd"))).to.deep.equal(["Operator"]);
    });
  });
});

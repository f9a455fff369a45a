import { expect } from "chai";
import { ZeroHash } from "ethers";
import { network } from "hardhat";
import { cancel } from "../../lib/account/recovery/end.ts";
import { rotate } from "../../lib/account/recovery/rotate.ts";
import { showRecovery } from "../../lib/account/recovery/overview.ts";
import { nowOf } from "../../lib/desk.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";
import { LIFE, SUBJECT, WINDOW, acceptedFor, guarded, recovered, reopened, started } from "./helpers/recovery.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();

describe("tasks: account rotate", () => {
  let live: DeskNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(deskNetwork);
  });

  const rotates = async (by: string, account = SUBJECT, changed: Parameters<typeof acceptedFor>[3] = {}, to?: string) =>
    rotate(live.desk, live.actor(by), {
      account,
      acceptance: await acceptedFor(live, account, live.stranger(), changed),
      to,
    });

  describe("by an OrgAdmin of the account's organization", () => {
    it("should start a recovery to the new key, and say what it needs", async () => {
      const { data, text } = await rotates("bank-a.admin");
      const now = await nowOf(live.desk);
      expect(data).to.include({ did: "started", state: "UnderWay", name: SUBJECT, office: "Participant" });
      expect(data.recovery).to.deep.equal({
        successor: live.stranger().address,
        startedAt: now,
        startedBy: [live.address("bank-a.admin")],
        byGuardians: false,
        windowEnd: now + WINDOW,
        until: now + LIFE,
        objectedAt: undefined,
        consentOf: "peers",
        consentedAt: undefined,
        consentedBy: undefined,
        proposed: [],
        orders: [],
        spoilt: false,
        ready: false,
      });
      expect(text).to.match(
        /^bank-a\.admin starts the recovery of bank-a\.participant \(Participant of bank-a\) to 0x/,
      );
      expect(text).to.include(`next  an OrgAdmin or Seat account of another group than bank-a's consents`);
    });

    it("should bar the old key from sending at once", async () => {
      await rotates("bank-a.admin");
      expect(await live.suite.standing.officeOf(live.address(SUBJECT))).to.equal(0n);
    });

    it("should take the new key that is named, and no other", async () => {
      const line = await refusal(rotates("bank-a.admin", SUBJECT, {}, live.stranger(1).address));
      expect(line).to.match(/^The acceptance is that of 0x\w{40}, not of 0x\w{40}: the new key accepts with/);
      expect((await rotates("bank-a.admin", SUBJECT, {}, live.stranger().address)).data.did).to.equal("started");
    });

    it("should rotate the OrgAdmin's own key", async () => {
      expect((await rotates("bank-a.admin", "bank-a.admin")).data.did).to.equal("started");
    });

    it("should show what is sent before it is sent, and send nothing when that is declined", async () => {
      let shown = "";
      const acceptance = await acceptedFor(live, SUBJECT);
      const declined = rotate(
        live.desk,
        live.actor("bank-a.admin"),
        { account: SUBJECT, acceptance },
        {
          confirm: (summary) => {
            shown = summary;
            return Promise.reject(new Error("declined"));
          },
        },
      );
      expect(await declined.then(String, String)).to.equal("Error: declined");
      expect(shown).to.match(/^bank-a\.admin is to start the recovery of .* its old key sends nothing from then on\.$/);
      expect((await showRecovery(live.desk, SUBJECT)).data.state).to.equal("None");
    });
  });

  describe("refused to", () => {
    for (const [what, by] of [
      ["an OrgAdmin of another organization", "bank-b.admin"],
      ["a Seat account of the own organization", "bank-a.seat"],
      ["another account of the own organization", "bank-a.operator"],
      ["the account itself", SUBJECT],
      ["a regulator's officer", "regulator.officer-1"],
    ] as const) {
      it(what, async () => {
        const line = await refusal(rotates(by));
        expect(line)
          .to.include(`${by} (`)
          .and.include("may not rotate bank-a.participant: an OrgAdmin of bank-a starts");
        expect(line).to.match(/with `account rotate`; bank-a has named no guardians\.$/);
      });
    }

    it("anyone, with the guardians who could do it", async () => {
      await guarded(live, "bank-b.admin", "csd.admin");
      expect(await refusal(rotates("bank-b.admin"))).to.match(
        /when that is lost, 2 of its guardians do \(bank-b\.admin, csd\.admin\): `account recover bank-a\.participant --support`\.$/,
      );
    });
  });

  describe("refused for", () => {
    it("a regulator's officer, whose regulator replaces its keys itself", async () => {
      const line = await refusal(rotates("bank-a.admin", "regulator.officer-1"));
      expect(line).to.match(
        /^regulator\.officer-1 belongs to regulator, a regulator, which replaces its keys itself: an officer asks with `regulator change --remove regulator\.officer-1 --add ACCEPTANCE/,
      );
    });

    it("who is not enrolled", async () => {
      const account = live.stranger(5).address;
      const acceptance = await acceptedFor(live, SUBJECT);
      const line = await refusal(rotate(live.desk, live.actor("bank-a.admin"), { account, acceptance }));
      expect(line).to.match(/is not enrolled: see `account list`/);
    });

    it("an account that is revoked", async () => {
      const { accounts } = live.suite;
      await accounts.connect(live.as("bank-a.admin")).requestRevocation(live.address(SUBJECT));
      await accounts.connect(live.as("bank-a.seat")).confirmRevocation(live.address(SUBJECT));
      expect(await refusal(rotates("bank-a.admin"))).to.match(/is revoked for ever: no key follows it/);
    });

    it("a key that another one has followed, naming that", async () => {
      await recovered(live);
      const desk = await reopened(live);
      const acceptance = await acceptedFor(live, SUBJECT, live.stranger(1));
      const account = live.address(SUBJECT);
      expect(await refusal(rotate(desk, live.actor("bank-a.admin"), { account, acceptance }))).to.equal(
        `${SUBJECT}.former is a former key: ${SUBJECT} has followed it, name that one.`,
      );
    });

    it("an account that is being recovered", async () => {
      await started(live);
      expect(await refusal(rotates("bank-a.admin"))).to.equal(
        "A recovery of bank-a.participant is under way: `account recover bank-a.participant` says what it needs.",
      );
    });

    it("an account whose last recovery started less than 30 days ago, until the very second", async () => {
      await started(live);
      const from = (await nowOf(live.desk)) + LIFE;
      await cancel(live.desk, live.actor("bank-a.admin"), SUBJECT);
      expect(await refusal(rotates("bank-a.admin"))).to.match(/^A recovery of .* ended without a new key, and 30 days/);
      await live.networkHelpers.time.increaseTo(from - 1);
      expect(await refusal(rotates("bank-a.admin"))).to.match(/start the next one from .* \(in 1s\) on\.$/);
      await live.networkHelpers.time.increaseTo(from);
      expect((await rotates("bank-a.admin")).data.did).to.equal("started");
    });
  });

  describe("refused with", () => {
    for (const [what, changed, line] of [
      ["an acceptance of another office", { office: "Issuer" }, /is to be Issuer of bank-a, but .* is Participant of/],
      ["an acceptance of another organization", { organization: 2 }, /is to be Participant of bank-b, but/],
      [
        "an acceptance for another chain",
        { chainId: 1 },
        /is for chain 1, Accounts 0x\w{40}: it must be signed for this/,
      ],
      ["an acceptance that has ended", { deadline: 1_600_000_000 }, /ended at 2020-09-13 .*: sign it again/],
    ] as const) {
      it(what, async () => {
        expect(await refusal(rotates("bank-a.admin", SUBJECT, changed))).to.match(line);
      });
    }

    it("an acceptance that another key signed", async () => {
      expect(await refusal(rotates("bank-a.admin", SUBJECT, { signer: live.stranger(9) }))).to.match(
        /is not signed by 0x\w{40}: sign it again/,
      );
    });

    it("a key that was ever enrolled, its own included", async () => {
      for (const name of [SUBJECT, "bank-b.participant", "bank-a.operator"]) {
        const acceptance = await acceptedFor(live, SUBJECT, live.as(name));
        expect(await refusal(rotate(live.desk, live.actor("bank-a.admin"), { account: SUBJECT, acceptance }))).to.match(
          /was enrolled before or is a known contract.*\[AccountUnfit\]\.$/,
        );
      }
    });

    it("the key that it had before", async () => {
      await recovered(live);
      const current = live.stranger().address;
      const acceptance = await acceptedFor(live, current, live.as(SUBJECT));
      const line = await refusal(rotate(live.desk, live.actor("bank-a.admin"), { account: current, acceptance }));
      expect(line).to.match(/\[AccountUnfit\]/);
    });
  });

  it("should leave the KYC reference and validity to the new key when it is finished", async () => {
    const before = await live.suite.accounts.accountOf(live.address(SUBJECT));
    await recovered(live);
    const after = await live.suite.accounts.accountOf(live.stranger().address);
    expect([after.validUntil, after.kyc]).to.deep.equal([before.validUntil, before.kyc]).and.not.include(ZeroHash);
  });
});

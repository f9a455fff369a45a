import { expect } from "chai";
import { network } from "hardhat";
import { z } from "zod";
import { actorWith, findActor } from "../../lib/actor.ts";
import { transferAsset, whyNotTransfer } from "../../lib/asset/transfer.ts";
import { findAsset } from "../../lib/asset/find.ts";
import { accountSubject, contractSubject, holdingSubject, organizationSubject } from "../../lib/regulator/subject.ts";
import { holders } from "../../tasks/asset/holding.ts";
import { freeze, suspendOrganization } from "../fixtures/acts.ts";
import { BUYER, HOLDER, drafted } from "../fixtures/assets.ts";
import { Direction } from "../fixtures/enums.ts";
import { rotation, start } from "../fixtures/recovery.ts";
import { EVERYONE, everyoneBut, keyOf } from "../fixtures/people.ts";
import { type AssetNetwork, assetNetwork } from "./helpers/assets.ts";
import { documentOf } from "./helpers/document.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();

const transferSchema = z.strictObject({
  asset: z.int(),
  token: z.string().length(42),
  from: z.string().length(42),
  to: z.string().length(42),
  amount: z.string(),
  left: z.string(),
  transaction: z.string().length(66),
});

describe("tasks: asset transfer", () => {
  let live: AssetNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(assetNetwork);
  });

  const actorOf = (name: string) => actorWith(live.desk, keyOf(live, name));
  const transfer = async (amount = "1,000.50", to = BUYER, as = HOLDER) => {
    const report = await transferAsset(live.desk, actorOf(as), { asset: "BC27", to, amount });
    return { ...transferSchema.parse(documentOf(report)), text: report.text };
  };
  const holding = () => holdingSubject(live.address(HOLDER), live.asset.address);

  it("should send, and say what is left", async () => {
    const { text, transaction, ...sent } = await transfer();
    expect(transaction).to.match(/^0x/);
    expect(sent).to.deep.equal({
      ...{ asset: 1, token: live.asset.address, from: live.address(HOLDER), to: live.address(BUYER) },
      ...{ amount: "100050", left: "499950" },
    });
    expect(text).to.equal(
      "bank-a.participant sent 1,000.50 BC27 of asset 1 (BC27) to bank-b.participant; 4,999.50 BC27 are left.",
    );
    expect(await live.asset.token.balanceOf(live.address(BUYER))).to.equal(100_050n);
  });

  it("should send all that is held", async () => {
    expect((await transfer("6,000")).left).to.equal("0");
  });

  it("should say what of the rest is frozen", async () => {
    await freeze(live, holding(), { amount: 50_000n });
    expect((await transfer("1,000")).text).to.match(/; 5,000 BC27 are left, of which 500 BC27 are frozen\.$/);
  });

  it("should mean an organization's Participant, else its Issuer", async () => {
    const named = async (text: string) => (await findActor(live.desk, text, holders)).name;
    expect(await named("bank-a")).to.equal("bank-a.participant");
    expect(await named("bank-c")).to.equal("bank-c.issuer");
    expect(await refusal(named("csd"))).to.match(/^csd has no active account in office Participant or Issuer: /);
  });

  describe("should refuse, naming the rule,", () => {
    const offices: Record<string, string> = {
      "bank-a.admin": "OrgAdmin",
      "bank-a.operator": "Operator",
      "bank-b.developer": "Developer",
      "auditor.inspector": "Inspector",
      "bank-a.seat": "Seat",
      "regulator.officer-1": "Regulator",
    };
    for (const name of everyoneBut("participant", "issuer")) {
      const why =
        offices[name] === undefined
          ? "it is not enrolled"
          : `its office is ${offices[name]}, and Participants and Issuers alone hold assets`;
      it(`${name} as the sender`, async () => {
        expect(await refusal(transfer("1", BUYER, name))).to.equal(
          `Not sent: ${actorOf(name).name} may not send: ${why}.`,
        );
      });

      it(`${name} as the receiver`, async () => {
        const { address, name: label } = actorOf(name);
        expect(await refusal(transfer("1", address))).to.equal(`Not sent: ${label} may not receive: ${why}.`);
      });
    }

    it("more than is held", async () => {
      expect(await refusal(transfer("6,000.01"))).to.equal(
        "Not sent: bank-a.participant holds 6,000 BC27 of asset 1 (BC27), not 6,000.01 BC27.",
      );
    });

    it("more than is free, and by which orders", async () => {
      await freeze(live, holding(), { amount: 50_000n });
      expect(await refusal(transfer("5,500.01"))).to.equal(
        "Not sent: bank-a.participant holds 6,000 BC27, of which 500 BC27 are frozen by order 1 of regulator: 5,500 BC27 are free.",
      );
      await transfer("5,500");
    });

    it("more than is held although more than that is frozen", async () => {
      await freeze(live, holding(), { amount: 10n ** 20n });
      expect(await refusal(transfer("6,000.01"))).to.match(/holds 6,000 BC27 of asset 1 \(BC27\), not/);
      expect(await refusal(transfer("0.01"))).to.match(/of which 6,000 BC27 are frozen by order 1 .*: 0 BC27 are free/);
    });

    it("a sender whose account or organization is frozen for sending", async () => {
      await freeze(live, accountSubject(live.address(HOLDER)));
      expect(await refusal(transfer())).to.match(
        /^Not sent: bank-a\.participant may not send: frozen for sending by order 1, lapses .*: see `regulator orders`\.$/,
      );
      await live.advance(3_600);
      await freeze(live, organizationSubject(live.orgId("bank-a")));
      expect(await refusal(transfer())).to.match(/may not send: bank-a is frozen for sending by order 2, lapses /);
    });

    it("a receiver whose account, organization or holding is frozen for receiving", async () => {
      const direction = Direction.receive;
      await freeze(live, accountSubject(live.address(BUYER)), { direction });
      expect(await refusal(transfer())).to.match(
        /^Not sent: bank-b\.participant may not receive: frozen for receiving by order 1, lapses /,
      );
      await live.advance(3_600);
      await freeze(live, organizationSubject(live.orgId("bank-b")), { direction });
      expect(await refusal(transfer())).to.match(/may not receive: bank-b is frozen for receiving by order 2, lapses /);
      await live.advance(3_600);
      await freeze(live, holdingSubject(live.address(BUYER), live.asset.address), { direction });
      expect(await refusal(transfer())).to.match(/may not receive: frozen for receiving by order 3, lapses /);
    });

    it("nobody for an order in the other direction", async () => {
      await freeze(live, accountSubject(live.address(BUYER)));
      await freeze(live, accountSubject(live.address(HOLDER)), { direction: Direction.receive });
      await transfer();
    });

    it("another rule than one that keeps the receiver from sending alone", async () => {
      await freeze(live, accountSubject(live.address(BUYER)));
      await start(live, rotation(live, BUYER));
      await freeze(live, contractSubject(live.asset.address), { direction: Direction.both });
      expect(await refusal(transfer())).to.match(/^Not sent: asset 1 \(BC27\) is Suspended by order 2 of regulator, /);
    });

    it("a sender who is being recovered", async () => {
      await start(live, rotation(live, HOLDER));
      expect(await refusal(transfer())).to.match(
        /^Not sent: bank-a\.participant may not send: being recovered to 0x\w{40} \(nobody consented yet\), ends by itself /,
      );
    });

    it("a party of a suspended organization", async () => {
      await suspendOrganization(live, "bank-b");
      expect(await refusal(transfer())).to.match(
        /^Not sent: bank-b\.participant may not receive: bank-b is suspended since .*: `org reinstate bank-b --as SEAT`\.$/,
      );
    });

    it("while an order stops the token", async () => {
      await freeze(live, contractSubject(live.asset.address), { direction: Direction.both });
      expect(await refusal(transfer())).to.match(
        /^Not sent: asset 1 \(BC27\) is Suspended by order 1 of regulator, lapses .*: see `asset show 1`\.$/,
      );
    });

    it("before it is effective and from its maturity on", async () => {
      await drafted(live, { symbol: "NEXT" });
      const early = transferAsset(live.desk, live.actor(HOLDER), { asset: "NEXT", to: BUYER, amount: "1" });
      expect(await refusal(early)).to.equal(
        "Not sent: asset 2 (NEXT) is Draft: its issuer releases it for inspection with `asset prerelease 2`, see `asset show 2`.",
      );
      await live.advance(366 * 86_400);
      expect(await refusal(transfer())).to.equal(
        "Not sent: asset 1 (BC27) is Maturing: it is redeemed with `asset redeem 1`, see `asset show 1`.",
      );
    });

    it("an amount, account or asset that there is not", async () => {
      expect(await refusal(transfer("1.005"))).to.match(/^--amount "1\.005" is finer than BC27 is divided/);
      expect(await refusal(transfer("1", "bank-x.participant"))).to.match(/^There is no account or contract/);
    });
  });

  it("should find a reason exactly where the token does not allow it", async () => {
    const asset = await findAsset(live.desk, "1");
    for (const from of EVERYONE) {
      for (const to of EVERYONE) {
        const parties = [actorOf(from).address, actorOf(to).address] as const;
        const held = await live.asset.token.balanceOf(parties[0]);
        const allowed = (await live.asset.token.canTransfer(...parties, 1n)) && held > 0n;
        expect((await whyNotTransfer(live.desk, asset, ...parties, 1n)) === undefined, `${from} to ${to}`).to.equal(
          allowed,
        );
      }
    }
  });
});

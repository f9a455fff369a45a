import { expect } from "chai";
import { encodeBytes32String } from "ethers";
import { network } from "hardhat";
import { addressBookOf } from "../../lib/addressBook.ts";
import { type Desk, openDesk } from "../../lib/desk.ts";
import { freeze } from "../../lib/regulator/freeze.ts";
import { listOrders } from "../../lib/regulator/orders.ts";
import { subjectNamed } from "../../lib/regulator/subjectNamed.ts";
import { contractSubject, holdingSubject } from "../../lib/regulator/subject.ts";
import { HOLDER, ISSUER, drafted } from "../fixtures/assets.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { EVIDENCE } from "../fixtures/reasons.ts";
import { type AssetNetwork, assetNetwork } from "./helpers/assets.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();

describe("tasks: regulator orders, on assets", () => {
  let live: AssetNetwork;
  let desk: Desk;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(assetNetwork);
    desk = await reopened();
  });

  const reopened = () => openDesk(live.record, live.provider, addressBookOf(live.file).accounts);
  const holding = () => holdingSubject(live.address(HOLDER), live.asset.address);

  describe("given a dispute", () => {
    beforeEach(() =>
      live.suite.assetRegister
        .connect(live.as(ISSUER))
        .dispute(1, live.address(HOLDER), encodeBytes32String("ARB-2026-7")),
    );

    it("should be the order of the organization that disputes, and no officer's", async () => {
      const [order] = (await listOrders(desk)).data;
      expect(order).to.include({ order: 1, kind: "Holding", placer: "Parties", organization: "bank-c" });
      expect(order).to.include({ officer: undefined, amount: undefined, direction: "Send", reasonCode: "ARB-2026-7" });
    });

    it("should be told with what comes next: it lapses, unless a decision makes it last", async () => {
      const { text } = await listOrders(desk);
      expect(text).to.match(
        /^ *1 +bank-a\.participant's holding of asset 1 \(BC27\) +Send +ARB.* bank-c .* Provisional +2026-/m,
      );
      expect(text).to.match(/^1: a decision makes it last: `regulator confirm 1 --as SEAT`$/m);
    });
  });

  it("should tell the committee's own order on a holding as such, for good", async () => {
    const { assetRegister } = live.suite;
    await decide(live, [await call(assetRegister, "setFrozenTokens", [1, live.address(HOLDER), 250n])]);
    const [order] = (await listOrders(desk)).data;
    expect(order).to.include({ placer: "Committee", organization: "the committee", officer: undefined, amount: "250" });
    expect(order).to.include({ status: "Confirmed", until: undefined, reasonCode: "setFrozenTokens" });
    expect(order?.next).to.equal("a decision lifts it: `regulator lift 1 --as SEAT`");
  });

  describe("the name of an asset", () => {
    it("should be taken by its symbol or token for an order on a token, and by its number for one on a holding", () => {
      for (const name of ["bc27", "contract:BC27", live.asset.address]) {
        expect(subjectNamed(desk, name), name).to.deep.equal(contractSubject(live.asset.address));
      }
      for (const name of ["BC27", "1", live.asset.address]) {
        expect(subjectNamed(desk, HOLDER, name), name).to.deep.equal(
          holdingSubject(live.address(HOLDER), live.asset.address),
        );
      }
    });

    it("should freeze the asset for all, as an officer", async () => {
      const order = { direction: "both", duration: 3_600, reason: "AML-3", evidence: EVIDENCE, subject: "BC27" };
      const { text } = await freeze(desk, live.actor("regulator.officer-1"), order);
      expect(text).to.include("asset 1 (BC27)");
    });

    it("should not stand in for an account, organization or contract, whatever its issuer calls it", async () => {
      for (const symbol of [HOLDER, "bank-a", "Notice", "1"]) await drafted(live, { symbol });
      desk = await reopened();
      expect(desk.book.address(HOLDER)).to.equal(live.address(HOLDER));
      expect(subjectNamed(desk, HOLDER).kind).to.equal(1n);
      expect(subjectNamed(desk, "bank-a").kind).to.equal(2n);
      expect(desk.book.address("Notice")).to.equal(live.record.contracts["Notice"]?.address);
      expect(subjectNamed(desk, HOLDER, "1")).to.deep.equal(holding());
      expect(desk.book.label(await tokenOf(2))).to.equal(`asset 2 ("${HOLDER}")`);
    });

    it("should be refused where several assets have it, naming their numbers", async () => {
      await drafted(live);
      desk = await reopened();
      const attempt = Promise.resolve().then(() => subjectNamed(desk, "BC27"));
      expect(await refusal(attempt)).to.equal('"BC27" may be one of several assets: say the number, 1 or 2.');
      expect(desk.book.asset("2")).to.equal(2);
    });

    it("should hide neither other assets nor the network when it is no text", async () => {
      const { assetRegister } = live.suite;
      const { data } = await assetRegister.draft.populateTransaction({
        ...(await drafted(live, { symbol: "XYZW" })).terms,
      });
      const broken = data.replace(Buffer.from("XYZW").toString("hex"), "c3c3c3c3");
      await live.as(ISSUER).sendTransaction({ to: await assetRegister.getAddress(), data: broken });
      desk = await reopened();
      expect(desk.book.assetLabel(1)).to.equal("asset 1 (BC27)");
      expect(desk.book.assetLabel(3)).to.equal('asset 3 ("\ufffd")');
    });
  });

  async function tokenOf(asset: number): Promise<string> {
    return (await live.suite.assetRegister.assetOf(asset)).token;
  }
});

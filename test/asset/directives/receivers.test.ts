import { expect } from "chai";
import { accountSubject, holdingSubject, organizationSubject } from "../../../lib/regulator/subject.ts";
import { freeze, suspendOrganization } from "../../fixtures/acts.ts";
import { PAUSE } from "../../fixtures/assetActs.ts";
import { carryOut, executable } from "../../fixtures/assetDirectives.ts";
import { BUYER, HOLDER, ISSUER, OF_HOLDER, type TestAsset } from "../../fixtures/assets.ts";
import { draft, execute, standingOf } from "../../fixtures/directives.ts";
import { Direction, DirectiveStatus } from "../../fixtures/enums.ts";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { type Founded, moveTo, now } from "../../fixtures/given.ts";
import { rotate, rotation, start } from "../../fixtures/recovery.ts";
import { given, givenExecutable, itGoesOnGiven } from "./helpers/given.ts";

const RECEIVE = { direction: Direction.receive, duration: PAUSE };

describe("AssetToken.carryOut: who may be given something by a directive", () => {
  describe("one who may not receive, as of the execution: refuses, and stays approved", () => {
    const BARRED: Record<string, (network: Founded, asset: TestAsset) => Promise<unknown>> = {
      "his account frozen for receiving": (network) => freeze(network, accountSubject(network.address(BUYER)), RECEIVE),
      "his organization frozen for receiving": (network) =>
        freeze(network, organizationSubject(network.orgId("bank-b")), RECEIVE),
      "his holding frozen for receiving": (network, { address }) =>
        freeze(network, holdingSubject(network.address(BUYER), address), RECEIVE),
      "his account suspended": ({ suite, ...network }) =>
        suite.accounts.connect(network.as("bank-b.admin")).suspendOwn(network.address(BUYER)),
      "his organization suspended": (network) => suspendOrganization(network, "bank-b"),
    };
    for (const [label, bar] of Object.entries(BARRED)) {
      it(`given ${label}`, async () => {
        const { network, asset, holder, buyer, balanceOf } = await givenExecutable();
        await bar(network, asset);
        await expectRefusal(execute(network), asset.token, "ERC7943CannotReceive", [buyer]);
        expect(await standingOf(network)).to.equal(DirectiveStatus.approved);
        expect(await balanceOf(holder)).to.equal(OF_HOLDER);
      });
    }

    it("until the order ends: then it takes it", async () => {
      const { network, asset, buyer, balanceOf } = await givenExecutable();
      await freeze(network, holdingSubject(buyer, asset.address), RECEIVE);
      const end = (await now(network)) + PAUSE;
      await expectRefusal(execute(network), asset.token, "ERC7943CannotReceive", [buyer]);
      await moveTo(network, end);
      await execute(network);
      expect(await balanceOf(buyer)).to.equal(100n);
    });

    it("given another key took his place meanwhile: it is not the successor's either", async () => {
      const { network, asset } = await given();
      const of = rotation(network, BUYER);
      await rotate(network, of);
      await executable(network, asset);
      await expectRefusal(execute(network), asset.token, "ERC7943CannotReceive", [of.account]);
      expect(await asset.token.balanceOf(of.successor)).to.equal(0n);
    });
  });

  for (const name of ["bank-b.seat", "bank-b.admin", "bank-a.operator", "csd.inspector"]) {
    it(`${name}, who may hold nothing: refuses`, async () => {
      const { network, asset } = await given();
      await executable(network, asset, { to: network.address(name) });
      await expectRefusal(execute(network), asset.token, "ERC7943CannotReceive", [network.address(name)]);
    });
  }

  describe("at the draft already", () => {
    for (const [label, accountOf] of [
      ["an outsider", (network: Founded) => network.stranger().address],
      ["an officer of the regulator", (network: Founded) => network.address("regulator.officer-2")],
    ] as const) {
      it(`${label}: refuses`, async () => {
        const { network, asset } = await given();
        const to = accountOf(network);
        const attempt = draft(network, { target: asset.address, to });
        await expectRefusal(attempt, network.suite.directives, "DirectiveAccountUnfit", [to]);
      });
    }
  });

  describe("one who may receive, though he may not send: takes it", () => {
    const BARRED: Record<string, (network: Founded) => Promise<unknown>> = {
      "his account frozen for sending": (network) =>
        freeze(network, accountSubject(network.address(BUYER)), { duration: PAUSE }),
      "a recovery of his account under way": (network) => start(network, rotation(network, BUYER)),
    };
    for (const [label, bar] of Object.entries(BARRED)) itGoesOnGiven(label, bar);

    it("the issuer", async () => {
      const { network, asset } = await given();
      await carryOut(network, asset, { to: network.address(ISSUER) });
      expect(await asset.token.balanceOf(network.address(ISSUER))).to.equal(400_100n);
      expect(await asset.token.balanceOf(network.address(HOLDER))).to.equal(OF_HOLDER - 100n);
    });
  });
});

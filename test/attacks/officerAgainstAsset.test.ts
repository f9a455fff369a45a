import { expect } from "chai";
import { id } from "ethers";
import { DAY, freeze } from "../fixtures/acts.ts";
import { PAUSE, dispute, holdingOf, stop } from "../fixtures/assetActs.ts";
import { annulling, redeeming } from "../fixtures/assetDirectives.ts";
import {
  BUYER,
  HOLDER,
  ISSUER,
  OFFICER,
  OF_HOLDER,
  SUPPLY,
  type TestAsset,
  effective,
  inspected,
  stateOf,
  transfer,
} from "../fixtures/assets.ts";
import { call, propose } from "../fixtures/decisions.ts";
import { type Said, draft, endorse, execute } from "../fixtures/directives.ts";
import { AssetState, Direction, DirectiveStatus } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, founded, moveTo, now } from "../fixtures/given.ts";

describe("attack: take of an asset, or end it, as one officer of a regulator", () => {
  let network: Founded;
  let asset: TestAsset;
  beforeEach(async () => {
    network = await founded();
    asset = await effective(network);
  });

  afterEach("everything is where it was, and moves on", async () => {
    expect(await stateOf(asset)).to.equal(AssetState.effective);
    expect([await asset.token.totalSupply(), await asset.token.balanceOf(network.address(HOLDER))]).to.deep.equal([
      SUPPLY,
      OF_HOLDER,
    ]);
    await transfer(network, asset, HOLDER, network.address(BUYER), OF_HOLDER);
  });

  const DRAFTS: Record<string, () => Said> = {
    "a seizure": () => ({ to: network.address(BUYER) }),
    "a redemption": () => redeeming(network, OF_HOLDER),
    "an annulment": () => annulling(network),
  };
  for (const [label, say] of Object.entries(DRAFTS)) {
    it(`with ${label} that he drafts: he neither endorses nor executes it, and it lapses`, async () => {
      const { directives } = network.suite;
      await draft(network, { target: asset.address, ...say() });
      const values = [1, network.address(OFFICER)];
      await expectRefusal(endorse(network, 1n, OFFICER), directives, "DirectiveSecondOfficerNeeded", values);
      const early = [1, DirectiveStatus.drafted];
      await expectRefusal(execute(network, 1n, OFFICER), directives, "DirectiveUnexpectedStatus", early);
      await moveTo(network, (await now(network)) + 90 * DAY);
      const late = [1, DirectiveStatus.lapsed];
      await expectRefusal(execute(network, 1n, OFFICER), directives, "DirectiveUnexpectedStatus", late);
    });
  }

  it("with orders on everything: they lapse, and nothing has moved", async () => {
    await stop(network, asset);
    for (const name of [HOLDER, ISSUER]) {
      await freeze(network, holdingOf(network, asset, name), { direction: Direction.both, duration: PAUSE });
      await freeze(network, network.address(name), { direction: Direction.both, duration: PAUSE });
    }
    await moveTo(network, (await now(network)) + PAUSE);
  });

  it("with a call of the register that is the committee's: is refused", async () => {
    const register = network.suite.assetRegister.connect(network.as(OFFICER));
    const attempts = [
      register.setFrozenTokens(asset.id, network.address(HOLDER), 1n),
      register.matureByDecision(asset.id),
      register.setMinimum(1n, { items: 0, groups: 2 }),
    ];
    for (const attempt of attempts) {
      await expectRefusal(attempt, register, "AccessManagedUnauthorized", [network.address(OFFICER)]);
    }
  });

  it("with a call of the register that is the token's or a party's: is refused", async () => {
    const register = network.suite.assetRegister.connect(network.as(OFFICER));
    const ending = register.ended(asset.id, AssetState.effective, AssetState.annulled);
    await expectRefusal(ending, register, "AssetOnlyToken", [asset.id, network.address(OFFICER)]);
    const values = [asset.id, network.orgId("bank-c"), network.address(OFFICER)];
    await expectRefusal(dispute(network, asset, OFFICER), register, "AssetNotOwn", values);
  });

  it("with a decision: he has no seat to propose one", async () => {
    const made = await call(network.suite.assetRegister, "setFrozenTokens", [asset.id, network.address(HOLDER), 1n]);
    const { committee } = network.suite;
    await expectRefusal(propose(network, [made], OFFICER), committee, "CommitteeNoSeat", [network.address(OFFICER)]);
  });

  it("before it is in force: he rejects one under inspection, and its issuer releases it anew", async () => {
    const other = await inspected(network, { lockId: id("another lock") });
    const { assetRegister } = network.suite;
    await assetRegister.connect(network.as(OFFICER)).reject(other.id, id("reason"), id("evidence"));
    expect(await stateOf(other)).to.equal(AssetState.rejected);
    await assetRegister.connect(network.as(ISSUER)).withdraw(other.id);
    await assetRegister.connect(network.as(ISSUER)).prerelease(other.id);
    expect(await stateOf(other)).to.equal(AssetState.preReleased);
  });
});

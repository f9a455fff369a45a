import { expect } from "chai";
import { ZeroAddress, ZeroHash, id as hashOf } from "ethers";
import { DAY, decideOn, freeze, suspendOrganization } from "../fixtures/acts.ts";
import { ISSUER, type Said, drafted, stateOf, termsOf } from "../fixtures/assets.ts";
import { itRefusesCallers, itRefusesTheCommittee, making } from "../fixtures/callers.ts";
import { AssetKind, AssetState, InspectionItem, TargetStatus } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, founded, moveTo } from "../fixtures/given.ts";
import { everyoneBut } from "../fixtures/people.ts";
import { withIssuers } from "./helpers/issuers.ts";
import { registerAs, wordsOf } from "./helpers/register.ts";

const drafting = making(
  ({ suite }) => suite.assetRegister,
  "draft",
  async (network) => [await termsOf(network)],
);

async function draft(network: Founded, said?: Said, as = ISSUER) {
  return registerAs(network, as).draft(await termsOf(network, said));
}

describe("asset: draft", () => {
  let network: Founded;
  beforeEach(async () => void (network = await founded()));

  describe("by an issuer", () => {
    it("enters an asset of the next number, in its issuer's name, in Draft", async () => {
      const { assetRegister } = network.suite;
      const { id, terms, address } = await drafted(network);
      expect(id).to.equal(1);
      const asset = await assetRegister.assetOf(1);
      expect(asset.slice(0, 5)).to.deep.equal([address, AssetState.draft, BigInt(network.orgId("bank-c")), 1n, 0n]);
      expect(asset.terms).to.deep.equal(wordsOf(terms));
      expect(await assetRegister.idOf(address)).to.equal(1);
    });

    it("makes its token: named, with nothing held, a known target", async () => {
      const { token, address, terms } = await drafted(network);
      expect([await token.name(), await token.symbol(), await token.decimals()]).to.deep.equal([
        terms.name,
        terms.symbol,
        terms.decimals,
      ]);
      expect(await token.totalSupply()).to.equal(0);
      expect(await token.asset()).to.equal(1);
      const word = await network.suite.standing.targetOf(address);
      expect(word & 0xffn).to.equal(TargetStatus.active);
    });

    it("tells of the terms, and of the first state", async () => {
      const { assetRegister } = network.suite;
      const { address: token } = await drafted(network);
      const terms = await termsOf(network);
      const issuer = network.address(ISSUER);
      const [told] = await assetRegister.queryFilter(assetRegister.filters.AssetDrafted());
      expect(told?.args.slice(0, 4)).to.deep.equal([1n, token, BigInt(network.orgId("bank-c")), issuer]);
      expect(told?.args.terms.inspections.length).to.equal(terms.inspections.length);
      const [moved] = await assetRegister.queryFilter(assetRegister.filters.AssetMoved());
      expect(moved?.args).to.deep.equal([1n, AssetState.none, AssetState.draft, issuer]);
    });

    it("gives each asset a token of its own", async () => {
      const [first, second] = [await drafted(network), await drafted(network)];
      expect(second.id).to.equal(2);
      expect(second.address).not.to.equal(first.address);
      expect(await stateOf(first)).to.equal(AssetState.draft);
    });

    it("does not let anyone name the token again", async () => {
      const { token } = await drafted(network);
      const named = token.initialize(2, 1, "another", "A", 0);
      const values = [network.suite.assetRegister, network.stranger()];
      await expectRefusal(named, token, "AssetTokenOnly", values);
    });
  });

  describe("by others", () => {
    itRefusesCallers(everyoneBut("issuer"), drafting);
    itRefusesTheCommittee(drafting);
  });

  describe("by an issuer who is not in force", () => {
    async function expectUnauthorized(): Promise<void> {
      const { assetRegister } = network.suite;
      await expectRefusal(draft(network), assetRegister, "AccessManagedUnauthorized", [network.address(ISSUER)]);
    }

    it("refuses one of a suspended organization", async () => {
      await suspendOrganization(network, "bank-c");
      await expectUnauthorized();
    });

    it("refuses one who is frozen for sending", async () => {
      await freeze(network, network.address(ISSUER));
      await expectUnauthorized();
    });

    it("refuses one who is suspended", async () => {
      await decideOn(network, "suspend", network.address(ISSUER));
      await expectUnauthorized();
    });

    it("refuses one who is revoked", async () => {
      await decideOn(network, "revoke", network.address(ISSUER));
      await expectUnauthorized();
    });

    it("refuses one who is expired", async () => {
      const { validUntil } = await network.suite.accounts.accountOf(network.address(ISSUER));
      await moveTo(network, validUntil);
      await expectUnauthorized();
    });
  });

  describe("terms that lack something", () => {
    const lacking: Record<string, Said> = {
      "a kind": { kind: AssetKind.none },
      "a name": { name: "" },
      "a symbol": { symbol: "" },
      "a supply": { supply: 0n },
      "the hash of its document": { termsHash: ZeroHash },
      "the hash of an allocation": { allocationHash: ZeroHash },
      "a lock": { lockId: ZeroHash },
      "a period of inspection": { period: 0n },
    };
    for (const [what, said] of Object.entries(lacking)) {
      it(`refuses terms without ${what}`, async () => {
        const values = [said.termsHash ?? hashOf("terms sheet")];
        await expectRefusal(draft(network, said), network.suite.assetRegister, "AssetTermsUnfit", values);
      });
    }

    it("refuses terms without a custodian", async () => {
      const values = [InspectionItem.custody, 0];
      await expectRefusal(
        draft(network, { custodian: 0n }),
        network.suite.assetRegister,
        "AssetInspectorUnfit",
        values,
      );
    });
  });

  describe("terms that contradict themselves", () => {
    const far = 2_000_000_000n;
    const unfit: Record<string, Said> = {
      "mature before they are effective": { effectiveFrom: far, maturity: far - 1n },
      "mature as they become effective": { effectiveFrom: far, maturity: far },
      "are inspected for a second more than a year": { period: BigInt(365 * DAY) + 1n },
    };
    for (const [what, said] of Object.entries(unfit)) {
      it(`refuses terms that ${what}`, async () => {
        const values = [hashOf("terms sheet")];
        await expectRefusal(draft(network, said), network.suite.assetRegister, "AssetTermsUnfit", values);
      });
    }

    const fit: Record<string, Said> = {
      "mature a second after they are effective": { effectiveFrom: far, maturity: far + 1n },
      "mature by decision": { effectiveFrom: far, maturity: 0n },
      "are inspected for a year": { period: BigInt(365 * DAY) },
      "are inspected for a second": { period: 1n },
      "have the greatest supply": { supply: 2n ** 128n - 1n },
    };
    for (const [what, said] of Object.entries(fit)) {
      it(`accepts terms that ${what}`, async () => {
        await draft(network, said);
        expect(await network.suite.assetRegister.count()).to.equal(1);
      });
    }
  });

  it("leaves nothing behind of what it refuses", async () => {
    const { assetRegister } = network.suite;
    await expectRefusal(draft(network, { supply: 0n }), assetRegister, "AssetTermsUnfit", [hashOf("terms sheet")]);
    expect(await assetRegister.count()).to.equal(0);
    const { address } = await drafted(network);
    expect(address).not.to.equal(ZeroAddress);
  });

  it("is in the name of whoever drafts: an issuer of another organization has assets of its own", async () => {
    const made = await withIssuers();
    await draft(made, {}, "issuer of bank-b");
    expect((await made.suite.assetRegister.assetOf(1)).issuer).to.equal(made.orgId("bank-b"));
  });
});

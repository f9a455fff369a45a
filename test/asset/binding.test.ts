import { expect } from "chai";
import { AbiCoder, id as hashOf, keccak256 } from "ethers";
import { organizationSubject } from "../../lib/regulator/subject.ts";
import { decideOn, freeze, suspendOrganization, suspendRegulator } from "../fixtures/acts.ts";
import { INSPECTOR, type TestAsset, activate, attest, drafted, inspected, prereleased } from "../fixtures/assets.ts";
import type { TermsWords } from "../fixtures/assets.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { LATER } from "../fixtures/enrolment.ts";
import { AssetKind, InspectionItem } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, founded, moveTo, nextAt, now } from "../fixtures/given.ts";
import { rotate, rotation, start } from "../fixtures/recovery.ts";
import { registerAs } from "./helpers/register.ts";

const { title, pricing, trading, custody, nonObjection } = InspectionItem;

/** What an attestation binds. */
interface Bound {
  chainId: bigint;
  register: string;
  id: bigint;
  edition: bigint;
  terms: TermsWords;
}

/** The hash of what is bound, by the contract's own word for it: keccak256 of the encoding. */
function contentHash({ suite }: Founded, { chainId, register, id, edition, terms }: Bound): string {
  const type = suite.assetRegister.interface.getFunction("draft").inputs[0]?.format("full") ?? "";
  const types = ["uint256", "address", "uint32", "uint32", type];
  return keccak256(AbiCoder.defaultAbiCoder().encode(types, [chainId, register, id, edition, terms]));
}

describe("asset: what an attestation binds", () => {
  let network: Founded;
  let asset: TestAsset;
  let bound: Bound;
  beforeEach(async () => {
    network = await founded();
    asset = await prereleased(network);
    const { chainId } = await network.ethers.provider.getNetwork();
    const register = await network.suite.assetRegister.getAddress();
    bound = { chainId, register, id: 1n, edition: 2n, terms: asset.terms };
  });

  it("is chain, register, number, edition and terms", async () => {
    expect(await network.suite.assetRegister.contentHashOf(1)).to.equal(contentHash(network, bound));
  });

  describe("an attestation of something else", () => {
    const others: Record<string, (of: Bound) => Partial<Bound>> = {
      "on another chain": ({ chainId }) => ({ chainId: chainId + 1n }),
      "in another register": () => ({ register: network.stranger().address }),
      "of another asset": () => ({ id: 2n }),
      "of the draft": () => ({ edition: 1n }),
      "of a later edition": () => ({ edition: 3n }),
    };
    const terms: Partial<TermsWords>[] = [
      { kind: AssetKind.cash },
      { name: "another" },
      { symbol: "AN" },
      { decimals: 3n },
      { supply: 1_000_001n },
      { termsHash: hashOf("another document") },
      { termsUri: "https://elsewhere.example" },
      { allocationHash: hashOf("another list") },
      { custodian: 1n },
      { lockId: hashOf("another lock") },
      { effectiveFrom: 1n },
      { maturity: 0n },
      { period: 1n },
      { redeemableWhileSuspended: true },
      { inspections: [] },
    ];
    for (const changed of terms) {
      const [field] = Object.keys(changed);
      others[`with another ${field ?? ""}`] = (of) => ({ terms: { ...of.terms, ...changed } });
    }

    it("differs in every field of the terms that there is", () => {
      expect(terms.flatMap((changed) => Object.keys(changed))).to.deep.equal(Object.keys(asset.terms));
    });

    for (const [what, other] of Object.entries(others)) {
      it(`${what} is refused`, async () => {
        const hash = contentHash(network, { ...bound, ...other(bound) });
        const attempt = registerAs(network, INSPECTOR).attest(1, title, hash, LATER);
        const { assetRegister } = network.suite;
        await expectRefusal(attempt, assetRegister, "AssetAttestationUnfit", [1, hash, LATER]);
      });
    }

    it("of another asset with the same terms counts for none but that", async () => {
      const second = await drafted(network);
      await registerAs(network, "bank-c.issuer").prerelease(2);
      await attest(network, second.id, title, INSPECTOR);
      const { assetRegister } = network.suite;
      expect((await assetRegister.missingOf(1)).length).to.equal(5);
      expect((await assetRegister.missingOf(2)).length).to.equal(4);
    });
  });

  describe("its end", () => {
    it("is in the future: not now, a second later it may be", async () => {
      const { assetRegister } = network.suite;
      const second = (await now(network)) + 100;
      const hash = await assetRegister.contentHashOf(1);
      const inspector = registerAs(network, INSPECTOR);
      await nextAt(network, second);
      const attempt = inspector.attest(1, title, hash, second, { gasLimit: 1_000_000 });
      await expectRefusal(attempt, assetRegister, "AssetAttestationUnfit", [1, hash, second]);
      await nextAt(network, second + 1);
      await inspector.attest(1, title, hash, second + 2, { gasLimit: 1_000_000 });
      expect((await assetRegister.missingOf(1)).length).to.equal(4);
    });

    it("comes at the exact second: the second before it counts, then it does not, nor for the activation", async () => {
      const { assetRegister } = network.suite;
      const made = await inspected(network, { lockId: hashOf("lock 2") });
      const until = BigInt((await now(network)) + 1_000);
      await attest(network, made.id, pricing, INSPECTOR, until);
      await moveTo(network, until - 1n);
      expect(await assetRegister.missingOf(made.id)).to.deep.equal([]);
      await moveTo(network, until);
      const auditor = BigInt(network.orgId("auditor"));
      expect(await assetRegister.missingOf(made.id)).to.deep.equal([[pricing, auditor]]);
      const values = [made.id, pricing, auditor];
      await expectRefusal(activate(network, made), assetRegister, "AssetNotInspected", values);
    });

    it("leaves the second before it for the activation", async () => {
      const made = await inspected(network, { lockId: hashOf("lock 2") });
      const until = (await now(network)) + 1_000;
      await attest(network, made.id, pricing, INSPECTOR, BigInt(until));
      await nextAt(network, until - 1);
      await activate(network, made);
      expect(await made.token.totalSupply()).to.equal(made.terms.supply);
    });
  });

  describe("the organization behind it", () => {
    let made: TestAsset;
    beforeEach(async () => void (made = await inspected(network, { lockId: hashOf("lock 2") })));

    async function expectMissing(item: bigint, organization: bigint): Promise<void> {
      const { assetRegister } = network.suite;
      await expectRefusal(activate(network, made), assetRegister, "AssetNotInspected", [made.id, item, organization]);
    }

    it("counts while it is in force: not when it is suspended, again when it is reinstated", async () => {
      await suspendOrganization(network, "auditor");
      await expectMissing(title, BigInt(network.orgId("auditor")));
      expect((await network.suite.assetRegister.missingOf(made.id)).map(({ item }) => item)).to.deep.equal([
        title,
        pricing,
        trading,
      ]);
      const { organizations } = network.suite;
      await decide(network, [await call(organizations, "reinstate", [network.orgId("auditor")])]);
      await activate(network, made);
    });

    it("does not count when it is the custodian and suspended", async () => {
      await suspendOrganization(network, "csd");
      await expectMissing(custody, BigInt(network.orgId("csd")));
    });

    it("does not count when it is the regulator and suspended", async () => {
      await suspendRegulator(network);
      await expectMissing(nonObjection, 0n);
    });

    it("does not count while an order freezes the organization", async () => {
      await freeze(network, organizationSubject(network.orgId("csd")));
      await expectMissing(custody, BigInt(network.orgId("csd")));
    });

    it("counts for an inspector who is revoked since: the word is the organization's", async () => {
      await decideOn(network, "revoke", network.address(INSPECTOR));
      await activate(network, made);
      expect(await made.token.totalSupply()).to.equal(made.terms.supply);
    });

    it("counts for an inspector whose key was replaced since; the new key speaks, the former does not", async () => {
      const of = rotation(network, INSPECTOR);
      await rotate(network, of);
      const { assetRegister } = network.suite;
      expect(await assetRegister.missingOf(made.id)).to.deep.equal([]);
      const values = [1, title, network.address(INSPECTOR)];
      await expectRefusal(attest(network, 1n, title, INSPECTOR), assetRegister, "AssetNotInspector", values);
      const hash = await assetRegister.contentHashOf(1);
      await assetRegister.connect(of.successor).attest(1, title, hash, LATER);
      expect((await assetRegister.missingOf(1)).length).to.equal(4);
    });

    it("hears no inspector whose key is being replaced", async () => {
      await start(network, rotation(network, INSPECTOR));
      const { assetRegister } = network.suite;
      const values = [1, title, network.address(INSPECTOR)];
      await expectRefusal(attest(network, 1n, title, INSPECTOR), assetRegister, "AssetNotInspector", values);
    });

    it("hears no inspector who is revoked", async () => {
      await decideOn(network, "revoke", network.address(INSPECTOR));
      const { assetRegister } = network.suite;
      const values = [1, title, network.address(INSPECTOR)];
      await expectRefusal(attest(network, 1n, title, INSPECTOR), assetRegister, "AssetNotInspector", values);
    });
  });
});

import { expect } from "chai";
import { ZeroAddress, ZeroHash, id } from "ethers";
import { decideOn, suspendRegulator } from "../../fixtures/acts.ts";
import { itRefusesCallers, itRefusesTheCommittee, making, send } from "../../fixtures/callers.ts";
import {
  FAVOURED,
  FIRST,
  HOLDER,
  MAX_DELAY,
  MIN_DELAY,
  type Said,
  draft,
  draftOf,
  favoursNobody,
} from "../../fixtures/directives.ts";
import { DirectiveKind, DirectiveStatus } from "../../fixtures/enums.ts";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { founded, now } from "../../fixtures/given.ts";
import type { Founded } from "../../fixtures/given.ts";
import { publishedAsset } from "../../fixtures/holdings.ts";
import { everyoneBut } from "../../fixtures/people.ts";
import { SECOND_REGULATOR, addRegulator } from "../../fixtures/regulators.ts";
import { decideOnRelease, published, submit } from "../../fixtures/releases.ts";
import { recordOf } from "./helpers/record.ts";
import { addService } from "./helpers/services.ts";

const drafting = making(
  ({ suite }) => suite.directives,
  "draft",
  async (network) => [await draftOf(network)],
);

const EACH = Object.entries(DirectiveKind).filter(([, kind]) => kind !== DirectiveKind.none);

async function expectIncomplete(network: Founded, said: Said): Promise<void> {
  const words = Object.values(await draftOf(network, said));
  await expectRefusal(draft(network, said), network.suite.directives, "DirectiveIncomplete", [words]);
}

describe("supervision: draft a directive", () => {
  describe("who", () => {
    itRefusesCallers(everyoneBut("officer"), drafting);
    itRefusesTheCommittee(drafting);

    it("refuses an officer of a suspended regulator", async () => {
      const network = await founded();
      await suspendRegulator(network);
      await expectRefusal(
        send(network, FIRST, await drafting(network)),
        network.suite.accounts,
        "AccessManagedUnauthorized",
        [network.address(FIRST)],
      );
    });

    it("takes it from an officer of any regulator, for that one", async () => {
      const network = await founded();
      await addRegulator(network, network.stranger(1));
      const { directives } = network.suite;
      await directives.connect(network.stranger(1)).draft(await draftOf(network));
      expect((await directives.directiveOf(1)).regulator).to.equal(SECOND_REGULATOR);
    });
  });

  for (const [label, kind] of EACH) {
    describe(`of kind ${label}`, () => {
      it("records it word for word, and whose it is", async () => {
        const network = await founded();
        const { directives } = network.suite;
        const words = await draftOf(network, { kind });
        const sent = directives.connect(network.as(FIRST)).draft(words);
        await expect(sent)
          .to.emit(directives, "DirectiveDrafted")
          .withArgs(1, words.target, words.from, network.address(FIRST), 6, 1, Object.values(words));
        expect(recordOf(await directives.directiveOf(1))).to.deep.equal({
          draft: Object.values(words),
          status: DirectiveStatus.drafted,
          regulator: 6n,
          affected: 1n,
          drafter: network.address(FIRST),
          since: BigInt(await now(network)),
          eta: 0n,
          attested: false,
          isFinal: false,
        });
      });

      for (const [field, none] of [
        ["legalReference", ZeroHash],
        ["evidenceHash", ZeroHash],
        ["delay", 0n],
      ] as const) {
        it(`refuses it without ${field}`, async () => expectIncomplete(await founded(), { kind, [field]: none }));
      }

      it(`refuses it ${kind === DirectiveKind.annulment ? "with an amount" : "without amount"}`, async () => {
        await expectIncomplete(await founded(), { kind, amount: kind === DirectiveKind.annulment ? 1n : 0n });
      });

      const cites = kind === DirectiveKind.correction || kind === DirectiveKind.award;
      it(`refuses it ${cites ? "without a subject" : "with a subject"}`, async () => {
        await expectIncomplete(await founded(), { kind, subject: cites ? ZeroHash : id("of another kind") });
      });

      it(`refuses it ${kind === DirectiveKind.award ? "without an arbiter" : "with an arbiter"}`, async () => {
        const network = await founded();
        await expectIncomplete(network, {
          kind,
          arbiter: kind === DirectiveKind.award ? 0n : BigInt(network.orgId("auditor")),
        });
      });

      it(`refuses it ${favoursNobody(kind) ? "for somebody" : "for nobody"}`, async () => {
        const network = await founded();
        const to = favoursNobody(kind) ? network.address(FAVOURED) : ZeroAddress;
        await expectIncomplete(network, { kind, to });
      });

      it("refuses it from an account to itself", async () => {
        const network = await founded();
        await expectIncomplete(network, { kind, to: network.address(HOLDER) });
      });
    });
  }

  it("refuses no kind", async () => expectIncomplete(await founded(), { kind: DirectiveKind.none }));

  it("refuses a kind that there is not", async () => {
    const network = await founded();
    const sent = draft(network, { kind: 6n });
    await expect(sent).to.be.revertedWithoutReason(network.ethers);
  });

  describe("with a delay", () => {
    for (const delay of [MIN_DELAY, MAX_DELAY]) {
      it(`of ${delay} seconds: takes it`, async () => {
        const network = await founded();
        await draft(network, { delay: BigInt(delay) });
        expect((await network.suite.directives.directiveOf(1)).draft.delay).to.equal(delay);
      });
    }

    for (const delay of [1, MIN_DELAY - 1, MAX_DELAY + 1, 2 ** 40 - 1]) {
      it(`of ${delay} seconds: refuses`, async () => expectIncomplete(await founded(), { delay: BigInt(delay) }));
    }
  });

  describe("about an account", () => {
    for (const side of ["from", "to"] as const) {
      it(`refuses an outsider's (${side})`, async () => {
        const network = await founded();
        const { address } = network.stranger();
        const attempt = draft(network, { [side]: address });
        await expectRefusal(attempt, network.suite.directives, "DirectiveAccountUnfit", [address]);
      });

      it(`refuses a regulator's (${side})`, async () => {
        const network = await founded();
        const address = network.address("regulator.officer-2");
        const attempt = draft(network, { [side]: address });
        await expectRefusal(attempt, network.suite.directives, "DirectiveAccountUnfit", [address]);
      });
    }

    it("refuses nobody's", async () => {
      const network = await founded();
      const attempt = draft(network, { from: ZeroAddress });
      await expectRefusal(attempt, network.suite.directives, "DirectiveAccountUnfit", [ZeroAddress]);
    });

    it("takes one of a Service, which it affects", async () => {
      const network = await founded();
      await draft(network, { from: network.address("auditor.operator") });
      expect((await network.suite.directives.directiveOf(1)).affected).to.equal(network.orgId("auditor"));
    });

    it("takes one that was revoked: what it holds is still there", async () => {
      const network = await founded();
      await decideOn(network, "revoke", network.address(HOLDER));
      await draft(network);
      expect((await network.suite.directives.directiveOf(1)).affected).to.equal(network.orgId("bank-a"));
    });
  });

  describe("at a target", () => {
    const refuses = async (network: Founded, target: string) =>
      expectRefusal(draft(network, { target }), network.suite.directives, "DirectiveTargetUnfit", [target]);

    it("refuses what is no contract", async () => {
      const network = await founded();
      await refuses(network, network.stranger().address);
    });

    for (const part of ["directives", "accounts", "standing", "committee", "accountIngress"] as const) {
      it(`refuses the suite's ${part}`, async () => {
        const network = await founded();
        await refuses(network, await network.suite[part].getAddress());
      });
    }

    it("refuses a release that is not published", async () => {
      const network = await founded();
      await refuses(network, (await submit(network)).target);
    });

    for (const act of ["suspend", "retire"]) {
      it(`takes one that a decision has ${act === "retire" ? "retired" : "suspended"}: enforcement goes on`, async () => {
        const network = await founded();
        const release = await published(network);
        await decideOnRelease(network, "suspend", release);
        if (act === "retire") await decideOnRelease(network, act, release);
        await draft(network, { target: release.target });
        expect((await network.suite.directives.directiveOf(1)).draft.target).to.equal(release.target);
      });
    }

    it("takes an asset whose account of this name holds too little, as of now", async () => {
      const network = await founded();
      const asset = await publishedAsset(network);
      await draft(network, { target: asset.address });
      expect(await network.suite.directives.count()).to.equal(1);
    });
  });

  describe("naming an arbiter", () => {
    const refuses = async (network: Founded, arbiter: bigint, said: Said = {}) => {
      const attempt = draft(network, { kind: DirectiveKind.award, arbiter, ...said });
      await expectRefusal(attempt, network.suite.directives, "DirectiveArbiterUnfit", [arbiter]);
    };

    for (const name of ["csd", "regulator"]) {
      it(`refuses ${name}, which is no Service`, async () => {
        const network = await founded();
        await refuses(network, BigInt(network.orgId(name)));
      });
    }

    it("refuses an organization that there is not", async () => refuses(await founded(), 99n));

    for (const [group, whose] of [
      ["bank-a", "the affected"],
      ["bank-b", "the favoured"],
      ["regulator", "the regulator"],
    ] as const) {
      it(`refuses one of the group of ${whose}`, async () => {
        const network = await founded();
        await refuses(network, await addService(network, group));
      });
    }

    it("refuses the affected itself", async () => {
      const network = await founded();
      const arbiter = BigInt(network.orgId("auditor"));
      await refuses(network, arbiter, { from: network.address("auditor.operator") });
    });

    it("refuses the favoured itself", async () => {
      const network = await founded();
      const arbiter = BigInt(network.orgId("auditor"));
      await refuses(network, arbiter, { to: network.address("auditor.operator") });
    });

    it("takes a Service of a group that is not concerned", async () => {
      const network = await founded();
      const arbiter = await addService(network, "csd");
      await draft(network, { kind: DirectiveKind.award, arbiter });
      expect((await network.suite.directives.directiveOf(1)).draft.arbiter).to.equal(arbiter);
    });
  });
});

import { expect } from "chai";
import { AbiCoder, keccak256 } from "ethers";
import {
  EXECUTION_LIFE,
  LIFE,
  MAX_DELAY,
  MIN_DELAY,
  draft,
  draftOf,
  etaOf,
  sinceOf,
  standingOf,
} from "../../fixtures/directives.ts";
import { DirectiveKind, DirectiveStatus } from "../../fixtures/enums.ts";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { founded, moveTo } from "../../fixtures/given.ts";
import { recordOf } from "./helpers/record.ts";
import { foundedAt } from "./helpers/stages.ts";

const DRAFT = "tuple(uint8,address,address,address,uint256,bytes32,uint32,uint40,bytes32,bytes32)";

describe("supervision: what is known of directives", () => {
  it("names its bounds, in seconds", async () => {
    const { directives } = (await founded()).suite;
    const bounds = [directives.MIN_DELAY(), directives.MAX_DELAY(), directives.LIFE(), directives.EXECUTION_LIFE()];
    expect(await Promise.all(bounds)).to.deep.equal([MIN_DELAY, MAX_DELAY, LIFE, EXECUTION_LIFE].map(BigInt));
  });

  it("hashes a draft as its ABI encoding, whatever its kind", async () => {
    const network = await founded();
    const { directives } = network.suite;
    for (const kind of [
      DirectiveKind.seizure,
      DirectiveKind.correction,
      DirectiveKind.redemption,
      DirectiveKind.award,
    ]) {
      const words = Object.values(await draftOf(network, { kind }));
      const hash = keccak256(AbiCoder.defaultAbiCoder().encode([DRAFT], [words]));
      expect(await directives.draftHashOf(await draft(network, { kind }))).to.equal(hash);
    }
  });

  for (const read of ["directiveOf", "draftHashOf"] as const) {
    for (const directive of [0n, 2n, 2n ** 256n - 1n]) {
      it(`${read} refuses directive ${directive}, which never was`, async () => {
        const network = await foundedAt("drafted");
        await expectRefusal(network.directives[read](directive), network.directives, "DirectiveUnknown", [directive]);
      });
    }
  }

  describe("pages", () => {
    for (const [first, limit, numbers] of [
      [1n, 10n, [1n, 2n, 3n]],
      [1n, 2n, [1n, 2n]],
      [3n, 2n, [3n]],
      [2n, 0n, []],
      [0n, 10n, []],
      [4n, 10n, []],
      [2n ** 256n - 1n, 2n ** 256n - 1n, []],
      [2n, 2n ** 256n - 1n, [2n, 3n]],
    ] as const) {
      it(`from ${first} on, up to ${limit}: gives ${numbers.length === 0 ? "none" : numbers.join(" and ")}`, async () => {
        const network = await founded();
        const { directives } = network.suite;
        for (const amount of [1n, 2n, 3n]) await draft(network, { amount });
        const found = await directives.page(first, limit);
        expect(found.map(({ draft: { amount } }) => amount)).to.deep.equal(numbers);
        const single = await Promise.all(numbers.map(async (number) => recordOf(await directives.directiveOf(number))));
        expect(found.map(recordOf)).to.deep.equal(single);
        expect(await directives.count()).to.equal(3);
      });
    }
  });

  describe("lapsing", () => {
    for (const stage of ["drafted", "endorsed", "objected"] as const) {
      it(`${stage}: 90 days after what moved it last, to the second`, async () => {
        const network = await foundedAt(stage);
        const end = (await sinceOf(network)) + BigInt(LIFE);
        await moveTo(network, end - 1n);
        expect(await standingOf(network)).to.equal(DirectiveStatus[stage]);
        await moveTo(network, end);
        expect(await standingOf(network)).to.equal(DirectiveStatus.lapsed);
        expect((await network.directives.page(1, 1)).map(({ status }) => status)).to.deep.equal([
          DirectiveStatus.lapsed,
        ]);
      });
    }

    it("approved: 30 days after its delay, to the second, however long that is", async () => {
      const network = await foundedAt("approved", { delay: BigInt(MAX_DELAY) });
      const end = (await etaOf(network)) + BigInt(EXECUTION_LIFE);
      await moveTo(network, end - 1n);
      expect(await standingOf(network)).to.equal(DirectiveStatus.approved);
      await moveTo(network, end);
      expect(await standingOf(network)).to.equal(DirectiveStatus.lapsed);
    });

    for (const stage of ["executed", "withdrawn"] as const) {
      it(`${stage}: never`, async () => {
        const network = await foundedAt(stage);
        await moveTo(network, (await sinceOf(network)) + BigInt(2 * LIFE));
        expect(await standingOf(network)).to.equal(DirectiveStatus[stage]);
      });
    }
  });
});

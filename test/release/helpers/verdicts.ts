import { expect } from "chai";
import { toBeHex } from "ethers";
import { itIsDecidedAs, itRefusesCallers } from "../../fixtures/callers.ts";
import { type ReleaseStatus, Rule, TargetStatus } from "../../fixtures/enums.ts";
import { founded } from "../../fixtures/given.ts";
import type { Founded } from "../../fixtures/given.ts";
import { EVERYONE } from "../../fixtures/people.ts";
import { isAllowed, wordsOf } from "../../fixtures/question.ts";
import { type TestRelease, decideOnRelease, onRelease, published } from "../../fixtures/releases.ts";

/** What a decision does to a published release. */
interface Verdict {
  readonly fragment: "suspend" | "resume" | "retire";
  readonly event: "ReleaseSuspended" | "ReleaseResumed" | "ReleaseRetired";
  /** Its status then, and that of its contract as a target. */
  readonly status: keyof typeof ReleaseStatus & keyof typeof TargetStatus;
  /** The decisions that bring it to where this one is possible. */
  readonly before: readonly ("suspend" | "resume")[];
}

/** Who decides in which class, and what then is so. */
export function describeVerdict(
  { fragment, event, status, before }: Verdict,
  actionClass: bigint,
  label: string,
): void {
  const reach = async (network: Founded): Promise<TestRelease> => {
    const release = await published(network);
    for (const earlier of before) await decideOnRelease(network, earlier, release);
    return release;
  };
  const making = async (network: Founded) => onRelease(network, fragment, await reach(network));

  describe(`release: ${fragment}`, () => {
    describe("who", () => {
      itRefusesCallers(EVERYONE, making);
      itIsDecidedAs(actionClass, label, making);
    });

    it("announces it, and tells Standing", async () => {
      const network = await founded();
      const { releases, standing } = network.suite;
      const release = await reach(network);
      await expect(decideOnRelease(network, fragment, release))
        .to.emit(releases, event)
        .withArgs(release.id);
      const word = await standing.targetOf(release.target);
      expect(word).to.equal((BigInt(await releases.getAddress()) << 96n) | TargetStatus[status]);
    });

    it("changes what the rules answer to every sender", async () => {
      const network = await founded();
      const release = await reach(network);
      await decideOnRelease(network, fragment, release);
      for (const name of ["bank-b.developer", "bank-a.participant", "regulator.officer-1", "bank-a.seat"]) {
        const question = { from: network.address(name), to: release.target, data: "0x12345678" };
        expect(await isAllowed(network, question), name).to.equal(status === "active");
        const explained = await network.suite.accountRules.explain(...wordsOf(question), question.data);
        const [rule, subject] = status === "active" ? [Rule.none, 0] : [Rule.targetSuspended, release.target];
        expect([...explained], name).to.deep.equal([rule, toBeHex(subject, 32)]);
      }
    });

    it("keeps the code, its release and who administers it", async () => {
      const network = await founded();
      const release = await reach(network);
      await decideOnRelease(network, fragment, release);
      const { releases } = network.suite;
      expect(await network.provider.getCode(release.target)).to.equal("0x00");
      expect(await releases.idAt(release.target)).to.equal(release.id);
      expect(await releases.administratorAt(release.target)).to.equal(network.orgId("bank-b"));
    });
  });
}

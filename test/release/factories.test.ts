import { expect } from "chai";
import { getCreateAddress, toBeHex } from "ethers";
import { Rule } from "../fixtures/enums.ts";
import { founded } from "../fixtures/given.ts";
import { wordsOf } from "../fixtures/question.ts";
import { approved, leaving, published } from "../fixtures/releases.ts";

describe("release: what a factory creates", () => {
  /** Creates what its calldata says, on anybody's call, and returns nothing. */
  const FACTORY = leaving("0x365f5f37365f5ff000");

  it("is no target: an outsider has it created, and no account reaches it", async () => {
    const network = await founded();
    const factory = await published(network, { factory: true, initCode: FACTORY });
    const created = getCreateAddress({ from: factory.target, nonce: 1 });
    await network.stranger().sendTransaction({ to: factory.target, data: leaving("0xff") });
    expect(await network.provider.getCode(created)).to.equal("0xff");
    const { accountRules, standing, releases } = network.suite;
    expect(await standing.targetOf(created)).to.equal(0);
    expect(await releases.idAt(created)).to.equal(0);
    for (const name of ["bank-b.developer", "bank-a.operator", "bank-a.seat", "regulator.officer-1"]) {
      const words = wordsOf({ from: network.address(name), to: created });
      expect([...(await accountRules.explain(...words, "0x12345678"))], name).to.deep.equal([
        Rule.unknownTarget,
        toBeHex(created, 32),
      ]);
    }
  });

  it("is refused to an outsider in the first place: the account rule lets none reach the factory", async () => {
    const network = await founded();
    const factory = await published(network, { factory: true, initCode: FACTORY });
    const outsider = network.stranger().address;
    const explained = await network.suite.accountRules.explain(
      ...wordsOf({ from: outsider, to: factory.target }),
      "0x",
    );
    expect(explained.rule).to.equal(Rule.unknownAccount);
  });

  it("cannot itself be a release's code: only Releases creates at the address that was foretold", async () => {
    const network = await founded();
    const factory = await published(network, { factory: true, initCode: FACTORY });
    const release = await approved(network, { name: "letters" });
    await network.stranger().sendTransaction({ to: factory.target, data: release.initCode });
    expect(await network.provider.getCode(release.target)).to.equal("0x");
    expect(await network.suite.standing.targetOf(release.target)).to.equal(0);
  });
});

describe("release: direct creation", () => {
  for (const name of ["bank-b.developer", "bank-a.operator", "bank-a.seat", "regulator.officer-1", "founder"]) {
    it(`is refused to ${name} by the account rule`, async () => {
      const network = await founded();
      const words = wordsOf({ from: network.address(name), to: null });
      const { rule } = await network.suite.accountRules.explain(...words, leaving("0x00"));
      expect(rule).to.equal(name === "founder" ? Rule.unknownAccount : Rule.creationRefused);
    });
  }
});

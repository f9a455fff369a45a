import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { catalogue } from "../../lib/errors/catalogue.ts";
import type { Said } from "../../lib/errors/said.ts";
import { NEVER_RAISED } from "../../lib/errors/openzeppelin.ts";
import { isRaised, toldError } from "../../lib/errors/told.ts";
import { collectErrors } from "../../scripts/errors/collect.ts";
import { pageOf } from "../../scripts/errors/page.ts";
import { assertedErrors, errorsIn } from "./helpers/asserted.ts";

const PAGE = "docs/errors.md";

/** The names of the errors that files of `contracts/` declare. */
async function declaredErrors(): Promise<string[]> {
  const sources = await Promise.all(globSync("contracts/**/*.sol").map((file) => readFile(file, "utf8")));
  return sources.flatMap((source) => [...source.matchAll(/^\s*error (\w+)/gm)].map(([, name = ""]) => name));
}

const namesOf = (errors: readonly { readonly name: string }[]) => errors.map(({ name }) => name);

describe("docs: errors", () => {
  const seen = catalogue().filter(isRaised);

  describe("docs/errors.md", () => {
    it("should be what the compiled contracts say: `npm run errors` writes it anew", async () => {
      const collected = await collectErrors();
      expect(catalogue()).to.deep.equal(collected);
      expect(await readFile(PAGE, "utf8")).to.equal(pageOf(collected));
    });

    it("should have every error that a contract declares", async () => {
      const declared = await declaredErrors();
      expect(declared.length).to.be.greaterThan(180);
      expect(namesOf(seen)).to.include.members(declared);
    });

    it("should have no two errors of one name or selector", () => {
      expect(new Set(namesOf(catalogue())).size).to.equal(catalogue().length);
      expect(new Set(catalogue().map(({ selector }) => selector)).size).to.equal(catalogue().length);
    });

    it("should tell functions through modifiers, bases, overrides and libraries", () => {
      const raisedBy = (name: string) => catalogue().find((error) => error.name === name)?.raisedBy;
      expect(raisedBy("SeatsTooMany")).to.deep.equal({ Seats: ["constructor", "set"] });
      expect(raisedBy("AccessManagedUnauthorized")).to.have.property("Charter").that.deep.equals(["set"]);
      expect(raisedBy("AuthorityOnlyCommittee")).to.deep.equal({ Authority: ["schedule", "execute", "cancel"] });
      expect(raisedBy("AuthorityEntryLocked")).to.deep.equal({ Authority: ["constructor", "setTargetFunctionRole"] });
      expect(raisedBy("TallyInvalidSupport")?.Committee).to.include("castVote");
      expect(raisedBy("GovernorAlreadyCastVote")).to.deep.equal({});
    });
  });

  describe("each error", () => {
    let asserted: ReadonlySet<string>;

    before(() => {
      asserted = assertedErrors();
    });

    it("should say why in its NatSpec, where a contract of this project declares it", () => {
      const own = seen.filter(({ room }) => room !== "openzeppelin");
      expect(namesOf(own.filter((error) => !/^\S.{8,}\.$/.test(toldError(error).why ?? "")))).to.deep.equal([]);
    });

    it("should say what to do, after a colon, in each way that its values may turn it", () => {
      const isMute = ({ next = "" }: Said) => !/\w/.test(next);
      expect(namesOf(seen.filter((error) => toldError(error).ways.some(isMute)))).to.deep.equal([]);
    });

    it("should be asserted by name in a test", () => {
      expect(namesOf(seen).filter((name) => !asserted.has(name))).to.deep.equal([]);
    });

    it("should say why nobody sees it only of what OpenZeppelin's code might revert with", () => {
      const reachable = catalogue().filter(({ room, raisedBy }) => room === "openzeppelin" && Object.keys(raisedBy)[0]);
      expect(namesOf(reachable)).to.include.members(Object.keys(NEVER_RAISED));
      expect(Object.keys(NEVER_RAISED).filter((name) => asserted.has(name))).to.deep.equal([]);
    });
  });

  describe("what counts as asserted", () => {
    for (const [what, source, errors] of [
      ["a matcher", 'it("x", () => expect(act).to.be.revertedWithCustomError(seats, "SeatsTooFew"))', ["SeatsTooFew"]],
      ["a helper", 'expectRefusal(act(), suite.seats, "SeatsTooFew", ["one"])', ["SeatsTooFew"]],
      ["a case", 'for (const [name, error] of [["two", "SeatsTooFew"]]) {}', ["two", "SeatsTooFew"]],
      ["no comment", '// expectRefusal(act, seats, "SeatsTooFew")', []],
      ["no title", 'it("SeatsTooFew", () => undefined)', []],
      ["no data that is made up", 'seats.interface.encodeErrorResult("SeatsTooFew", [2])', []],
    ] as const) {
      it(what, () => {
        expect(errorsIn(source).filter((text) => errors.length === 0 || text !== "one")).to.deep.equal(errors);
      });
    }
  });
});

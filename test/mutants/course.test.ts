import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { Course } from "../../scripts/mutants/course.ts";
import { known } from "../../scripts/mutants/known.ts";
import type { Mutant } from "../../scripts/mutants/mutant.ts";
import { reportOf } from "../../scripts/mutants/report.ts";
import { type Outcome, State } from "../../scripts/mutants/state.ts";
import { mutant } from "./helpers/mutants.ts";

const KILLED: Outcome = { outcome: "killed", by: "a test" };
const SURVIVED: Outcome = { outcome: "survived", by: "" };
const MUTANTS = Array.from({ length: 30 }, (_, start) => mutant({ start, occurrence: start + 1 }));

describe("mutants: a file's sample", () => {
  let folder: string;
  const path = () => join(folder, "state.jsonl");
  const course = (most = 20) => new Course("contracts/asset/A.sol", MUTANTS, { seed: "1", most });
  /** What a new run knows of mutants. */
  const knownNow = (tests = "t") => {
    const knownOf = known(new State(path(), "1"));
    return (one: Mutant) => knownOf(one, tests);
  };

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "concordat-mutants-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it("ends at the most, those left out that make no other code", () => {
    const sample = course(20);
    const [same, ...others] = sample.next(21, knownNow());
    expect(others).to.have.lengthOf(19);
    if (same !== undefined) sample.judged.push({ mutant: same, outcome: "same code", by: "" });
    for (const one of others) sample.judged.push({ mutant: one, ...KILLED });
    expect(sample.next(5, knownNow())).to.have.lengthOf(1);
  });

  it("goes on where the last run ended", () => {
    const first = course();
    const judged = first.next(3, knownNow());
    const state = new State(path(), "1");
    for (const one of judged) state.add(one, KILLED, "t");
    const second = course();
    const next = second.next(1, knownNow());
    expect(judged).not.to.include(next[0]);
    expect(second.counted).to.have.lengthOf(3);
    const third = course(2);
    third.takeOver(knownNow());
    expect(third.counted).to.have.lengthOf(2);
  });

  it("judges a survivor again when the tests have changed, a killed one when the file has", () => {
    const state = new State(path(), "1");
    const lived = mutant();
    state.add(lived, SURVIVED, "tests");
    expect(state.of(lived, "tests")?.outcome).to.equal("survived");
    expect(state.of(lived, "other tests")).to.equal(undefined);
    const died = mutant({ start: 11 });
    state.add(died, KILLED, "tests");
    expect(state.of(died, "other tests")?.outcome).to.equal("killed");
    expect(state.of({ ...died, hash: "other" }, "tests")).to.equal(undefined);
    expect(new State(path(), "2").of(died, "tests")).to.equal(undefined);
  });

  it("judges again what a test noticed that fails without a change", () => {
    const state = new State(path(), "1");
    const sample = course(1);
    for (const one of sample.next(1, knownNow())) {
      state.add(one, KILLED, "t");
      sample.judged.push({ mutant: one, ...KILLED });
      state.takeBack("a test");
      sample.again(one);
      expect(sample.next(1, knownNow())).to.deep.equal([one]);
    }
  });

  it("does not pass when nothing was judged", () => {
    expect(reportOf([course()]).ok).to.equal(false);
  });

  it("passes when nine in ten are killed and the others explained", () => {
    const some = (killed: number, reason?: string) => {
      const sample = course();
      for (const one of MUTANTS.slice(0, killed)) sample.judged.push({ mutant: one, ...KILLED });
      for (const one of MUTANTS.slice(killed, 10)) sample.judged.push({ mutant: one, ...SURVIVED, reason });
      return reportOf([sample]);
    };
    expect(some(9, "nobody can tell").ok).to.equal(true);
    expect(some(8, "nobody can tell").ok).to.equal(false);
    const open = some(9);
    expect(open.ok).to.equal(false);
    expect(open.lines).to.include("contracts/asset/A.sol  10      9       1         0          90.0 %");
    expect(open.lines.at(-1)).to.equal("survived: contracts/asset/A.sol:1\n  a + b\n  a - b");
  });
});

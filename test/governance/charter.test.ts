import { expect } from "chai";
import { TERMS, type Terms, charterTerms, targetWriter } from "../fixtures/calls.ts";
import { State, execute, propose, ready } from "../fixtures/decisions.ts";
import { expectDecisionRefused, expectRefusal, expectState } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";

const HOUR = 3_600;
const DAY = 86_400;
const ALL_WEIGHT = 100;
const LARGEST = 25;

/** The founding terms with some of them changed, by class from 0. */
function changed(changes: Readonly<Record<number, Partial<Terms>>>): Terms[] {
  return TERMS.map((terms, place) => ({ ...terms, ...changes[place] }));
}

function words({ participation, approval, period }: Terms): number[] {
  return [participation, approval, period];
}

describe("Charter.set", () => {
  let network: TestNetwork;

  beforeEach(async () => {
    network = await founded();
  });

  const current = async () => {
    const terms = await network.suite.charter.allTerms();
    return terms.map(({ participation, approval, period }) => [participation, approval, period].map(Number));
  };
  const accepted = async (terms: Terms[]) => {
    const proposal = await ready(network, [await charterTerms(network, terms)]);
    await expect(execute(network, proposal)).to.emit(network.suite.charter, "CharterSet").withArgs(terms.map(words));
    expect(await current()).to.deep.equal(terms.map(words));
  };
  const refused = async (terms: Terms[], error: string, values: readonly unknown[]) => {
    const { charter } = network.suite;
    await expectDecisionRefused(network, await charterTerms(network, terms), charter, error, values);
    expect(await current()).to.deep.equal(TERMS.map(words));
  };
  const outOfBounds = async (place: number, terms: Partial<Terms>) => {
    const next = changed({ [place]: terms });
    await refused(next, "CharterTermsOutOfBounds", [place, next.map(words)[place]]);
  };

  it("starts from the founding file", async () => {
    expect(await current()).to.deep.equal(TERMS.map(words));
  });

  describe("replaces the terms of all classes", () => {
    it("at the lowest rates and the shortest period", () => {
      return accepted(TERMS.map(() => ({ participation: 5000, approval: 5000, period: HOUR })));
    });

    it("at the highest rates that the seats can reach, and the longest period", () => {
      return accepted(TERMS.map(() => ({ participation: 7500, approval: 7499, period: 30 * DAY })));
    });

    it("with periods in any order", () => accepted(changed({ 0: { period: HOUR }, 3: { period: 30 * DAY } })));

    it("and a class reads its own", async () => {
      await accepted(changed({ 2: { participation: 5600, approval: 5100 } }));
      expect((await network.suite.charter.termsOf(2)).participation).to.equal(5600);
      expect((await network.suite.charter.termsOf(3)).participation).to.equal(5000);
    });
  });

  describe("refuses, of any class,", () => {
    for (const place of [0, 1, 2, 3]) {
      it(`participation below 50 %: class ${place}`, () => outOfBounds(place, { participation: 4999 }));
      it(`participation above 80 %: class ${place}`, () => outOfBounds(place, { participation: 8001 }));
      it(`approval below 50 %: class ${place}`, () => outOfBounds(place, { approval: 4999 }));
      it(`approval above 90 %: class ${place}`, () => outOfBounds(place, { approval: 9001 }));
      it(`a period below an hour: class ${place}`, () => outOfBounds(place, { period: HOUR - 1 }));
      it(`a period above 30 days: class ${place}`, () => outOfBounds(place, { period: 30 * DAY + 1 }));
    }
  });

  describe("refuses rates of a class that are lower than those of a milder one", () => {
    for (const [place, strict, mild] of [
      [0, "Constitution", "Network"],
      [1, "Network", "Operation"],
      [2, "Operation", "Emergency"],
    ] as const) {
      it(`participation of ${strict} below ${mild}`, async () => {
        const raised = (TERMS[place]?.participation ?? 0) + 1;
        await refused(changed({ [place + 1]: { participation: raised } }), "CharterTermsOutOfOrder", [place]);
      });

      it(`approval of ${strict} below ${mild}`, async () => {
        const raised = (TERMS[place]?.approval ?? 0) + 1;
        await refused(changed({ [place + 1]: { approval: raised } }), "CharterTermsOutOfOrder", [place]);
      });
    }
  });

  describe("refuses rates that the seats cannot reach without the largest one", () => {
    const unreachable = async (terms: Partial<Terms>) => {
      const next = changed({ 0: terms });
      const { seats } = network.suite;
      const made = await charterTerms(network, next);
      const values = [LARGEST, ALL_WEIGHT, next.map(words)[0]];
      await expectDecisionRefused(network, made, seats, "SeatsRatesUnreachable", values);
    };

    it("participation above the rest's 75 %", () => unreachable({ participation: 7501 }));
    it("approval that the rest's 75 % do not exceed", () => unreachable({ approval: 7500 }));
  });

  describe("is Constitution, and", () => {
    it("its proposal is decided by the terms it changes", async () => {
      const proposal = await ready(network, [await charterTerms(network, changed({ 0: { participation: 7500 } }))]);
      expect((await network.suite.committee.tallyOf(proposal.id)).participation).to.equal(6666);
      await execute(network, proposal);
      const next = await propose(network, [await targetWriter(network)]);
      await expectState(network, next, State.active);
      expect((await network.suite.committee.tallyOf(next.id)).participation).to.equal(7500);
    });

    for (const name of ["founder", "bank-a.seat", "bank-a.admin", "regulator.officer-1"]) {
      it(`refused to ${name}`, async () => {
        const { charter } = network.suite;
        const attempt = charter.connect(network.as(name)).set([...TERMS]);
        await expectRefusal(attempt, charter, "AccessManagedUnauthorized", [network.address(name)]);
      });
    }
  });
});

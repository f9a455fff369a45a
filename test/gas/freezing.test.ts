import { expect } from "chai";
import { EVIDENCE, HOUR, REASON } from "../fixtures/acts.ts";
import { Direction } from "../fixtures/enums.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { gasOf } from "./helpers/receipts.ts";

const PLACE = 130_000n;
const LIFT = 73_500n;

describe("gas: the second freeze order of a regulator's officer", () => {
  let network: TestNetwork;
  beforeEach(async () => {
    network = await founded();
    await place("bank-a.participant");
  });

  const officer = (number: 1 | 2) => network.suite.freezeOrders.connect(network.as(`regulator.officer-${number}`));

  function place(subject: string) {
    return officer(1).freeze(network.address(subject), Direction.both, 72 * HOUR, REASON, EVIDENCE);
  }

  it(`is placed for at most ${PLACE}`, async () => {
    expect(await gasOf(place("bank-b.participant"))).to.be.at.most(PLACE);
  });

  it(`is lifted by the second officer for at most ${LIFT}`, async () => {
    await place("bank-b.participant");
    await officer(1).lift(2);
    expect(await gasOf(officer(2).lift(2))).to.be.at.most(LIFT);
  });
});

import { expect } from "chai";
import { decideOnRelease } from "../fixtures/releases.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { moveTo, now } from "../fixtures/given.ts";
import { SERIES, VALUE, openPosting, post } from "./helpers/prices.ts";
import { type Samples, samples } from "./helpers/samples.ts";

const FOR_EVER = 2n ** 40n - 1n;

/** The board with one price, and the second that it is of. */
async function posted(): Promise<Samples & { at: number }> {
  const made = await samples();
  await openPosting(made);
  const at = await now(made.network);
  await post(made, at);
  return { ...made, at };
}

describe("samples: priceOf of PriceBoard", () => {
  it("answers anyone while the price is as recent as asked", async () => {
    const { network, board, at } = await posted();
    await moveTo(network, at + 60);
    expect(await board.connect(network.stranger()).priceOf(SERIES, 60)).to.equal(VALUE);
  });

  it("refuses an older price", async () => {
    const { network, board, at } = await posted();
    await moveTo(network, at + 61);
    await expectRefusal(board.priceOf(SERIES, 60), board, "PriceTooOld", [SERIES, at]);
  });

  it("refuses a series that nobody posted, however old its price may be", async () => {
    const { board } = await samples();
    await expectRefusal(board.priceOf(SERIES, FOR_EVER), board, "PriceTooOld", [SERIES, 0]);
    expect(await board.latest(SERIES)).to.deep.equal([0n, 0n, 0n]);
  });

  it("still answers when the board is suspended, by age", async () => {
    const { network, board, releases } = await posted();
    await decideOnRelease(network, "suspend", releases.board);
    expect(await board.priceOf(SERIES, FOR_EVER)).to.equal(VALUE);
  });
});

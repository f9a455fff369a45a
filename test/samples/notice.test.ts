import { expect } from "chai";
import { id } from "ethers";
import { founded } from "../fixtures/given.ts";
import { noticeOf } from "../fixtures/question.ts";

const TEXTS = ["the first notice", "the second notice"].map((text) => id(text));

describe("samples: post of Notice", () => {
  it("numbers notices from 1 and tells who posted them", async () => {
    const network = await founded();
    const notice = noticeOf(network);
    for (const [i, hash] of TEXTS.entries()) {
      const name = ["bank-a.participant", "bank-b.participant"][i] ?? "";
      await expect(notice.connect(network.as(name)).getFunction("post")(hash))
        .to.emit(notice, "Posted")
        .withArgs(i + 1, network.address(name), hash);
    }
    expect(await notice.getFunction("count").staticCall()).to.equal(TEXTS.length);
  });

  it("keeps the hash of each, and none of a notice that is not posted", async () => {
    const network = await founded();
    const notice = noticeOf(network);
    for (const hash of TEXTS) await notice.connect(network.as("bank-a.participant")).getFunction("post")(hash);
    const kept = await Promise.all([1, 2, 3].map((number) => notice.getFunction("contentOf").staticCall(number)));
    expect(kept).to.deep.equal([...TEXTS, `0x${"00".repeat(32)}`]);
  });
});

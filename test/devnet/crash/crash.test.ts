import { expect } from "chai";
import { stopAll, temporaryFolder } from "../helpers/network.ts";
import { crash } from "./crash.ts";

describe("devnet: killed again and again under load", () => {
  after(stopAll);

  it("should lose nothing that was acknowledged or seen, hold nothing twice, and go on", async () => {
    expect(await crash({ kills: 8, seed: 8, dataFolder: await temporaryFolder() })).to.deep.equal([]);
  });
});

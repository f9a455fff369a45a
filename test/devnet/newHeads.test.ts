import { expect } from "chai";
import type { Head } from "../../devnet/chain/chain.ts";
import { ask, signed } from "./helpers/client.ts";
import { start, stopAll } from "./helpers/network.ts";

describe("devnet: hearing of new blocks", () => {
  afterEach(stopAll);

  it("should tell each block once, in order, with and without a transaction", async () => {
    const devnet = await start({ blockPeriod: 60 });
    const heads: Head[] = [];
    devnet.chain.onHead((head) => heads.push(head));
    await ask(devnet, "eth_sendRawTransaction", await signed());
    await devnet.advance(60);
    expect(heads.map(({ number }) => number)).to.deep.equal([1, 2]);
    expect(heads[1]).to.deep.equal(devnet.chain.head);
  });

  it("should tell a block that can be asked for already", async () => {
    const devnet = await start();
    const asked = new Promise((resolve) => {
      devnet.chain.onHead(() => resolve(devnet.chain.request("eth_getBlockByNumber", ["0x1", false])));
    });
    await devnet.advance(60);
    expect(await asked).to.include({ number: "0x1" });
  });

  it("given a listener that throws, should seal and tell the others all the same", async () => {
    const devnet = await start({ blockPeriod: 60 });
    const heard: number[] = [];
    devnet.chain.onHead(() => {
      throw new Error("deaf");
    });
    devnet.chain.onHead(({ number }) => heard.push(number));
    await devnet.advance(60);
    expect(heard).to.deep.equal([1]);
  });

  it("given one that ended, should tell it nothing more", async () => {
    const devnet = await start({ blockPeriod: 60 });
    const heard: number[] = [];
    const end = devnet.chain.onHead(({ number }) => heard.push(number));
    await devnet.advance(60);
    end();
    end();
    await devnet.advance(60);
    expect(heard).to.deep.equal([1]);
  });
});

import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { keccak256 } from "ethers";
import { journalPath } from "../../devnet/chain/chainFile.ts";
import { ask, signed } from "./helpers/client.ts";
import { outsider, start, stopAll } from "./helpers/network.ts";

describe("devnet: a block that holds what nobody allowed", () => {
  afterEach(async () => {
    // The devnet that ended by itself says why to everyone who stops it.
    await stopAll().catch(() => undefined);
  });

  it("should end the chain with the reason, and be gone when it is started again", async () => {
    const devnet = await start({ blockPeriod: 3_600 });
    const { chain, dataFolder, endpoints } = devnet;
    await ask(devnet, "eth_sendRawTransaction", await signed());
    const kept = await readFile(journalPath(dataFolder), "utf8");
    const strange = await signed({}, outsider);
    await chain.request("eth_sendRawTransaction", [strange]);

    const path = journalPath(dataFolder);
    const reason = `block 2 holds ${keccak256(strange)}, which nobody allowed`;
    const words = `${path} takes nothing more: ${reason}. The devnet stops; start it again.`;
    const sent = ask({ endpoints }, "eth_sendRawTransaction", await signed({ nonce: 1 })).catch(String);
    expect((await devnet.stopped)?.message).to.equal(words);
    expect(await sent).to.satisfy((answer: unknown) => !JSON.stringify(answer).includes('"result"'));
    expect(await chain.synced().catch(String)).to.equal(`Refusal: ${words}`);
    expect(chain.head.number).to.equal(1);
    const left = await readFile(path, "utf8");
    expect(left.startsWith(kept)).to.equal(true);
    expect(left).not.to.include(strange.slice(2));

    const again = await start({ dataFolder, blockPeriod: 3_600 });
    expect(again.chain.head.number).to.equal(1);
    expect(await again.chain.request("eth_getTransactionByHash", [keccak256(strange)])).to.equal(null);
    expect((await ask(again, "eth_sendRawTransaction", await signed({ nonce: 1 }))).error?.code).to.equal(undefined);
    await again.stop();
  });
});

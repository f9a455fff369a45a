import { open } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import { z } from "zod";
import { journalPath } from "../../devnet/chain/chainFile.ts";
import { Intake } from "../../devnet/intake/intake.ts";
import { openChain } from "../../devnet/chain/openChain.ts";
import { signed } from "./helpers/client.ts";
import { CHAIN_ID, allocOf, start, stopAll, temporaryFolder } from "./helpers/network.ts";

/** Lets no file of this process grow. Gives what ends that. */
async function fillDisk(dataFolder: string): Promise<() => void> {
  const file = await open(journalPath(dataFolder));
  const handles = z.custom<object>(Boolean).parse(Object.getPrototypeOf(file));
  await file.close();
  const write: unknown = Reflect.get(handles, "write");
  Reflect.set(handles, "write", () => Promise.reject(new Error("ENOSPC: no space left on device, write")));
  return () => void Reflect.set(handles, "write", write);
}

describe("devnet: a journal that takes nothing", () => {
  after(stopAll);

  it("should be named to who is refused for it, also when it takes again before the answer goes out", async () => {
    const { chain } = await openChain({ chainId: CHAIN_ID, alloc: allocOf() }, await temporaryFolder());
    const intake = new Intake(chain);
    Object.defineProperty(chain, "stalled", { value: "ENOSPC: no space left on device, write" });
    expect(await intake.submit(await signed()).catch((thrown: unknown) => thrown)).to.deep.include({
      code: -32603,
      message: "The journal takes nothing (ENOSPC: no space left on device, write): try again when it does.",
    });
    await intake.close();
    await chain.close();
  });

  it("should keep the status at the last block on disk, until the next is there", async () => {
    const devnet = await start();
    await devnet.advance(1);
    const { head } = devnet.chain;
    expect((await devnet.status()).head).to.deep.equal(head);
    const takeAgain = await fillDisk(devnet.dataFolder);
    try {
      expect(await devnet.advance(1).catch(String)).to.include("ENOSPC");
      expect(devnet.chain.head.number).to.equal(head.number + 1);
      expect((await devnet.status()).head).to.deep.equal(head);
    } finally {
      takeAgain();
    }
    while (devnet.chain.stalled !== undefined) await pause(50);
    expect((await devnet.status()).head).to.deep.equal(devnet.chain.head);
  });
});

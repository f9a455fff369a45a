import { expect } from "chai";
import { Intake } from "../../devnet/chain/intake.ts";
import { openChain } from "../../devnet/chain/openChain.ts";
import { signed } from "./helpers/client.ts";
import { CHAIN_ID, allocOf, stopAll, temporaryFolder } from "./helpers/network.ts";

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
});

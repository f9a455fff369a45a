import { expect } from "chai";
import { Phase } from "../../../devnet/observe/phase.ts";

describe("devnet: its health", () => {
  it("should be that it starts, with how far it has come, until it is ready", () => {
    const phase = new Phase();
    expect(phase.health).to.deep.equal({ status: "starting", reason: "The devnet is starting." });
    phase.starting("Block 12, 40 % of the journal.");
    expect(phase.health).to.deep.equal({ status: "starting", reason: "Block 12, 40 % of the journal." });
    phase.ready(() => undefined);
    phase.starting("Block 13.");
    expect(phase.health).to.deep.equal({ status: "ready" });
  });

  it("should follow the journal", () => {
    const phase = new Phase();
    let stalled: string | undefined = "ENOSPC";
    phase.ready(() => stalled);
    expect(phase.health).to.deep.equal({ status: "stalled", reason: "The journal takes nothing: ENOSPC." });
    stalled = undefined;
    expect(phase.health).to.deep.equal({ status: "ready" });
  });

  it("should be that it stops, whatever comes later", () => {
    const phase = new Phase();
    phase.stopping();
    phase.starting("Block 12.");
    phase.ready(() => "ENOSPC");
    expect(phase.health).to.deep.equal({ status: "stopping", reason: "The devnet is stopping." });
  });
});

import { ZeroAddress, ZeroHash } from "ethers";
import { type Call, call } from "../fixtures/decisions.ts";
import { Field } from "../fixtures/enums.ts";
import { expectProposalRefused } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";

/** Calls that revert whoever makes them through the Authority, and so could be voted on but never executed. */
const IMPOSSIBLE: Record<string, (suite: TestNetwork["suite"]) => Promise<Call>> = {
  "Authority.setTargetClosed": ({ authority, accounts }) => call(authority, "setTargetClosed", [accounts, true]),
  "Authority.updateAuthority": ({ authority, accounts, standing }) =>
    call(authority, "updateAuthority", [accounts, standing]),
  "Authority.schedule": ({ authority, accounts }) => call(authority, "schedule", [accounts, "0x12345678", 0]),
  "Seats.setAccount": ({ seats }) => call(seats, "setAccount", [1, ZeroAddress]),
  "Committee.relay": ({ committee }) => call(committee, "relay", [ZeroAddress, 0, "0x"]),
  "Standing.write": ({ standing }) => call(standing, "write", [Field.node, ZeroHash, 1]),
};

describe("attack: have the committee vote on what it could never do", () => {
  for (const [name, make] of Object.entries(IMPOSSIBLE)) {
    it(`${name} is refused when it is proposed`, async () => {
      const network = await founded();
      await expectProposalRefused(network, await make(network.suite));
    });
  }
});

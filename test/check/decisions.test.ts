import { expect } from "chai";
import { network } from "hardhat";
import { checkConsortium } from "../../lib/check/consortium.ts";
import { roleOf } from "../../lib/suite/words.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";
import { emit } from "./helpers/tampering.ts";

const connection = await network.create();
const DAY = 86_400;

describe("consortium check: decisions", () => {
  let live: DeskNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(deskNetwork);
  });

  const findings = async (): Promise<string[]> =>
    (await checkConsortium(live.desk)).data.findings.map(({ part, finding }) => `${part}: ${finding}`);
  const terms = (emergency: number) => [
    [6_666, 6_666, 7 * DAY],
    [6_000, 6_000, 5 * DAY],
    [5_500, 5_000, 3 * DAY],
    [emergency, 5_000, DAY],
  ];

  describe("given changes that the committee decided", () => {
    it("should find nothing after new terms", async () => {
      await decide(live, [await call(live.suite.charter, "set", [terms(5_500)])]);
      expect(await findings()).to.deep.equal([]);
    });

    it("should find nothing after new delays, also while a shorter one is still to come", async () => {
      const delays = [7 * DAY, 1 * DAY + 60, DAY, 0];
      await decide(live, [await call(live.suite.authority, "setClassDelays", [delays])]);
      expect(Number(await live.suite.authority.delayOf(1))).to.equal(2 * DAY);
      expect(await findings()).to.deep.equal([]);
      await live.advance(DAY);
      expect(await findings()).to.deep.equal([]);
    });

    it("should find nothing after a seat was suspended, and after new weights", async () => {
      await decide(live, [await call(live.suite.seats, "suspend", [live.orgId("bank-d")])]);
      expect(await findings()).to.deep.equal([]);
      const weights = ["bank-a", "bank-b", "csd", "bank-c"].map((name) => [live.orgId(name), 10]);
      await decide(live, [await call(live.suite.seats, "set", [weights])]);
      expect(await findings()).to.deep.equal([]);
    });
  });

  describe("given a change without a decision", () => {
    const cases: [string, string, string, unknown[], RegExp][] = [
      [
        "of terms",
        "Charter",
        "CharterSet",
        [terms(5_500)],
        /^decisions: In block \d+ the terms of the classes changed/,
      ],
      ["of a weight", "Seats", "SeatWeightSet", [1, 99], /^decisions: In block \d+ a seat's weight changed/],
      [
        "of delays",
        "Authority",
        "ClassDelaysSet",
        [[8 * DAY, 2 * DAY, DAY, 0]],
        /^decisions: In block \d+ the delays of/,
      ],
      [
        "of the ingress",
        "AccountIngress",
        "RegistryUpdated",
        [`0x${"11".repeat(20)}`, `0x${"22".repeat(32)}`],
        /^decisions: In block \d+ the account ingress changed/,
      ],
      [
        "of Standing's target writers",
        "Standing",
        "TargetWriterAdded",
        [`0x${"11".repeat(20)}`],
        /^decisions: In block \d+ Standing got a target writer/,
      ],
      [
        "of the table",
        "Authority",
        "TargetFunctionRoleUpdated",
        [`0x${"11".repeat(20)}`, "0x12345678", roleOf("Operator")],
        /^decisions: In block \d+ the table changed/,
      ],
    ];
    for (const [what, contract, event, args, line] of cases) {
      it(`should find one ${what}`, async () => {
        await emit(live, contract, event, args);
        const found = await findings();
        expect(
          found.some((finding) => line.test(finding) && finding.endsWith("without an executed decision.")),
        ).to.equal(true);
      });
    }
  });

  describe("given a state that no decision set", () => {
    it("should find terms, delays and weights that stand otherwise than the last event says", async () => {
      await emit(live, "Charter", "CharterSet", [terms(5_500)]);
      await emit(live, "Authority", "ClassDelaysSet", [[8 * DAY, 2 * DAY, DAY, 0]]);
      await emit(live, "Seats", "SeatWeightSet", [live.orgId("bank-d"), 99]);
      expect(await findings()).to.include.members([
        "decisions: Class Emergency asks for 50 % cast and 50 % for in 1d, but 55 % cast and 50 % for in 1d was set last.",
        "decisions: Class Constitution waits 7d, but 8d was set last.",
        "decisions: The seat of bank-d weighs 15, but 99 was set last.",
      ]);
    });
  });
});

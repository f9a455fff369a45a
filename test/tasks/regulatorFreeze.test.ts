import { expect } from "chai";
import { id } from "ethers";
import { network } from "hardhat";
import { z } from "zod";
import { propose } from "../../lib/committee/propose.ts";
import { showProposal } from "../../lib/committee/show.ts";
import { showOrganization } from "../../lib/org/show.ts";
import { confirm, lift } from "../../lib/regulator/act.ts";
import { freeze } from "../../lib/regulator/freeze.ts";
import { listOrders } from "../../lib/regulator/orders.ts";
import type { FreezeTerms } from "../../lib/regulator/placement.ts";
import { documentOf } from "./helpers/document.ts";
import { refusal } from "./helpers/refusal.ts";
import { orderSchema } from "./helpers/schemas.ts";
import { type SupervisedNetwork, supervisedNetwork } from "./helpers/supervised.ts";

const connection = await network.create();
const HOUR = 3_600;
const DAY = 24 * HOUR;
const EVIDENCE = id("case 7");
const TERMS = { subject: "bank-c.issuer", duration: 24 * HOUR, reason: "AML-3", evidence: EVIDENCE };

const proposedSchema = z.strictObject({
  did: z.literal("proposed"),
  kind: z.string(),
  subject: z.string(),
  asset: z.string().optional(),
  amount: z.string().optional(),
  direction: z.string(),
  duration: z.int().optional(),
  reasonCode: z.string(),
  evidenceHash: z.string(),
  proposal: z.int(),
  transaction: z.string(),
});

describe("tasks: regulator freeze, confirm, lift and orders of every kind", () => {
  let live: SupervisedNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(supervisedNetwork);
  });

  const officer = (number: number) => live.actor(`regulator.officer-${number}`);
  const seat = () => live.actor("bank-a.seat");
  const placed = async (terms: Partial<FreezeTerms> = {}) => {
    const report = await freeze(live.desk, officer(1), { ...TERMS, ...terms });
    return {
      ...orderSchema.extend({ did: z.string(), transaction: z.string() }).parse(documentOf(report)),
      text: report.text,
    };
  };
  const listed = async (filter?: Parameters<typeof listOrders>[1]) => {
    const report = await listOrders(live.desk, filter);
    return { orders: z.array(orderSchema).parse(documentOf(report)), text: report.text };
  };

  describe("an officer", () => {
    for (const [what, terms, kind, words] of [
      ["an account", { subject: "bank-c.issuer" }, "Account", "bank-c.issuer is frozen (both) for 1d"],
      ["an organization", { subject: "bank-c" }, "Organization", "organization bank-c is frozen (both) for 1d"],
      ["a released contract", { subject: "bond" }, "Contract", "bond 1.0.0 is frozen (both) for 1d"],
      ["a founding contract", { subject: "Notice" }, "Contract", "Notice is frozen (both) for 1d"],
      [
        "a holding",
        { subject: "bank-c.issuer", asset: "bond" },
        "Holding",
        "bank-c.issuer's holding of bond 1.0.0 is frozen (both) for 1d",
      ],
      [
        "an amount of a holding",
        { subject: "bank-c.issuer", asset: "bond", amount: "500" },
        "Holding",
        "500 of bank-c.issuer's holding of bond 1.0.0 is frozen (send) for 1d",
      ],
    ] as const) {
      it(`should freeze ${what}, and say what may be done next`, async () => {
        const { text, ...order } = await placed(terms);
        expect(order).to.include({ kind, did: "placed", status: "Provisional", live: true, streak: 1 });
        expect(text).to.match(new RegExp(`^Order 1: ${words.replace(/[()]/g, "\\$&")}, lapses `));
        expect(text).to.include("\nnext  a second officer makes it last: `regulator confirm 1 --as OFFICER`");
      });
    }

    it("should reach what the asset and the rules ask", async () => {
      const holder = live.address("bank-c.issuer");
      await live.asset.mint(holder, 800n);
      await placed({ asset: "bond", amount: "500" });
      expect(await live.asset.freeOf(holder)).to.equal(300n);
      await placed({ subject: "bond" });
      expect(await live.suite.standing.officeOf(holder)).to.not.equal(0n);
      const { target } = live.desk.book.releases[0] ?? { target: "" };
      expect(await live.suite.transactionRules.transactionAllowed(holder, target, 0, 0, 0, "0x00000000")).to.equal(
        false,
      );
    });

    it("should be told to let a second officer confirm what is to hold for good", async () => {
      expect(await refusal(freeze(live.desk, officer(1), { ...TERMS, duration: undefined }))).to.equal(
        "An officer freezes for at most 3d, not for good: give --for 1s to 3d, and have it confirmed.",
      );
    });

    for (const [what, terms, line] of [
      [
        "a contract in one direction",
        { subject: "bond", direction: "send" },
        /^A contract is frozen in both directions/,
      ],
      [
        "an amount without asset",
        { amount: "5" },
        /^An amount is of an account's holding: say of which token with --asset/,
      ],
      [
        "an amount that is not to be received",
        { asset: "bond", amount: "5", direction: "both" },
        /^An amount is frozen for sending alone/,
      ],
      ["the holding of an organization", { subject: "bank-c", asset: "bond" }, /a holding is an account's, say which/],
      [
        "a contract of the suite",
        { subject: "Committee" },
        /placed on contract Committee \(0x\w+\): name another .*FreezeSubjectUnfit/,
      ],
      ["a regulator", { subject: "regulator" }, /placed on organization regulator: .*\[FreezeSubjectUnfit\]/],
      [
        "a holding of what is no asset",
        { asset: "Committee" },
        /placed on the holding of Committee .*\[FreezeSubjectUnfit\]/,
      ],
      [
        "more than 72 hours",
        { subject: "bank-c", duration: 73 * HOUR },
        /an officer freezes for 1s to 3d, .* not 3d 1h/,
      ],
    ] as const) {
      it(`should not freeze ${what}`, async () => {
        expect(await refusal(freeze(live.desk, officer(1), { ...TERMS, ...terms }))).to.match(line);
      });
    }

    it("should be told from when on an order may be repeated that nobody confirmed", async () => {
      for (const streak of [1, 2]) {
        const { text, ...order } = await placed();
        expect(order.streak).to.equal(streak);
        if (streak === 2) expect(text).to.match(/; unconfirmed, regulator places the next on it from \d{4}-/);
        await live.advance(25 * HOUR);
      }
      expect(await refusal(freeze(live.desk, officer(2), TERMS))).to.match(
        /nobody confirmed the last two orders of this placer .*may place another from \d{4}-.*\[FreezeRepeated\]/,
      );
      const { orders, text } = await listed({ all: true });
      expect(text).to.match(/^2: regulator places the next on it from \d{4}-.* on$/m);
      expect(orders.map(({ streak }) => streak)).to.deep.equal([2, 1]);
      await live.advance(30 * DAY);
      expect((await listed({ all: true })).text).to.not.include("places the next");
      expect((await placed()).streak).to.equal(1);
    });

    it("should begin anew after a confirmation", async () => {
      const { order } = await placed({ direction: "receive" });
      await confirm(live.desk, officer(2), order);
      expect((await placed({ direction: "send" })).streak).to.equal(1);
    });

    it("should be sent to its own task when it is a Sentinel", async () => {
      expect(await refusal(freeze(live.desk, live.sentinel, TERMS))).to.match(
        /is a Sentinel, which freezes with `sentinel/,
      );
    });

    it("should be one in force", async () => {
      for (const name of ["bank-a.operator", "bank-c.issuer", "auditor.inspector", "bank-a.admin"]) {
        expect(await refusal(freeze(live.desk, live.actor(name), { ...TERMS, subject: "csd.admin" }))).to.match(
          / of [\w-]+\) may not freeze: an officer of a regulator does, or a Seat account proposes it\.$/,
        );
      }
      expect(await refusal(freeze(live.desk, live.outsider(), TERMS))).to.match(/is not enrolled/);
    });
  });

  describe("a seat", () => {
    for (const [what, terms, kind, sentence] of [
      ["an account for good", { duration: undefined }, "Account", "Freeze bank-c.issuer (both) for good, reason AML-3"],
      [
        "an organization",
        { subject: "bank-c" },
        "Organization",
        "Freeze organization bank-c (both) for 1d, reason AML-3",
      ],
      ["a contract", { subject: "bond" }, "Contract", "Freeze bond 1.0.0 (both) for 1d, reason AML-3"],
      [
        "an amount of a holding",
        { asset: "bond", amount: "500" },
        "Holding",
        "Freeze 500 of bank-c.issuer's holding of bond 1.0.0 (send) for 1d, reason AML-3",
      ],
    ] as const) {
      it(`should propose to freeze ${what}, by an Emergency decision`, async () => {
        const report = await freeze(live.desk, seat(), { ...TERMS, ...terms });
        const { proposal, ...data } = proposedSchema.parse(documentOf(report));
        expect(data).to.include({ kind, did: "proposed", reasonCode: "AML-3" });
        const shown = (await showProposal(live.desk, proposal)).data;
        expect([shown.class, shown.description]).to.deep.equal(["Emergency", sentence]);
        await live.decide(proposal);
        const [order] = (await listed()).orders;
        expect(order).to.include({ kind, placer: "Committee", organization: "the committee", live: true });
      });
    }

    it("should show voters whole addresses of what is frozen", async () => {
      const report = await freeze(live.desk, seat(), { ...TERMS, asset: "bond" });
      const { proposal } = proposedSchema.parse(documentOf(report));
      const { text } = await showProposal(live.desk, proposal);
      expect(text).to.include(
        `subject: the holding of bond 1.0.0 (${live.asset.address}) of bank-c.issuer (${live.address("bank-c.issuer")})`,
      );
    });

    it("should be told in `committee show` that there is no such order", async () => {
      const written = { calls: [{ call: "FreezeOrders.liftByDecision", args: [2n ** 200n].map(String) }] };
      const { proposal } = (await propose(live.desk, seat(), written, { force: true })).data;
      expect((await showProposal(live.desk, proposal)).data.notes).to.deep.equal([
        `Beware: there is no freeze order ${2n ** 200n}.`,
      ]);
    });

    for (const [terms, about] of [
      [{ subject: "bank-c" }, ["bank-c"]],
      [{ subject: "bank-c.issuer" }, ["bank-c"]],
      [{ subject: "bank-c.issuer", asset: "bond" }, ["bank-c"]],
      [{ subject: "bond" }, []],
    ] as const) {
      it(`should be listed by \`org show\` of whom it is about: ${Object.values(terms).join(" of ")}`, async () => {
        await freeze(live.desk, seat(), { ...TERMS, ...terms });
        const named = async (name: string) => (await showOrganization(live.desk, name)).data.proposals.length > 0;
        expect([await named("bank-c"), await named("bank-b")]).to.deep.equal([about.length > 0, false]);
      });
    }

    it("should not propose what would fail", async () => {
      expect(await refusal(freeze(live.desk, seat(), { ...TERMS, subject: "regulator.officer-1" }))).to.match(
        /^Not proposed: it would fail today: no such order is placed on account regulator\.officer-1/,
      );
    });

    for (const subject of ["bank-c", "bond"]) {
      it(`should confirm and lift an order on ${subject} by proposals`, async () => {
        const { order } = await placed({ subject });
        const confirming = (await confirm(live.desk, seat(), order)).data;
        expect((await showProposal(live.desk, confirming.proposal ?? 0)).data.notes.join()).to.match(
          /^Order 1 of regulator is on .*\(both\), reason AML-3, lapses /,
        );
        await live.decide(confirming.proposal ?? 0);
        expect((await listed()).orders[0]).to.include({ order, status: "Confirmed", streak: 0 });
        const lifting = (await lift(live.desk, seat(), order)).data;
        await live.decide(lifting.proposal ?? 0);
        expect((await listed({ all: true })).orders[0]).to.include({ order, status: "Lifted", live: false });
      });
    }
  });

  describe("two officers", () => {
    it("should confirm and lift an order on an amount of a holding", async () => {
      const { order } = await placed({ asset: "bond", amount: "500" });
      const { text } = await confirm(live.desk, officer(2), order);
      expect(text).to.equal(
        "Order 1 is confirmed: 500 of bank-c.issuer's holding of bond 1.0.0 stays frozen until it is lifted.",
      );
      expect((await listed()).text).to.include(
        "1: two officers of regulator lift it, or a decision: `regulator lift 1 --as OFFICER`",
      );
      await lift(live.desk, officer(2), order);
      expect((await lift(live.desk, officer(1), order)).text).to.equal(
        "Order 1 on 500 of bank-c.issuer's holding of bond 1.0.0 is lifted; see `regulator orders` for what still holds.",
      );
    });
  });

  describe("orders", () => {
    beforeEach(async () => {
      for (const terms of [
        { subject: "bank-c.issuer" },
        { subject: "bank-c.issuer", asset: "bond" },
        { subject: "bank-c" },
        { subject: "bond" },
      ]) {
        await placed(terms);
      }
    });

    for (const [on, expected] of [
      ["bank-c.issuer", [2, 1]],
      ["bank-c", [3]],
      ["bond", [4, 2]],
      ["bank-a", []],
    ] as const) {
      it(`should be those on ${on} when asked`, async () => {
        expect((await listed({ on })).orders.map(({ order }) => order)).to.deep.equal(expected);
      });
    }

    it("should say that none is on a subject", async () => {
      expect((await listed({ on: "bank-a" })).text).to.equal("No freeze order was placed on bank-a yet.");
    });

    it("should name what each is on", async () => {
      const { text } = await listed();
      for (const words of ["organization bank-c", "bond 1.0.0", "bank-c.issuer's holding of bond 1.0.0"]) {
        expect(text).to.include(words);
      }
    });

    it("should refuse an unknown subject", async () => {
      expect(await refusal(listOrders(live.desk, { on: "bank-x" }))).to.match(/^There is no account, organization or/);
    });
  });

  describe("an amount on the command line", () => {
    const amountPlaced = async (amount: string) => (await placed({ asset: "bond", amount })).amount;

    it("should be a whole number of smallest units where the token is no asset", async () => {
      expect(await amountPlaced("500")).to.equal("500");
    });

    it("should be at most what is not all", async () => {
      expect(await amountPlaced(String(2n ** 168n - 2n))).to.equal(String(2n ** 168n - 2n));
    });

    for (const text of ["0", "", "-5", "1.5", "1e3", "0x10", "half", String(2n ** 168n - 1n), String(2n ** 168n)]) {
      it(`should not be "${text}"`, async () => {
        expect(await refusal(amountPlaced(text))).to.equal(
          `--amount "${text}" is no amount: bond 1.0.0 is no asset of the register, so write its smallest units, a whole number of at least 1.`,
        );
      });
    }
  });
});

import { toBeHex } from "ethers";
import { decideOn, freeze, suspendOrganization } from "../fixtures/acts.ts";
import { Office, Rule } from "../fixtures/enums.ts";
import { founded, moveTo, now } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { LIFE, OTHER, POST, confirm, decideMethods, managed, opening, tighten } from "../fixtures/methods.ts";
import { noticeOf } from "../fixtures/question.ts";
import { expectJudgement } from "./helpers/judgement.ts";

/** The offices that there are. */
const OFFICES = Object.entries(Office).filter(([name]) => name !== "none");
const EVERY_OFFICE = OFFICES.map(([, number]) => number);

/** Somebody in each office of the sample. */
const HOLDERS = {
  seat: "bank-b.seat",
  regulator: "regulator.officer-1",
  operator: "csd.operator",
  developer: "bank-b.developer",
  inspector: "auditor.inspector",
  issuer: "bank-c.issuer",
  orgAdmin: "bank-b.admin",
  participant: "bank-b.participant",
} as const;

const ARGUMENT = "ab".repeat(32);

async function expectRule(network: Founded, name: string, rule: keyof typeof Rule, data = POST + ARGUMENT) {
  const to = await noticeOf(network).getAddress();
  const subject = rule === "none" ? 0 : rule === "methodRefused" ? to : network.address(name);
  await expectJudgement(network, { from: network.address(name), to, data }, Rule[rule], toBeHex(subject, 32));
}

async function expectOpen(network: Founded, name: string, data?: string) {
  await expectRule(network, name, "none", data);
}

async function expectClosed(network: Founded, name: string, data?: string) {
  await expectRule(network, name, "methodRefused", data);
}

describe("permissioning: transactionAllowed to a managed target, by the ingress", () => {
  for (const [office, name] of Object.entries(HOLDERS)) {
    describe(`an account in office ${office}`, () => {
      it("may call what is open to it", async () => {
        const network = await founded();
        await managed(network, opening([OFFICES.find(([each]) => each === office)?.[1] ?? 0n]));
        await expectOpen(network, name);
      });

      it("may not call what is open to all others", async () => {
        const network = await founded();
        await managed(network, opening(OFFICES.flatMap(([each, number]) => (each === office ? [] : [number]))));
        await expectClosed(network, name);
      });

      it("may not call what no entry opens", async () => {
        const network = await founded();
        await managed(network, opening(EVERY_OFFICE, { selector: OTHER }));
        await expectClosed(network, name);
      });
    });
  }

  describe("an account on the list of a function", () => {
    const name = HOLDERS.participant;
    const listed = async (network: Founded, value = true) =>
      decideMethods(network, "list", POST, [network.address(name)], value);

    it("may call it, whatever its office", async () => {
      const network = await founded();
      await managed(network, opening([], { listed: true }));
      await listed(network);
      await expectOpen(network, name);
      await expectClosed(network, HOLDERS.developer);
    });

    it("may not call another", async () => {
      const network = await founded();
      await managed(network, opening([], { listed: true }), opening([], { selector: OTHER, listed: true }));
      await listed(network);
      await expectClosed(network, name, OTHER);
    });

    it("may not while the function is not open to its list", async () => {
      const network = await founded();
      await managed(network, opening([Office.seat]));
      await listed(network);
      await expectClosed(network, name);
    });

    it("may not once it is off the list", async () => {
      const network = await founded();
      await managed(network, opening([], { listed: true }));
      await listed(network);
      await listed(network, false);
      await expectClosed(network, name);
    });

    for (const [label, rule, disable] of [
      ["is suspended", "accountSuspended", (on: Founded) => decideOn(on, "suspend", on.address(name))],
      ["is frozen", "accountFrozen", (on: Founded) => freeze(on, on.address(name))],
    ] as const) {
      it(`may not while it ${label}`, async () => {
        const network = await founded();
        await managed(network, opening([], { listed: true }));
        await listed(network);
        await disable(network);
        await expectRule(network, name, rule);
      });
    }
  });

  describe("a payload that names no function", () => {
    for (const data of ["0x", "0x4b", "0x4b5f", "0x4b5f29"]) {
      it(`of ${(data.length - 2) / 2} bytes is refused, even where the rest of the word would name one`, async () => {
        const network = await founded();
        const padded = data.slice(2).padEnd(8, "0");
        await managed(network, opening(EVERY_OFFICE, { selector: `0x${padded}` }));
        await expectClosed(network, HOLDERS.participant, data);
      });
    }
  });

  it("of four bytes is judged by them", async () => {
    const network = await founded();
    await managed(network, opening([Office.participant]));
    await expectOpen(network, HOLDERS.participant, POST);
    await expectClosed(network, HOLDERS.participant, OTHER);
  });

  it("judges who asks before what it calls", async () => {
    const network = await founded();
    await managed(network);
    await suspendOrganization(network, "bank-b");
    const to = await noticeOf(network).getAddress();
    const from = network.address(HOLDERS.participant);
    const subject = toBeHex(network.orgId("bank-b"), 32);
    await expectJudgement(network, { from, to, data: POST }, Rule.organizationSuspended, subject);
  });

  describe("a tightening", () => {
    const given = async () => {
      const network = await founded();
      await managed(network, opening([Office.participant, Office.issuer], { listed: true }));
      await decideMethods(network, "list", POST, [network.address(HOLDERS.developer)], true);
      return network;
    };

    it("closes at once, to offices and list, and leaves the rest", async () => {
      const network = await given();
      await tighten(network, [Office.issuer]);
      await expectClosed(network, HOLDERS.participant);
      await expectClosed(network, HOLDERS.developer);
      await expectOpen(network, HOLDERS.issuer);
    });

    it("lapses after 72 hours, to the second", async () => {
      const network = await given();
      await tighten(network, []);
      const until = (await now(network)) + LIFE;
      await moveTo(network, until - 1);
      await expectClosed(network, HOLDERS.participant);
      await moveTo(network, until);
      for (const name of [HOLDERS.participant, HOLDERS.developer, HOLDERS.issuer]) await expectOpen(network, name);
    });

    it("stays once it is confirmed", async () => {
      const network = await given();
      await tighten(network, [Office.issuer], { listed: true });
      await confirm(network, [Office.issuer], { listed: true });
      await moveTo(network, (await now(network)) + 2 * LIFE);
      await expectClosed(network, HOLDERS.participant);
      for (const name of [HOLDERS.developer, HOLDERS.issuer]) await expectOpen(network, name);
    });
  });
});

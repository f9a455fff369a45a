import { expect } from "chai";
import type { Known } from "../../devnet/judging/known.ts";
import { ask, signed } from "./helpers/client.ts";
import { type Gate, ORDERS, RULES, WORKSHOP, allocOf, outsider, start, stopAll, word } from "./helpers/network.ts";
import { fixtureCode } from "./helpers/compile.ts";

const NOT_AUTHORIZED = "Sender account not authorized to send transactions: ";
const REGISTER = "0x000000000000000000000000000000000000A004";
const { address } = outsider;

interface Rules extends Gate {
  readonly rule: number;
  readonly subject?: string;
  readonly known?: Known;
}

/** What an outsider is told by a network whose rules explain every refusal alike. */
async function reason({ rule, subject = "0x00", known = {}, ...gate }: Rules): Promise<string> {
  const alloc = {
    ...allocOf({ rules: RULES, ...gate }),
    [RULES]: { code: fixtureCode("Explainer"), storage: { "0x0": word(rule), "0x1": word(subject) } },
    [ORDERS]: { code: fixtureCode("Orders") },
    [REGISTER]: { code: fixtureCode("Register") },
  };
  const devnet = await start({ alloc, known });
  const { error } = await ask(devnet, "eth_sendRawTransaction", await signed({}, outsider));
  expect(error?.code).to.equal(-32007);
  return error?.message ?? "";
}

describe("devnet: the reason of a refusal", () => {
  afterEach(stopAll);

  it("before the hand-over, should say that the network is being founded", async () => {
    expect(await reason({ rule: 1, rules: "0x00" })).to.equal(
      `${NOT_AUTHORIZED}the network is being founded: only the founding account may transact`,
    );
  });

  for (const [rule, subject, words] of [
    [1, address, `account ${address} is not enrolled`],
    [2, address, `account ${address} is suspended`],
    [3, address, `account ${address} is revoked`],
    [4, address, `account ${address} has expired`],
    [5, "0x07", "organization 7 of the account is suspended"],
    [6, address, `account ${address} is frozen for sending`],
    [7, address, `account ${address} is being recovered to another key`],
    [8, "0x07", "organization 7 of the account is frozen for sending"],
    [9, address, "a transaction may not carry value"],
    [10, address, "creating a contract is refused"],
    [11, WORKSHOP, "target 0x000000000000000000000000000000000000A002 is not known to the network"],
    [12, WORKSHOP, "target 0x000000000000000000000000000000000000A002 is suspended"],
    [13, WORKSHOP, "target 0x000000000000000000000000000000000000A002 is frozen"],
    [14, WORKSHOP, "this function of target 0x000000000000000000000000000000000000A002 is not open to the account"],
  ] as const) {
    it(`given rule ${rule}, should say: ${words}`, async () => {
      expect(await reason({ rule, subject })).to.include(`${NOT_AUTHORIZED}${words}`);
    });
  }

  for (const rule of [0, 15, 255]) {
    it(`given rule ${rule}, which explains nothing, should say that the rules refused it`, async () => {
      expect(await reason({ rule })).to.equal(`${NOT_AUTHORIZED}the rules in force refused it`);
    });
  }

  it("given rules without code, should say that the rules refused it", async () => {
    expect(await reason({ rule: 1, rules: "0xdead" })).to.equal(`${NOT_AUTHORIZED}the rules in force refused it`);
  });

  describe("given a frozen account", () => {
    it("should name the orders that stop it from sending, and when each lapses", async () => {
      expect(await reason({ rule: 6, subject: address, known: { freezeOrders: ORDERS } })).to.equal(
        `${NOT_AUTHORIZED}account ${address} is frozen for sending: ` +
          "order 3, lapses 2026-11-24 10:00 UTC; order 8, confirmed, holds until it is lifted",
      );
    });

    it("should still say so when the freeze orders do not answer", async () => {
      expect(await reason({ rule: 6, subject: address, known: { freezeOrders: WORKSHOP } })).to.equal(
        `${NOT_AUTHORIZED}account ${address} is frozen for sending`,
      );
    });
  });

  it("given a frozen organization, should name its orders", async () => {
    expect(await reason({ rule: 8, subject: "0x07", known: { freezeOrders: ORDERS } })).to.equal(
      `${NOT_AUTHORIZED}organization 7 of the account is frozen for sending: order 20, lapses 2026-11-24 10:00 UTC`,
    );
  });

  it("given a frozen contract, should name its orders", async () => {
    expect(await reason({ rule: 13, subject: WORKSHOP, known: { freezeOrders: ORDERS } })).to.equal(
      `${NOT_AUTHORIZED}target 0x000000000000000000000000000000000000A002 is frozen: order 30, lapses 2026-11-24 10:00 UTC`,
    );
  });

  describe("given an account that is being recovered", () => {
    const barred =
      `${NOT_AUTHORIZED}account ${address} is being recovered to another key, so it sends nothing; ` +
      "whoever holds it objects with `account object`";

    it("should say until when it is barred", async () => {
      expect(await reason({ rule: 7, subject: address, known: { standing: ORDERS } })).to.equal(
        `${barred}: unless it is finished, it ends by itself 2026-11-24 10:00 UTC`,
      );
    });

    it("should still say so when Standing does not answer", async () => {
      expect(await reason({ rule: 7, subject: address, known: { standing: WORKSHOP } })).to.equal(barred);
    });
  });

  describe("given names", () => {
    const named = { nameOf: (subject: string) => Promise.resolve(subject === address ? "bank-d.trader" : undefined) };

    it("should say an account's before its address", async () => {
      expect(await reason({ rule: 1, subject: address, known: named })).to.include(
        `${NOT_AUTHORIZED}account bank-d.trader (${address}) is not enrolled`,
      );
    });

    it("should give the address alone of an account that has none", async () => {
      expect(await reason({ rule: 11, subject: WORKSHOP, known: named })).to.include(
        `${NOT_AUTHORIZED}target 0x000000000000000000000000000000000000A002 is not known`,
      );
    });

    it("should give the address alone when the names cannot be read", async () => {
      const known = { nameOf: () => Promise.reject(new Error("no book")) };
      expect(await reason({ rule: 1, subject: address, known })).to.include(
        `${NOT_AUTHORIZED}account ${address} is not enrolled`,
      );
    });

    for (const [number, words] of [
      [7, "organization bank-d of the account is suspended"],
      [8, "organization bank-d\ufffd[2J of the account is suspended"],
      [9, "organization 9 of the account is suspended"],
    ] as const) {
      it(`should say of organization ${number}: ${words}`, async () => {
        expect(await reason({ rule: 5, subject: word(number), known: { organizations: REGISTER } })).to.include(
          `${NOT_AUTHORIZED}${words}`,
        );
      });
    }

    it("should give an organization's number when the register does not answer", async () => {
      expect(await reason({ rule: 5, subject: word(7), known: { organizations: WORKSHOP } })).to.include(
        `${NOT_AUTHORIZED}organization 7 of the account is suspended`,
      );
    });
  });
});

import { expect } from "chai";
import { encodeBytes32String, id } from "ethers";
import sample from "../../consortiums/samples/bond-2027.json" with { type: "json" };
import type { Minimum } from "../../lib/asset/minimum.ts";
import type { AllocatedAccount, TermsFacts } from "../../lib/asset/termsFacts.ts";
import { checkTerms } from "../../lib/asset/termsRules.ts";
import { termsSchema } from "../../lib/asset/termsSchema.ts";
import { toFinding } from "../../lib/consortium/finding.ts";

type Written = Record<string, unknown>;

const NOW = Date.UTC(2026, 0, 2) / 1000;
const DAY = 86_400;

const account = (label: string, held: Partial<AllocatedAccount> = {}): [string, AllocatedAccount] => [
  label,
  { address: id(label).slice(0, 42), label, office: "Participant", status: "Active", validUntil: 0, ...held },
];

const FACTS: TermsFacts = {
  now: NOW,
  issuer: 3,
  organizations: [
    { id: 1, name: "bank-a", kind: "Member", group: "bank-a", isInForce: true },
    { id: 2, name: "bank-b", kind: "Member", group: "bank-b", isInForce: false },
    { id: 3, name: "bank-c", kind: "Member", group: "group-c", isInForce: true },
    { id: 4, name: "bank-d", kind: "Member", group: "group-c", isInForce: true },
    { id: 5, name: "csd", kind: "Member", group: "csd", isInForce: true },
    { id: 6, name: "regulator", kind: "Regulator", group: "regulator", isInForce: true },
    { id: 7, name: "auditor", kind: "Service", group: "auditor", isInForce: true },
  ],
  minimums: [{ kind: "Bond", items: ["Title", "Pricing", "Trading"], groups: 2 }],
  accounts: new Map([
    account("bank-c.issuer", { office: "Issuer" }),
    account("bank-a.participant"),
    account("bank-a.seat", { office: "Seat" }),
    account("bank-a.gone", { status: "Revoked" }),
    account("bank-a.late", { validUntil: NOW }),
    account("0x1234", { status: "None", office: "None" }),
  ]),
};

/** What is wrong with the sample where it says something else, as `path: rule`. */
function findings(change: Written, facts: Partial<TermsFacts> = {}): string[] {
  const parsed = termsSchema.safeParse({ ...sample, ...change });
  const found = parsed.success ? checkTerms(parsed.data, { ...FACTS, ...facts }) : parsed.error.issues.map(toFinding);
  return found.map(({ path, rule }) => `${path}: ${rule}`);
}

const without = (field: keyof typeof sample) => Object.fromEntries([[field, undefined]]);
const by = (...plan: readonly string[]) => ({
  inspections: plan.map((each) => ({ item: each.split(" ")[0], organization: each.split(" ")[1] })),
});
const to = (...list: readonly string[]) => ({
  allocation: list.map((each) => ({ account: each.split(" ")[0], amount: each.split(" ")[1] })),
});

describe("lib: asset terms", () => {
  describe("given the sample", () => {
    it("should be sound", () => {
      expect(findings({})).to.deep.equal([]);
    });

    it("should give moments and durations in seconds, a text as 32 bytes", () => {
      const { maturity, period, effectiveFrom, lockId } = termsSchema.parse(sample);
      expect([maturity, period, effectiveFrom]).to.deep.equal([Date.UTC(2027, 11, 15) / 1000, 30 * DAY, 0]);
      expect(lockId).to.equal(encodeBytes32String("CSD-2027-0042"));
    });

    it("should be sound without maturity, from a moment on, with a lock as hex", () => {
      const lockId = id("lock");
      expect(findings({ maturity: undefined, effectiveFrom: "2026-03-01T09:30:00Z", lockId })).to.deep.equal([]);
      expect(termsSchema.parse({ ...sample, effectiveFrom: "2026-03-01T09:30Z" }).effectiveFrom).to.equal(
        Date.UTC(2026, 2, 1, 9, 30) / 1000,
      );
    });
  });

  describe("given a field that is not what it should be", () => {
    const cases: readonly (readonly [Written, string])[] = [
      [{ kind: "bond" }, 'kind: Invalid option: expected one of "Bond"|"Cash"|"Receivable"|"Other"'],
      [{ name: "" }, "name: Too small: expected string to have >=1 characters"],
      [{ name: "Bond\u202e" }, "name: must be one line of plain text"],
      [{ symbol: "bc27" }, "symbol: must be 1 to 11 upper case letters, digits and hyphens, beginning with a letter"],
      [{ decimals: 19 }, "decimals: Too big: expected number to be <=18"],
      [{ supply: 1_000 }, 'supply: must be text, so that no digit is lost, for example "1500.25"'],
      [{ supply: "1e6" }, 'supply: must be a decimal number, for example "1500.25"'],
      [{ uri: "a\nb" }, "uri: must be one line of plain text"],
      [{ lockId: "" }, "lockId: must be 1 to 31 characters, or 32 bytes as hex that are not zero"],
      [{ lockId: `0x${"00".repeat(32)}` }, "lockId: must be 1 to 31 characters, or 32 bytes as hex that are not zero"],
      [{ lockId: "L".repeat(32) }, "lockId: must be 1 to 31 characters, or 32 bytes as hex that are not zero"],
      [
        { maturity: "2027-02-30" },
        "maturity: must be a date such as 2027-12-31, or a moment such as 2027-12-31T12:00:00Z",
      ],
      [
        { effectiveFrom: "31.12.2027" },
        "effectiveFrom: must be a date such as 2027-12-31, or a moment such as 2027-12-31T12:00:00Z",
      ],
      [{ period: "a month" }, "period: must be a duration, for example 30m, 12h or 7d"],
      [
        { inspections: by("Custody csd").inspections },
        'inspections[0].item: Invalid option: expected one of "Title"|"Pricing"|"Trading"',
      ],
      [{ allocation: [] }, "allocation: Too small: expected array to have >=1 items"],
      [{ coupon: "3.25" }, ': Unrecognized key: "coupon"'],
      [without("document"), "document: Invalid input: expected string, received undefined"],
    ];
    for (const [change, finding] of cases) {
      it(`should say ${finding}`, () => {
        expect(findings(change)).to.deep.equal([finding]);
      });
    }
  });

  describe("given dates", () => {
    for (const [change, finding] of [
      [{ period: "0s" }, "period: must be 1s to 365d"],
      [{ period: "366d" }, "period: must be 1s to 365d"],
      [{ effectiveFrom: "2027-12-15" }, "maturity: must be after effectiveFrom, 2027-12-15 00:00:00 UTC"],
      [{ maturity: "2026-01-02" }, "maturity: 2026-01-02 00:00:00 UTC has passed"],
    ] as const) {
      it(`should say ${finding} (${JSON.stringify(change)})`, () => {
        expect(findings(change)).to.deep.equal([finding]);
      });
    }
  });

  describe("given a plan", () => {
    const custodian = (name: string) => ({ custodian: name });
    const sound = ["Title auditor", "Pricing auditor", "Trading auditor"] as const;
    for (const [what, change, expected] of [
      ["of an unknown custodian", custodian("cds"), ["custodian: there is no organization cds: did you mean csd?"]],
      [
        "of a regulator as custodian",
        custodian("regulator"),
        ["custodian: regulator is a regulator, which gives NonObjection: name a Member or Service"],
      ],
      [
        "of the issuer as custodian",
        custodian("bank-c"),
        ["custodian: bank-c is of the issuer's group group-c: name one of another"],
      ],
      [
        "of the issuer's sister as custodian",
        custodian("bank-d"),
        ["custodian: bank-d is of the issuer's group group-c: name one of another"],
      ],
      [
        "of a custodian that is not in force",
        custodian("bank-b"),
        ["custodian: bank-b is suspended or frozen: its word does not count"],
      ],
      [
        "of the issuer's sister as inspector",
        by("Title bank-d", "Pricing auditor", "Trading auditor"),
        ["inspections[0].organization: bank-d is of the issuer's group group-c: name one of another"],
      ],
      [
        "in which the custodian inspects the title",
        by("Title csd", "Pricing auditor", "Trading auditor"),
        ["inspections[0].organization: csd is of the custodian's group csd: another inspects Title"],
      ],
      ["in which the custodian inspects the trading rules", by("Title auditor", "Pricing auditor", "Trading csd"), []],
      [
        "that names an inspector twice",
        by(...sound, "Title auditor"),
        ["inspections[3]: Title by auditor is at inspections[0] already"],
      ],
      ["of more than the minimum", by(...sound, "Title bank-a"), []],
      [
        "of less than the minimum",
        by("Trading auditor"),
        ["inspections: nobody inspects Title, Pricing, as for every Bond"],
      ],
    ] as const) {
      it(`should find ${expected.length === 0 ? "nothing" : "the fault"} ${what}`, () => {
        expect(findings(change)).to.deep.equal(expected);
      });
    }

    it("should count the custodian's and the inspectors' groups", () => {
      const minimums: Minimum[] = [{ kind: "Bond", items: [], groups: 3 }];
      const finding = "inspections: with the custodian they are of 2 groups: a Bond is inspected by 3 at least";
      expect(findings({}, { minimums })).to.deep.equal([finding]);
      expect(findings(by(...sound, "Title bank-a"), { minimums })).to.deep.equal([]);
    });
  });

  describe("given an allocation", () => {
    for (const [what, change, expected] of [
      [
        "to nobody",
        to("bank-x.issuer 10000000"),
        ["allocation[0].account: there is no account bank-x.issuer: give a name that is known here, or the address"],
      ],
      ["to who is not enrolled", to("0x1234 10000000"), ["allocation[0].account: 0x1234 is not enrolled"]],
      [
        "to a seat",
        to("bank-a.seat 10000000"),
        ["allocation[0].account: bank-a.seat holds the office Seat: Participants and Issuers hold assets"],
      ],
      ["to who was revoked", to("bank-a.gone 10000000"), ["allocation[0].account: bank-a.gone is revoked"]],
      ["to who has expired", to("bank-a.late 10000000"), ["allocation[0].account: bank-a.late has expired"]],
      [
        "twice to one account",
        to("bank-c.issuer 4000000", "bank-c.issuer 6000000"),
        ["allocation[1].account: bank-c.issuer is at allocation[0].account already"],
      ],
      [
        "of less than the supply",
        to("bank-c.issuer 9,999,999.99"),
        ["allocation: sums up to 9,999,999.99, not to the supply of 10,000,000"],
      ],
      [
        "of more than the supply",
        to("bank-c.issuer 10000000.01"),
        ["allocation: sums up to 10,000,000.01, not to the supply of 10,000,000"],
      ],
      [
        "finer than the asset is divided",
        to("bank-c.issuer 9999999.999"),
        ['allocation[0].amount: "9999999.999" is finer than BC27 is divided: its smallest amount is 0.01'],
      ],
      [
        "of nothing to somebody",
        to("bank-c.issuer 10000000", "bank-a.participant 0"),
        ['allocation[1].amount: "0" is too little: write 0.01 or more'],
      ],
    ] as const) {
      it(`should say what is wrong with one ${what}`, () => {
        expect(findings(change)).to.deep.equal(expected);
      });
    }

    it("should say what is wrong with the supply", () => {
      expect(findings({ supply: "0" })).to.deep.equal(['supply: "0" is too little: write 0.01 or more']);
      const most = "3,402,823,669,209,384,634,633,746,074,317,682,114.55";
      expect(findings({ supply: String(2n ** 128n) })).to.deep.equal([
        `supply: "${2n ** 128n}" is more than any asset has: at most ${most}`,
      ]);
    });
  });

  it("should judge what is sound of terms that are not", () => {
    const { period, maturity } = termsSchema.parse({ ...sample, period: "400d", maturity: "2026-01-01" });
    expect(checkTerms({ period, maturity }, FACTS).map(({ path }) => path)).to.deep.equal(["period", "maturity"]);
    expect(checkTerms({}, FACTS)).to.deep.equal([]);
  });
});

import { expect } from "chai";
import { suspendOrganization } from "../fixtures/acts.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { now } from "../fixtures/given.ts";
import { everyoneBut } from "../fixtures/people.ts";
import { AMOUNT, CreditStatus, EUR, ISSUER, TERMS, issue, termsOf } from "./helpers/credits.ts";
import { type Samples, samples } from "./helpers/samples.ts";

const NOTHING = `0x${"0".repeat(64)}`;

type Terms = NonNullable<Parameters<typeof issue>[1]>;

const UNFIT: Readonly<Record<string, (made: Samples) => Terms | Promise<Terms>>> = {
  "for the bank itself": ({ network }) => ({ beneficiary: network.orgId("bank-c") }),
  "for nobody": () => ({ beneficiary: 0 }),
  "for an organization that nobody registered": () => ({ beneficiary: 99 }),
  "for a suspended organization": async ({ network }) => {
    await suspendOrganization(network, "bank-a");
    return {};
  },
  "in no currency": () => ({ currency: "0x000000" }),
  "of no amount": () => ({ amount: 0n }),
  "without terms": () => ({ terms: NOTHING }),
  "whose expiry has passed": async ({ network }) => ({ expiry: await now(network) }),
};

describe("samples: issue of LetterOfCredit", () => {
  describe("who", () => {
    for (const name of everyoneBut("issuer", "outsider", "founder")) {
      it(`refuses ${name}`, async () => {
        const made = await samples();
        const values = [made.network.address(name)];
        await expectRefusal(issue(made, {}, name), made.credits, "CreditNotIssuer", values);
      });
    }
  });

  it("records what the caller's bank promises, under the next number, and tells it", async () => {
    const made = await samples();
    const { network, credits } = made;
    const [bank, beneficiary] = [network.orgId("bank-c"), network.orgId("bank-a")];
    const terms = await termsOf(made);
    const expiry = terms[3];
    await expect(credits.connect(network.as(ISSUER)).issue(...terms))
      .to.emit(credits, "CreditIssued")
      .withArgs(1, bank, beneficiary, EUR, AMOUNT, expiry, TERMS);
    const recorded = [bank, beneficiary, EUR, AMOUNT, expiry, CreditStatus.issued, TERMS, NOTHING];
    expect(await credits.credit(1)).to.deep.equal(
      recorded.map((value) => (typeof value === "number" ? BigInt(value) : value)),
    );
    await issue(made, { amount: 1n });
    expect(await credits.count()).to.equal(2);
    expect((await credits.credit(2)).amount).to.equal(1);
  });

  for (const [what, given] of Object.entries(UNFIT)) {
    it(`refuses one ${what}`, async () => {
      const made = await samples();
      const terms = await given(made);
      await expectRefusal(issue(made, terms), made.credits, "CreditUnfit", await termsOf(made, terms));
    });
  }
});

import { expect } from "chai";
import { id } from "ethers";
import { expectRefusal } from "../fixtures/expectations.ts";
import { nextAt } from "../fixtures/given.ts";
import { ACTS, BENEFICIARY, DOCUMENTS, credited, expiryOf } from "./helpers/credits.ts";
import { itIsTheBeneficiarys } from "./helpers/parties.ts";
import { samples } from "./helpers/samples.ts";

describe("samples: present of LetterOfCredit", () => {
  describe("who", () => itIsTheBeneficiarys("present"));

  it("records the documents and tells them", async () => {
    const made = await samples();
    await credited(made);
    await expect(ACTS.present(made)).to.emit(made.credits, "DocumentsPresented").withArgs(1, DOCUMENTS);
    expect((await made.credits.credit(1)).documents).to.equal(DOCUMENTS);
  });

  it("takes others after a refusal", async () => {
    const made = await samples();
    const { network, credits } = made;
    await credited(made, "present", "refuse");
    const others = id("other documents");
    await credits.connect(network.as(BENEFICIARY)).present(1, others);
    expect((await credits.credit(1)).documents).to.equal(others);
  });

  it("refuses them in the second after the last", async () => {
    const made = await samples();
    const { network, credits } = made;
    await credited(made);
    const expiry = await expiryOf(made);
    await nextAt(network, expiry + 1n);
    await expectRefusal(ACTS.present(made), credits, "CreditWrongMoment", [1, expiry]);
  });

  it("takes them in the last second", async () => {
    const made = await samples();
    await credited(made);
    await nextAt(made.network, await expiryOf(made));
    await ACTS.present(made);
  });
});

import { expect } from "chai";
import { ACTS, PAYMENT, credited } from "./helpers/credits.ts";
import { itIsTheBeneficiarys } from "./helpers/parties.ts";
import { samples } from "./helpers/samples.ts";

describe("samples: settle of LetterOfCredit", () => {
  describe("who", () => itIsTheBeneficiarys("settle", "present", "accept"));

  it("tells the payment", async () => {
    const made = await samples();
    await credited(made, "present", "accept");
    await expect(ACTS.settle(made)).to.emit(made.credits, "CreditSettled").withArgs(1, PAYMENT);
  });
});

import { expect } from "chai";
import { expectRefusal } from "../fixtures/expectations.ts";
import { moveTo, nextAt } from "../fixtures/given.ts";
import { ACTS, credited, expiryOf } from "./helpers/credits.ts";
import { samples } from "./helpers/samples.ts";

describe("samples: expire of LetterOfCredit", () => {
  it("takes anybody in force, and tells it", async () => {
    const made = await samples();
    await credited(made);
    await moveTo(made.network, (await expiryOf(made)) + 1n);
    await expect(ACTS.expire(made, "auditor.inspector")).to.emit(made.credits, "CreditExpired").withArgs(1);
  });

  it("refuses in the last second for documents", async () => {
    const made = await samples();
    await credited(made);
    const expiry = await expiryOf(made);
    await nextAt(made.network, expiry);
    await expectRefusal(ACTS.expire(made), made.credits, "CreditWrongMoment", [1, expiry]);
  });
});

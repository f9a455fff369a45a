import { expect } from "chai";
import { id } from "ethers";
import { expectRefusal } from "../fixtures/expectations.ts";
import { moveTo } from "../fixtures/given.ts";
import { ACTS, DOCUMENTS, ISSUER, credited, expiryOf } from "./helpers/credits.ts";
import { itIsTheBanks } from "./helpers/parties.ts";
import { samples } from "./helpers/samples.ts";

const OTHERS = id("other documents");

describe("samples: accept of LetterOfCredit", () => {
  describe("who", () => itIsTheBanks("accept"));

  it("tells the documents that were decided on", async () => {
    const made = await samples();
    await credited(made, "present");
    await expect(ACTS.accept(made)).to.emit(made.credits, "DocumentsAccepted").withArgs(1, DOCUMENTS);
  });

  it("refuses when others were presented meanwhile", async () => {
    const made = await samples();
    const { network, credits } = made;
    await credited(made, "present");
    const attempt = credits.connect(network.as(ISSUER)).accept(1, OTHERS);
    await expectRefusal(attempt, credits, "CreditWrongDocuments", [1, DOCUMENTS, OTHERS]);
  });

  it("decides after the expiry on documents that were presented before", async () => {
    const made = await samples();
    await credited(made, "present");
    await moveTo(made.network, (await expiryOf(made)) + 1n);
    await ACTS.accept(made);
  });
});

import { expectRefusal } from "../../fixtures/expectations.ts";
import { ACTS, type Act, credited, otherIssuer } from "./credits.ts";
import { samples } from "./samples.ts";

/** Leaves: the act is for accounts of the beneficiary, bank-a. */
export function itIsTheBeneficiarys(act: Act, ...before: readonly Act[]): void {
  for (const name of ["bank-a.seat", "bank-a.admin"]) {
    it(`takes ${name}, of the beneficiary`, async () => {
      const made = await samples();
      await credited(made, ...before);
      await ACTS[act](made, name);
    });
  }

  for (const name of ["bank-c.issuer", "bank-b.participant", "regulator.officer-1", "auditor.inspector"]) {
    it(`refuses ${name}, of another organization`, async () => {
      const made = await samples();
      const { network, credits } = made;
      await credited(made, ...before);
      const values = [1, network.orgId("bank-a"), network.address(name)];
      await expectRefusal(ACTS[act](made, name), credits, "CreditNotParty", values);
    });
  }
}

/** Leaves: the act is for an Issuer of the bank, bank-c. */
export function itIsTheBanks(act: "accept" | "refuse"): void {
  for (const name of ["bank-c.seat", "bank-c.admin", "bank-a.participant", "regulator.officer-1"]) {
    it(`refuses ${name}, who is no Issuer`, async () => {
      const made = await samples();
      const { network, credits } = made;
      await credited(made, "present");
      await expectRefusal(ACTS[act](made, name), credits, "CreditNotIssuer", [network.address(name)]);
    });
  }

  it("refuses an Issuer of another bank", async () => {
    const made = await samples();
    const { network, credits } = made;
    await credited(made, "present");
    const key = await otherIssuer(made);
    await expectRefusal(ACTS[act](made, key), credits, "CreditNotParty", [1, network.orgId("bank-c"), key.address]);
  });
}

import { expect } from "chai";
import { call, decide } from "../fixtures/decisions.ts";
import { ActionClass, Office } from "../fixtures/enums.ts";
import { founded } from "../fixtures/given.ts";
import { opening } from "../fixtures/methods.ts";
import { isAllowed } from "../fixtures/question.ts";
import { decideOnRelease, onRelease, published } from "../fixtures/releases.ts";
import { describeVerdict } from "./helpers/verdicts.ts";

describeVerdict(
  { fragment: "suspend", event: "ReleaseSuspended", status: "suspended", before: [] },
  ActionClass.emergency,
  "Emergency",
);

describe("release: suspend, and what else is so", () => {
  it("leaves other releases of the same code alone", async () => {
    const network = await founded();
    const [one, other] = [await published(network), await published(network, { name: "letters" })];
    await decideOnRelease(network, "suspend", one);
    const question = { from: network.address("bank-a.participant"), to: other.target, data: "0x12345678" };
    expect(await isAllowed(network, question)).to.equal(true);
  });

  it("wins over a method list, which keeps its entries until the contract is resumed", async () => {
    const network = await founded();
    const { methodLists } = network.suite;
    const { target, ...release } = await published(network);
    const selector = "0x12345678";
    const openings = [opening([Office.participant], { selector })];
    await decide(network, [await call(methodLists, "manage", [target, openings])]);
    const mayCall = async (name: string) =>
      isAllowed(network, { from: network.address(name), to: target, data: selector });
    expect([await mayCall("bank-a.participant"), await mayCall("bank-c.issuer")]).to.deep.equal([true, false]);
    await decideOnRelease(network, "suspend", release);
    expect(await mayCall("bank-a.participant")).to.equal(false);
    await decideOnRelease(network, "resume", release);
    expect([await mayCall("bank-a.participant"), await mayCall("bank-c.issuer")]).to.deep.equal([true, false]);
  });

  it("and resumption by one decision leave it as it was", async () => {
    const network = await founded();
    const release = await published(network);
    const acts = ["suspend", "resume"];
    const calls = await Promise.all(acts.map((act) => onRelease(network, act, release)));
    await decide(network, calls);
    const question = { from: network.address("bank-a.participant"), to: release.target, data: "0x12345678" };
    expect(await isAllowed(network, question)).to.equal(true);
  });
});

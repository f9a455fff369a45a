import { expect } from "chai";
import { suspendOrganization } from "../fixtures/acts.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { Office, TargetStatus } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { OTHER, opening } from "../fixtures/methods.ts";
import { isAllowed } from "../fixtures/question.ts";
import { type TestRelease, approved, decideOnRelease, published } from "../fixtures/releases.ts";

const OPENINGS = [opening([Office.participant, Office.issuer], { selector: OTHER })];

/** A release of bank-b that csd administers, of which a decision opened one function. */
async function given(): Promise<{ network: Founded; release: TestRelease }> {
  const network = await founded();
  const release = await published(network, { administrator: "csd" });
  await decideAbout(network, release, "manage", OPENINGS);
  return { network, release };
}

async function decideAbout(network: Founded, { target }: TestRelease, fragment: string, ...args: unknown[]) {
  await decide(network, [await call(network.suite.methodLists, fragment, [target, ...args])]);
}

/** Leaves the function open to participants only. */
async function tighten({ suite, as }: Founded, { target }: TestRelease, name: string) {
  return suite.methodLists.connect(as(name)).tightenOwn(target, OTHER, [Office.participant], false);
}

const issuerMayCall = (network: Founded, { target }: TestRelease) =>
  isAllowed(network, { from: network.address("bank-c.issuer"), to: target, data: OTHER });

async function expectNotAdministrator(network: Founded, release: TestRelease, name: string, of: string) {
  const values = [release.target, network.orgId(of), network.address(name)];
  const { methodLists } = network.suite;
  await expectRefusal(tighten(network, release, name), methodLists, "MethodNotAdministrator", values);
}

describe("permissioning: who administers a released contract", () => {
  it("is the organization that the release names, from its publication on", async () => {
    const network = await founded();
    const { methodLists } = network.suite;
    const waiting = await approved(network, { administrator: "csd" });
    expect(await methodLists.administratorOf(waiting.target)).to.equal(0);
    const release = await published(network, { administrator: "csd", name: "letters" });
    expect(await methodLists.administratorOf(release.target)).to.equal(network.orgId("csd"));
  });

  it("may close what a decision opened, as on any other target", async () => {
    const { network, release } = await given();
    expect(await issuerMayCall(network, release)).to.equal(true);
    await tighten(network, release, "csd.admin");
    expect(await issuerMayCall(network, release)).to.equal(false);
  });

  for (const [label, name] of [
    ["the developer's organization", "bank-b.admin"],
    ["the publisher's", "bank-a.admin"],
    ["a third one", "bank-c.admin"],
  ] as const) {
    it(`is not ${label}`, async () => {
      const { network, release } = await given();
      await expectNotAdministrator(network, release, name, "csd");
    });
  }

  it("does nothing while it is suspended", async () => {
    const { network, release } = await given();
    await suspendOrganization(network, "csd");
    const values = [network.address("csd.admin")];
    const { methodLists } = network.suite;
    await expectRefusal(tighten(network, release, "csd.admin"), methodLists, "AccessManagedUnauthorized", values);
  });

  describe("given a decision that names another one", () => {
    it("is that one, and the release's is no longer", async () => {
      const { network, release } = await given();
      await decideAbout(network, release, "setAdministrator", network.orgId("bank-a"));
      expect(await network.suite.methodLists.administratorOf(release.target)).to.equal(network.orgId("bank-a"));
      expect(await network.suite.releases.administratorAt(release.target)).to.equal(network.orgId("csd"));
      await expectNotAdministrator(network, release, "csd.admin", "bank-a");
      await tighten(network, release, "bank-a.admin");
      expect(await issuerMayCall(network, release)).to.equal(false);
    });

    it("is the release's again by a decision that names none", async () => {
      const { network, release } = await given();
      await decideAbout(network, release, "setAdministrator", network.orgId("bank-a"));
      await decideAbout(network, release, "setAdministrator", 0);
      await expectNotAdministrator(network, release, "bank-a.admin", "csd");
      await tighten(network, release, "csd.admin");
    });

    it("cannot be named before there is a contract", async () => {
      const network = await founded();
      const { target } = await approved(network);
      const { methodLists } = network.suite;
      const naming = decide(network, [await call(methodLists, "setAdministrator", [target, 1])]);
      await expectRefusal(naming, methodLists, "MethodTargetUnfit", [target, TargetStatus.none]);
    });
  });

  it("leaves what it closed closed over a suspension, and 72 hours are over all the same", async () => {
    const { network, release } = await given();
    await tighten(network, release, "csd.admin");
    await decideOnRelease(network, "suspend", release);
    await decideOnRelease(network, "resume", release);
    expect(await issuerMayCall(network, release)).to.equal(false);
    await network.networkHelpers.time.increase(72 * 3_600);
    expect(await issuerMayCall(network, release)).to.equal(true);
  });

  it("is of each version its own", async () => {
    const { network, release } = await given();
    const next = await published(network, { administrator: "bank-a", name: "letters" });
    await decideAbout(network, next, "manage", OPENINGS);
    await expectNotAdministrator(network, next, "csd.admin", "bank-a");
    await expectNotAdministrator(network, release, "bank-a.admin", "csd");
  });
});

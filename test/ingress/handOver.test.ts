import { expect } from "chai";
import { ZeroAddress } from "ethers";
import type { Interface } from "ethers";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { ADMINISTRATION, Flaw, RULES, flawedRules, freshIngress } from "../fixtures/ingresses.ts";
import { everyoneBut, keyOf } from "../fixtures/people.ts";
import { isAllowed, noticeOf } from "../fixtures/question.ts";
import { UNFIT } from "./helpers/unfit.ts";

/** One fixture that is Authority, Committee, Seats and Standing, and rules that let nobody pass. */
async function standIn(network: Founded) {
  const { ethers } = network;
  const contract = await ethers.deployContract("FoundingFixture");
  const address = await contract.getAddress();
  const rules = await flawedRules(network, Flaw.deniesAll);
  const set = async (name: string, ...args: unknown[]) => contract.getFunction(name).send(...args);
  return { address, rules, set };
}

async function founding() {
  const network = await founded();
  const ingress = await freshIngress(network);
  return { network, ingress, byFounder: ingress.connect(network.as("founder")) };
}

type StandIn = Awaited<ReturnType<typeof standIn>>;

/** Who decides who decides. */
const CONSTITUTION = [
  ["seats", "set"],
  ["seats", "suspend"],
  ["charter", "set"],
  ["accountIngress", "setContractAddress"],
  ["accounts", "enrolSeat"],
  ["accounts", "approveOfficerChangeByDecision"],
  ["accounts", "changeOfficersByDecision"],
] as const;

const ROLES = ["ADMIN", "Constitution", "Network", "Operation", "Emergency"];

/** What is not so, and the check that finds it. */
const INCOMPLETE: Record<string, [check: string, spoil: (stand: StandIn, network: Founded) => Promise<unknown>]> = {
  "the Committee is an address without code": [
    "the Committee has code",
    ({ set }, network) => set("setCommittee", network.stranger().address),
  ],
  "nobody is admin": ["there is one admin", ({ set }) => set("setAdminCount", 0)],
  "two are admin": ["there is one admin", ({ set }) => set("setAdminCount", 2)],
  "the Committee obeys another": [
    "the Committee obeys the Authority",
    async ({ set }, { suite }) => set("setAuthority", await suite.authority.getAddress()),
  ],
  "the Committee counts other seats": [
    "the Committee counts these Seats",
    async ({ set }, { suite }) => set("setSeats", await suite.seats.getAddress()),
  ],
  "the founder holds an office": [
    "the founder holds no office",
    ({ set }, network) => set("setWord", network.address("founder"), 1),
  ],
};
for (const [role, name] of ROLES.entries()) {
  INCOMPLETE[`the Committee lacks ${name}`] = [
    "the Committee holds every class",
    ({ address, set }) => set("setRole", role, address, false),
  ];
  INCOMPLETE[`the founder holds ${name}`] = [
    "the founder holds no role",
    ({ set }, network) => set("setRole", role, network.address("founder"), true),
  ];
}

for (const [contract, name] of CONSTITUTION) {
  INCOMPLETE[`${contract}.${name} is a mere Network entry`] = [
    "the constitution is Constitution",
    async ({ address, set }, { suite }) => {
      const functions: Interface = suite[contract].interface;
      const target = contract === "accountIngress" ? await suite.accountIngress.getAddress() : address;
      await set("setEntry", target, functions.getFunction(name)?.selector, 2);
    },
  ];
}

describe("ingress: hand-over", () => {
  describe("who", () => {
    for (const name of everyoneBut("founder")) {
      it(`refuses ${name}`, async () => {
        const { network, ingress } = await founding();
        const { accountRules, authority, seats } = network.suite;
        await expect(ingress.connect(keyOf(network, name)).handOver(accountRules, authority, seats))
          .to.be.revertedWithCustomError(ingress, "IngressUnauthorized")
          .withArgs(keyOf(network, name).address);
      });
    }
  });

  describe("given the founding is complete", () => {
    it("sets every key, tells so, and clears the founder", async () => {
      const { network, ingress, byFounder } = await founding();
      const { accountRules, authority, seats } = network.suite;
      const handed = byFounder.handOver(accountRules, authority, seats);
      await expect(handed).to.emit(ingress, "HandedOver").withArgs(network.address("founder"), authority, seats);
      await expect(handed).to.emit(ingress, "RegistryUpdated").withArgs(authority, ADMINISTRATION);
      await expect(handed).to.emit(ingress, "RegistryUpdated").withArgs(accountRules, RULES);
      expect([...(await ingress.getAllContractKeys())]).to.deep.equal([RULES, ADMINISTRATION]);
      expect(await ingress.seats()).to.equal(await seats.getAddress());
      expect(await ingress.founder()).to.equal(ZeroAddress);
    });

    it("puts the rules in force, which refuse the founder everything", async () => {
      const { network, ingress, byFounder } = await founding();
      const { accountRules, authority, committee, seats } = network.suite;
      await byFounder.handOver(accountRules, authority, seats);
      const place = await ingress.getAddress();
      const notice = await noticeOf(network).getAddress();
      for (const to of [null, notice, await committee.getAddress()]) {
        expect(await isAllowed(network, { from: network.address("founder"), to }, place)).to.be.false;
      }
      expect(await isAllowed(network, { from: network.address("bank-a.participant"), to: notice }, place)).to.be.true;
    });

    it("leaves the founder no key to set", async () => {
      const { network, ingress, byFounder } = await founding();
      const { accountRules, authority, seats } = network.suite;
      await byFounder.handOver(accountRules, authority, seats);
      const acts = [() => byFounder.setContractAddress(RULES, accountRules), () => byFounder.removeContract(RULES)];
      for (const act of acts) {
        await expect(act())
          .to.be.revertedWithCustomError(ingress, "IngressUnauthorized")
          .withArgs(network.address("founder"));
      }
    });

    it("takes place once", async () => {
      const { network, ingress, byFounder } = await founding();
      const { accountRules, authority, seats } = network.suite;
      await byFounder.handOver(accountRules, authority, seats);
      for (const caller of [byFounder, ingress.connect(network.as("bank-a.seat"))]) {
        await expect(caller.handOver(accountRules, authority, seats)).to.be.revertedWithCustomError(
          ingress,
          "IngressHandedOver",
        );
      }
    });
  });

  describe("given the founding is not complete", () => {
    it("accepts the stand-in as long as nothing is spoiled", async () => {
      const { network, ingress, byFounder } = await founding();
      const { address, rules } = await standIn(network);
      await expect(byFounder.handOver(rules, address, address)).to.emit(ingress, "HandedOver");
    });

    for (const [label, [check, spoil]] of Object.entries(INCOMPLETE)) {
      it(`because ${label}: refuses and leaves the founder in charge`, async () => {
        const { network, ingress, byFounder } = await founding();
        const stand = await standIn(network);
        await spoil(stand, network);
        await expect(byFounder.handOver(stand.rules, stand.address, stand.address))
          .to.be.revertedWithCustomError(ingress, "IngressFoundingIncomplete")
          .withArgs(check);
        expect(await ingress.founder()).to.equal(network.address("founder"));
        expect(await ingress.getSize()).to.equal(0);
      });
    }
  });

  describe("given rules that are not fit", () => {
    for (const [label, { probe, candidate }] of Object.entries(UNFIT)) {
      it(`because they ${label}: refuses`, async () => {
        const { network, ingress, byFounder } = await founding();
        const { authority, seats } = network.suite;
        const [rules, subject] = await candidate(network);
        await expect(byFounder.handOver(rules, authority, seats))
          .to.be.revertedWithCustomError(ingress, "IngressCandidateUnfit")
          .withArgs(rules, probe, subject);
      });
    }
  });
});

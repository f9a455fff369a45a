import { expect } from "chai";
import { ZeroAddress, zeroPadValue } from "ethers";
import type { Interface } from "ethers";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import {
  ADMINISTRATION,
  Flaw,
  INGRESS_KEYS,
  type IngressKey,
  RULES,
  RULES_OF,
  flawedRules,
  freshIngress,
  handOverArgs,
} from "../fixtures/ingresses.ts";
import { everyoneBut, keyOf } from "../fixtures/people.ts";
import { isAllowed, noticeOf } from "../fixtures/question.ts";
import { UNFIT_OF } from "./helpers/unfit.ts";

/** Storage slot of the Authority (contracts/ingress/Ingress.sol). */
const AUTHORITY_SLOT = 2;

/** One fixture that is Authority, Committee, Seats and Standing, to which the other ingresses were handed over. */
async function standIn(network: Founded, name: IngressKey) {
  const { ethers, networkHelpers, suite } = network;
  const contract = await ethers.deployContract("FoundingFixture");
  const address = await contract.getAddress();
  const set = async (fragment: string, ...args: unknown[]) => contract.getFunction(fragment).send(...args);
  await set("setNodes", await suite.nodes.getAddress());
  for (const other of INGRESS_KEYS) {
    if (other === name) continue;
    const place = await suite[other].getAddress();
    await networkHelpers.setStorageAt(place, AUTHORITY_SLOT, zeroPadValue(address, 32));
  }
  const good = await suite[RULES_OF[name]].getAddress();
  const rules = name === "accountIngress" ? await flawedRules(network, Flaw.deniesAll) : good;
  return { address, rules, set };
}

async function founding(name: IngressKey) {
  const network = await founded();
  const ingress = await freshIngress(network, name);
  return {
    network,
    ingress,
    byFounder: ingress.connect(network.as("founder")),
    args: await handOverArgs(network, name),
  };
}

type StandIn = Awaited<ReturnType<typeof standIn>>;

/** Who decides who decides. */
const CONSTITUTION = [
  ["seats", "set"],
  ["seats", "suspend"],
  ["charter", "set"],
  ["ingress", "setContractAddress"],
  ["accounts", "enrolSeat"],
  ["accounts", "approveOfficerChangeByDecision"],
  ["accounts", "changeOfficersByDecision"],
] as const;

const ROLES = ["ADMIN", "Constitution", "Network", "Operation", "Emergency"];

type Spoil = (stand: StandIn, network: Founded, ingress: string) => Promise<unknown>;

/** What is not so, and the check that finds it. */
const INCOMPLETE: Record<string, [check: string, spoil: Spoil]> = {
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
    async ({ address, set }, { suite }, ingress) => {
      const functions: Interface = suite[contract === "ingress" ? "accountIngress" : contract].interface;
      const target = contract === "ingress" ? ingress : address;
      await set("setEntry", target, functions.getFunction(name)?.selector, 2);
    },
  ];
}

for (const name of INGRESS_KEYS) {
  describe(`ingress: hand-over of ${name}`, () => {
    describe("who", () => {
      for (const caller of everyoneBut("founder")) {
        it(`refuses ${caller}`, async () => {
          const { network, ingress, args } = await founding(name);
          await expect(ingress.connect(keyOf(network, caller)).handOver(...args))
            .to.be.revertedWithCustomError(ingress, "IngressUnauthorized")
            .withArgs(keyOf(network, caller).address);
        });
      }
    });

    describe("given the founding is complete", () => {
      it("sets every key, tells so, and clears the founder", async () => {
        const { network, ingress, byFounder, args } = await founding(name);
        const [rules, authority, seats] = args;
        const handed = byFounder.handOver(...args);
        await expect(handed).to.emit(ingress, "HandedOver").withArgs(network.address("founder"), authority, seats);
        await expect(handed).to.emit(ingress, "RegistryUpdated").withArgs(authority, ADMINISTRATION);
        await expect(handed).to.emit(ingress, "RegistryUpdated").withArgs(rules, RULES);
        expect([...(await ingress.getAllContractKeys())]).to.deep.equal([RULES, ADMINISTRATION]);
        expect(await ingress.seats()).to.equal(seats);
        expect(await ingress.founder()).to.equal(ZeroAddress);
      });

      it("leaves the founder no key to set", async () => {
        const { network, ingress, byFounder, args } = await founding(name);
        await byFounder.handOver(...args);
        const acts = [() => byFounder.setContractAddress(RULES, args[0]), () => byFounder.removeContract(RULES)];
        for (const act of acts) {
          await expect(act())
            .to.be.revertedWithCustomError(ingress, "IngressUnauthorized")
            .withArgs(network.address("founder"));
        }
      });

      it("takes place once", async () => {
        const { network, ingress, byFounder, args } = await founding(name);
        await byFounder.handOver(...args);
        for (const caller of [byFounder, ingress.connect(network.as("bank-a.seat"))]) {
          await expect(caller.handOver(...args)).to.be.revertedWithCustomError(ingress, "IngressHandedOver");
        }
      });
    });

    describe("given the founding is not complete", () => {
      it("accepts the stand-in as long as nothing is spoiled", async () => {
        const { network, ingress, byFounder } = await founding(name);
        const { address, rules } = await standIn(network, name);
        await expect(byFounder.handOver(rules, address, address)).to.emit(ingress, "HandedOver");
      });

      for (const [label, [check, spoil]] of Object.entries(INCOMPLETE)) {
        it(`because ${label}: refuses and leaves the founder in charge`, async () => {
          const { network, ingress, byFounder } = await founding(name);
          const stand = await standIn(network, name);
          await spoil(stand, network, await ingress.getAddress());
          await expect(byFounder.handOver(stand.rules, stand.address, stand.address))
            .to.be.revertedWithCustomError(ingress, "IngressFoundingIncomplete")
            .withArgs(check);
          expect(await ingress.founder()).to.equal(network.address("founder"));
          expect(await ingress.getSize()).to.equal(0);
        });
      }
    });

    describe("given rules that are not fit", () => {
      for (const [label, { probe, candidate }] of Object.entries(UNFIT_OF[name])) {
        it(`because they ${label}: refuses`, async () => {
          const { network, ingress, byFounder, args } = await founding(name);
          const [rules, subject] = await candidate(network);
          await expect(byFounder.handOver(rules, args[1], args[2]))
            .to.be.revertedWithCustomError(ingress, "IngressCandidateUnfit")
            .withArgs(rules, probe, subject);
        });
      }
    });
  });
}

describe("ingress: order of the hand-overs", () => {
  for (const [other, check] of [
    ["nodeIngress", "the node ingress is handed over"],
    ["validatorIngress", "the validator ingress is handed over"],
  ] as const) {
    const refusal = async ({ network, ingress, byFounder, args }: Awaited<ReturnType<typeof founding>>) => {
      await expect(byFounder.handOver(...args))
        .to.be.revertedWithCustomError(ingress, "IngressFoundingIncomplete")
        .withArgs(check);
      expect(await ingress.founder()).to.equal(network.address("founder"));
    };

    it(`refuses the accounts' before ${other}'s, and takes it after`, async () => {
      const given = await founding("accountIngress");
      const first = await freshIngress(given.network, other);
      await refusal(given);
      const byFounder = first.connect(given.network.as("founder"));
      await byFounder.handOver(...(await handOverArgs(given.network, other)));
      await expect(given.byFounder.handOver(...given.args)).to.emit(given.ingress, "HandedOver");
    });

    it(`refuses the accounts' when ${other} obeys another Authority`, async () => {
      const given = await founding("accountIngress");
      const { networkHelpers, suite } = given.network;
      const another = zeroPadValue(await suite.committee.getAddress(), 32);
      await networkHelpers.setStorageAt(await suite[other].getAddress(), AUTHORITY_SLOT, another);
      await refusal(given);
    });

    it(`refuses the accounts' when ${other} has no code`, async () => {
      const given = await founding("accountIngress");
      await given.network.networkHelpers.setCode(await given.network.suite[other].getAddress(), "0x");
      await refusal(given);
    });
  }

  it("puts the accounts' rules in force last, which refuse the founder everything", async () => {
    const { network, ingress, byFounder, args } = await founding("accountIngress");
    await byFounder.handOver(...args);
    const place = await ingress.getAddress();
    const notice = await noticeOf(network).getAddress();
    for (const to of [null, notice, await network.suite.committee.getAddress()]) {
      expect(await isAllowed(network, { from: network.address("founder"), to }, place)).to.be.false;
    }
    expect(await isAllowed(network, { from: network.address("bank-a.participant"), to: notice }, place)).to.be.true;
  });
});

import { expect } from "chai";
import type { BaseContract } from "ethers";
import { call, decide } from "../fixtures/decisions.ts";
import { expectDecisionRefused, expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";

const PUBLIC_ROLE = 2n ** 64n - 1n;
const CONSTITUTION = 1n;
const NETWORK = 2n;
const OPERATION = 3n;
const EMERGENCY = 4n;
const REGULATOR = 12n;
const ISSUER = 16n;
const BUSINESS_ROLE = 100n;

type Handle =
  "authority" | "standing" | "organizations" | "accounts" | "charter" | "seats" | "committee" | "accountIngress";
type Row = readonly [contract: Handle, name: string, role: bigint];

/** Entries that stay as they are, whatever is decided. */
const LOCKED: Record<string, readonly Row[]> = {
  "the manager's own functions": [
    ["authority", "labelRole", EMERGENCY],
    ["authority", "grantRole", BUSINESS_ROLE],
    ["authority", "setClassDelays", OPERATION],
    ["authority", "succeed", PUBLIC_ROLE],
  ],
  "functions of Constitution class": [
    ["charter", "set", OPERATION],
    ["seats", "suspend", EMERGENCY],
    ["seats", "set", CONSTITUTION],
    ["accounts", "summon", BUSINESS_ROLE],
    ["standing", "addTargetWriter", PUBLIC_ROLE],
    ["accountIngress", "setContractAddress", OPERATION],
  ],
  "functions of a milder class, out of the classes": [
    ["organizations", "suspend", PUBLIC_ROLE],
    ["organizations", "setAccountCap", BUSINESS_ROLE],
    ["accounts", "enrol", REGULATOR],
    ["accounts", "revoke", 0n],
  ],
  "functions of offices": [
    ["accounts", "enrolOwn", OPERATION],
    ["accounts", "present", PUBLIC_ROLE],
    ["accounts", "approveOfficerChange", EMERGENCY],
    ["accounts", "requestRevocation", ISSUER],
  ],
  "functions of the suite that no entry names": [
    ["standing", "syncCommittee", EMERGENCY],
    ["committee", "relay", OPERATION],
    ["seats", "setAccount", OPERATION],
  ],
};

/** Entries that a decision moves within the classes. */
const MOVED: Record<string, Row> = {
  "to a stricter class": ["organizations", "setAccountCap", NETWORK],
  "to Constitution, from where it never returns": ["organizations", "suspend", CONSTITUTION],
  "to a milder class": ["organizations", "setAccountCap", EMERGENCY],
};

/** Roles that a function of a business contract may have. */
const BUSINESS = {
  "a class": OPERATION,
  "a role of its own": BUSINESS_ROLE,
  "an office": ISSUER,
};

describe("Authority.setTargetFunctionRole", () => {
  let network: TestNetwork;

  beforeEach(async () => {
    network = await founded();
  });

  const selector = (contract: BaseContract, name: string) => contract.getFunction(name).fragment.selector;
  const change = (contract: BaseContract, name: string, role: bigint) =>
    call(network.suite.authority, "setTargetFunctionRole", [contract.target, [selector(contract, name)], role]);

  const notice = () => network.record.contracts["Notice"]?.address ?? "";

  for (const [kind, rows] of Object.entries(LOCKED)) {
    describe(`of ${kind}`, () => {
      for (const [handle, name, role] of rows) {
        it(`is refused to a decision: ${handle}.${name} to role ${role}`, async () => {
          const { [handle]: contract, authority } = network.suite;
          const values = [contract.target, selector(contract, name), role];
          const before = await authority.getTargetFunctionRole(contract, selector(contract, name));
          const made = await change(contract, name, role);
          await expectDecisionRefused(network, made, authority, "AuthorityEntryLocked", values);
          expect(await authority.getTargetFunctionRole(contract, selector(contract, name))).to.equal(before);
        });
      }
    });
  }

  describe("of functions of a milder class", () => {
    for (const [kind, [handle, name, role]] of Object.entries(MOVED)) {
      it(`moves ${handle}.${name} ${kind}`, async () => {
        const { [handle]: contract, authority } = network.suite;
        await decide(network, [await change(contract, name, role)]);
        expect(await authority.getTargetFunctionRole(contract, selector(contract, name))).to.equal(role);
      });
    }
  });

  describe("of a business contract", () => {
    for (const [kind, role] of Object.entries(BUSINESS)) {
      it(`gives a function to ${kind}`, async () => {
        const { authority } = network.suite;
        const target = notice();
        const made = await call(authority, "setTargetFunctionRole", [target, ["0x12345678"], role]);
        await decide(network, [made]);
        expect(await authority.getTargetFunctionRole(target, "0x12345678")).to.equal(role);
      });
    }

    it("gives no function to everyone", async () => {
      const { authority } = network.suite;
      const values = [notice(), "0x12345678", PUBLIC_ROLE];
      const made = await call(authority, "setTargetFunctionRole", [notice(), ["0x12345678"], PUBLIC_ROLE]);
      await expectDecisionRefused(network, made, authority, "AuthorityEntryLocked", values);
    });

    it("gives setAuthority to nobody, by which a contract would leave the Authority", async () => {
      const { authority, seats } = network.suite;
      const leaving = selector(seats, "setAuthority");
      const made = await call(authority, "setTargetFunctionRole", [notice(), [leaving], OPERATION]);
      await expectDecisionRefused(network, made, authority, "AccessManagerLockedFunction", [leaving]);
    });

    it("keeps a function of a class within the classes", async () => {
      const { authority } = network.suite;
      const target = notice();
      await decide(network, [await call(authority, "setTargetFunctionRole", [target, ["0x12345678"], OPERATION])]);
      const made = await call(authority, "setTargetFunctionRole", [target, ["0x12345678"], BUSINESS_ROLE]);
      await expectDecisionRefused(network, made, authority, "AuthorityEntryLocked", [
        target,
        "0x12345678",
        BUSINESS_ROLE,
      ]);
    });
  });

  for (const outsider of ["founder", "bank-a.seat", "bank-b.developer", "regulator.officer-1"]) {
    it(`is refused to ${outsider}`, async () => {
      const { authority } = network.suite;
      const caller = network.address(outsider);
      const target = notice();
      const made = authority.connect(network.as(outsider)).setTargetFunctionRole(target, ["0x12345678"], BUSINESS_ROLE);
      await expectRefusal(made, authority, "AccessManagerUnauthorizedAccount", [caller, 0]);
    });
  }
});

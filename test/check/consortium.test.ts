import { expect } from "chai";
import { network } from "hardhat";
import { id, solidityPackedKeccak256, toBeHex, zeroPadValue } from "ethers";
import { checkConsortium } from "../../lib/check/consortium.ts";
import type { Desk } from "../../lib/desk.ts";
import { roleOf } from "../../lib/suite/words.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";

const connection = await network.create();
const YEAR = 365 * 86_400;
const INGRESS = "0x0000000000000000000000000000000000008888";

describe("consortium check", () => {
  let live: DeskNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(deskNetwork);
  });

  const findings = async (desk: Desk = live.desk): Promise<string[]> =>
    (await checkConsortium(desk)).data.findings.map(({ part, finding }) => `${part}: ${finding}`);
  const addressOf = (name: string): string => live.record.contracts[name]?.address ?? "";
  /** The desk with one contract of its record changed. */
  const recorded = (name: string, changes: object): Desk => {
    const contract = live.record.contracts[name];
    if (contract === undefined) throw new Error(`no ${name}`);
    const contracts = { ...live.record.contracts, [name]: { ...contract, ...changes } };
    return { ...live.desk, record: { ...live.record, contracts } };
  };

  it("should find nothing on a freshly founded network", async () => {
    const report = await checkConsortium(live.desk);
    expect(report.data.findings).to.deep.equal([]);
    expect(report.data.sound).to.equal(true);
    expect(report.failed).to.equal(false);
    expect(report.text).to.match(/Nothing is off\.$/);
  });

  describe("code", () => {
    it("should find a contract that runs other code", async () => {
      await live.networkHelpers.setCode(addressOf("AccountRules"), "0x60016000526020600060003960206000f3");
      expect((await findings()).join()).to.match(
        /code: AccountRules at 0x\w+ runs other code than this version compiles\./,
      );
    });

    it("should find a contract that is gone", async () => {
      await live.networkHelpers.setCode(addressOf("Notice"), "0x");
      expect((await findings()).join()).to.match(/code: Notice at 0x\w+ has no code\./);
    });

    it("should find an edited hash in the record", async () => {
      expect(await findings(recorded("Seats", { bytecodeHash: id("other") }))).to.deep.equal([
        `code: Seats at ${addressOf("Seats")} runs other code than the record says.`,
      ]);
    });

    it("should find edited arguments in the record", async () => {
      const args = live.record.contracts.FreezeOrders?.constructorArgs ?? [];
      expect(await findings(recorded("FreezeOrders", { constructorArgs: [...args].reverse() }))).to.deep.equal([
        `code: FreezeOrders at ${addressOf("FreezeOrders")} was created with other arguments than the record says.`,
      ]);
    });

    it("should find an edited transaction in the record", async () => {
      const { transaction } = live.record.contracts.Charter ?? {};
      expect((await findings(recorded("Seats", { transaction }))).join()).to.match(
        /code: Seats at 0x\w+ was not created by the recorded transaction/,
      );
    });

    it("should find an edited ABI in the record", async () => {
      expect((await findings(recorded("Notice", { abi: [] }))).join()).to.include("The recorded ABI of Notice");
    });
  });

  describe("wiring", () => {
    it("should find an ingress that points at other rules", async () => {
      const word = zeroPadValue(addressOf("Notice"), 31);
      await live.networkHelpers.setStorageAt(INGRESS, 0, `0x00${word.slice(2)}`);
      expect(await findings()).to.include(
        "wiring: AccountIngress points its key rules at Notice, not at AccountRules.",
      );
    });

    it("should find an ingress that obeys another Authority", async () => {
      await live.networkHelpers.setStorageAt(INGRESS, 2, zeroPadValue(addressOf("Notice"), 32));
      const found = await findings();
      expect(found).to.include("wiring: AccountIngress names Notice as authority, not the recorded Authority.");
      expect(found).to.include("wiring: AccountIngress points its key administration at Notice, not at Authority.");
    });

    it("should find a contract of the suite that the record does not know", async () => {
      const other = addressOf("Notice");
      const found = await findings(recorded("Standing", { address: other }));
      expect(found).to.include("wiring: Standing does not name its authority.");
      expect(found).to.include("wiring: Organizations names Standing as standing, not the recorded Standing.");
    });
  });

  describe("power", () => {
    it("should find that the founding was not handed over", async () => {
      await live.networkHelpers.setStorageAt(INGRESS, 1, zeroPadValue(live.record.founder, 32));
      await live.networkHelpers.setStorageAt(INGRESS, 0, toBeHex(0, 32));
      const found = (await findings()).join("\n");
      expect(found).to.match(/power: The founding was not handed over: 0x\w+ still governs the ingress\./);
      expect(found).to.match(/power: The founder 0x\w+ may set the ingress\./);
      expect(found).to.match(/power: The ingress lets the founder 0x\w+ transact\./);
    });

    it("should find a grant of ADMIN to somebody else among the events", async () => {
      await emit("RoleGranted", [0, live.address("bank-a.operator"), 0, 0, true]);
      expect(await findings()).to.include("power: bank-a.operator holds ADMIN.");
    });

    it("should find a grant of a class to somebody else among the events", async () => {
      await emit("RoleGranted", [roleOf("Emergency"), live.address("bank-a.operator"), 0, 0, true]);
      expect(await findings()).to.include("power: bank-a.operator holds class Emergency.");
    });

    it("should find an office granted outside Standing", async () => {
      await emit("RoleGranted", [roleOf("Regulator"), live.address("bank-a.operator"), 0, 0, true]);
      expect(await findings()).to.include("power: bank-a.operator was granted office Regulator outside Standing.");
    });

    it("should find that the Committee lost a class", async () => {
      await emit("RoleRevoked", [roleOf("Network"), addressOf("Committee")]);
      expect(await findings()).to.include("power: The events do not show that the Committee holds class Network.");
    });

    it("should find a closed target", async () => {
      await emit("TargetClosed", [addressOf("FreezeOrders"), true]);
      expect((await findings()).join()).to.match(
        /power: In block \d+ a target was closed, which the Authority forbids\./,
      );
    });

    it("should find a guardian", async () => {
      await emit("RoleGuardianChanged", [roleOf("Operation"), roleOf("Operator")]);
      expect((await findings()).join()).to.match(/power: In block \d+ a role's guardian was changed/);
    });
  });

  describe("table", () => {
    it("should find a function that belongs to another role", async () => {
      const selector = live.suite.accounts.interface.getFunction("suspend").selector;
      await emit("TargetFunctionRoleUpdated", [addressOf("Accounts"), selector, roleOf("Operator")]);
      expect(await findings()).to.include(
        "table: Accounts.suspend belongs to office Operator, not to class Emergency.",
      );
    });

    it("should find a function that an entry opened", async () => {
      const selector = live.suite.authority.interface.getFunction("succeed").selector;
      await emit("TargetFunctionRoleUpdated", [addressOf("Authority"), selector, roleOf("Emergency")]);
      expect(await findings()).to.include("table: Authority.succeed belongs to class Emergency, not to ADMIN.");
    });
  });

  describe("rates", () => {
    it("should find rates that the rest cannot meet without the largest seat", async () => {
      const charter = addressOf("Charter");
      const week = 604_800n << 32n;
      await live.networkHelpers.setStorageAt(charter, 1, toBeHex(week | (9_000n << 16n) | 8_000n, 32));
      expect((await findings()).join()).to.match(
        /rates: The rates of class Constitution are out of reach\. Refused: without its largest seat \(25 of 100\)/,
      );
    });

    it("should find a live seat whose account cannot act", async () => {
      const standing = addressOf("Standing");
      const seat = live.address("bank-d.seat");
      const { storageKey, word } = await accountSlot(standing, seat);
      await live.networkHelpers.setStorageAt(standing, storageKey, toBeHex((word & ~0xffn) | 2n, 32));
      expect(await findings()).to.include("rates: The seat of bank-d has no active account: bank-d.seat is Suspended.");
    });
  });

  describe("accounts", () => {
    it("should find KYC records that are overdue", async () => {
      await live.advance(3 * YEAR);
      expect((await findings()).join()).to.match(
        /accounts: The KYC record of bank-a\.seat is overdue since 2028-12-31/,
      );
    });
  });

  /** Where Standing keeps the word of an account: the slot of its first mapping that holds it. */
  async function accountSlot(standing: string, account: string): Promise<{ storageKey: string; word: bigint }> {
    const word = await live.suite.standing.accountOf(account);
    for (let slot = 0; slot < 8; slot += 1) {
      const storageKey = solidityPackedKeccak256(["uint256", "uint256"], [account, slot]);
      if (BigInt(await live.provider.getStorage(standing, storageKey)) === word) return { storageKey, word };
    }
    throw new Error("Standing keeps its words elsewhere");
  }

  /** Makes the Authority's address emit an event, and leaves its code as it was. */
  async function emit(event: string, args: readonly unknown[]): Promise<void> {
    const authority = addressOf("Authority");
    const { topics, data } = live.suite.authority.interface.encodeEventLog(event, args);
    const fixture = await live.ethers.deployContract("EmitterFixture");
    const code = await live.provider.getCode(authority);
    await live.networkHelpers.setCode(authority, await live.provider.getCode(fixture));
    await fixture.attach(authority).getFunction("emitEvent").send(topics, data);
    await live.networkHelpers.setCode(authority, code);
  }
});

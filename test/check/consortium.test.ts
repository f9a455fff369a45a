import { expect } from "chai";
import { network } from "hardhat";
import {
  type TransactionResponse,
  concat,
  getCreateAddress,
  id,
  solidityPackedKeccak256,
  toBeHex,
  zeroPadValue,
} from "ethers";
import { checkConsortium } from "../../lib/check/consortium.ts";
import type { Desk } from "../../lib/desk.ts";
import { artifactOf } from "../../lib/suite/artifacts.ts";
import { roleOf } from "../../lib/suite/words.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";
import { emit, overwrite } from "./helpers/tampering.ts";

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
    expect(report.data.skipped).to.have.length(1);
    expect(report.text).to.match(
      /^skip what bond-network was founded from: .*give --consortium FILE\nNothing that was checked is off\.$/m,
    );
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

    it("should find a contract of which the record names no creation", async () => {
      expect(await findings(recorded("Authority", { transaction: null }))).to.deep.equal([
        "code: The record does not say which transaction created Authority.",
      ]);
    });

    it("should find an ingress elsewhere, of which the record names no creation", async () => {
      const address = live.address("bank-a.operator");
      await live.networkHelpers.setCode(address, await live.provider.getCode(INGRESS));
      expect(await findings(recorded("AccountIngress", { address }))).to.include(
        "code: The record does not say which transaction created AccountIngress.",
      );
    });

    it("should find a creation that failed where genesis had put code", async () => {
      const { bytecode, interface: contract } = artifactOf("Notice");
      const data = concat([bytecode, contract.encodeDeploy(live.record.contracts.Notice?.constructorArgs ?? [])]);
      const { from, hash, nonce } = await failed({ data, gasLimit: 100_000n });
      const address = getCreateAddress({ from, nonce });
      await live.networkHelpers.setCode(address, await live.provider.getCode(addressOf("Notice")));
      expect(await findings(recorded("Notice", { address, transaction: hash }))).to.include(
        `code: Notice at ${address} was not created by the recorded transaction ${hash}.`,
      );
    });

    it("should find an edited ABI in the record", async () => {
      expect((await findings(recorded("Notice", { abi: [] }))).join()).to.include("The recorded ABI of Notice");
    });
  });

  describe("code, whose hand-over the record tells", () => {
    const edited = (changes: object): Desk => ({ ...live.desk, record: { ...live.record, ...changes } });

    it("should find another block than the one that holds it", async () => {
      const { block, transaction } = live.record.handOver;
      expect(await findings(edited({ handOver: { block: block + 1_000, transaction } }))).to.deep.equal([
        `code: The hand-over is in block ${block}, not in the recorded block ${block + 1_000}.`,
      ]);
    });

    it("should find another transaction, and one that the node does not know", async () => {
      const { block } = live.record.handOver;
      for (const transaction of [live.record.contracts.Seats?.transaction ?? "", id("none")]) {
        expect(await findings(edited({ handOver: { block, transaction } }))).to.deep.equal([
          `code: The recorded transaction ${transaction} is not the hand-over.`,
        ]);
      }
    });

    it("should find another call of the ingress, and a hand-over that reverted", async () => {
      const { interface: ingress } = live.suite.accountIngress;
      const other = await live
        .as("founder")
        .sendTransaction({ to: INGRESS, data: ingress.encodeFunctionData("getSize") });
      const data = ingress.encodeFunctionData("handOver", [INGRESS, INGRESS, INGRESS]);
      const reverted = await failed({ to: INGRESS, data, gasLimit: 200_000n });
      for (const { hash } of [other, reverted]) {
        const block = (await live.provider.getTransactionReceipt(hash))?.blockNumber;
        expect(await findings(edited({ handOver: { block, transaction: hash } }))).to.deep.equal([
          `code: The recorded transaction ${hash} is not the hand-over.`,
        ]);
      }
    });

    it("should find another founder than the one who created the Authority and handed over", async () => {
      const { founder } = live.record;
      const other = live.stranger().address;
      expect(await findings(edited({ founder: other }))).to.deep.equal([
        `code: Authority was created by ${founder}, not by the recorded founder ${other}.`,
        `code: ${founder} handed over, not the recorded founder ${other}.`,
      ]);
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

  describe("the wiring of supervision and assets", () => {
    for (const [missing, lines] of [
      [
        "Recovery",
        [
          "Accounts names Recovery as recovery",
          "FreezeOrders names Recovery as recovery",
          "Dossier names Recovery as recovery",
          "AssetToken names Recovery as recovery",
        ],
      ],
      [
        "FreezeOrders",
        [
          "Recovery names FreezeOrders as freezeOrders",
          "Dossier names FreezeOrders as freezeOrders",
          "AssetToken names FreezeOrders as freezeOrders",
          "AssetRegister names FreezeOrders as freezeOrders",
        ],
      ],
      [
        "Organizations",
        ["Directives names Organizations as organizations", "AssetRegister names Organizations as organizations"],
      ],
      ["Standing", ["AssetToken names Standing as standing", "AssetRegister names Standing as standing"]],
      ["Authority", ["AssetRegister names Authority as authority"]],
      ["Directives", ["AssetToken names Directives as directives"]],
      ["Dossier", ["AssetReport names Dossier as dossier"]],
      ["AssetToken", ["AssetRegister names AssetToken as implementation"]],
      [
        "AssetRegister",
        [
          "FreezeOrders names AssetRegister as assets",
          "AssetToken names AssetRegister as register",
          "AssetReport names AssetRegister as register",
        ],
      ],
    ] as const) {
      it(`should find who knows another ${missing} than the recorded one`, async () => {
        const found = await findings(recorded(missing, { address: addressOf("Notice") }));
        expect(found).to.include.members(lines.map((line) => `wiring: ${line}, not the recorded ${missing}.`));
      });
    }

    it("should find that supervision is not recorded", async () => {
      const found = (await findings(recorded("Directives", { address: addressOf("Notice") }))).join("\n");
      expect(found).to.include("wiring: Directives does not name its authority.");
    });
  });

  describe("what Standing knows", () => {
    it("should find a field that somebody else writes", async () => {
      const [from, to] = [BigInt(addressOf("FreezeOrders")), BigInt(addressOf("Notice"))];
      await overwrite(live, addressOf("Standing"), 1, from, to);
      expect(await findings()).to.include("wiring: Standing's field Freeze is written by Notice, not by FreezeOrders.");
    });

    for (const [field, number, writer] of [
      ["Recovery", 2, "Recovery"],
      ["OrganizationFreeze", 6, "FreezeOrders"],
      ["TargetFreeze", 7, "FreezeOrders"],
      ["Holding", 8, "FreezeOrders"],
      ["OrderedHoldings", 9, "FreezeOrders"],
    ] as const) {
      it(`should find another writer of ${field}`, async () => {
        await overwrite(live, addressOf("Standing"), number, BigInt(addressOf(writer)), BigInt(addressOf("Notice")));
        expect(await findings()).to.include(
          `wiring: Standing's field ${field} is written by Notice, not by ${writer}.`,
        );
      });
    }

    for (const registry of ["Releases", "AssetRegister"]) {
      it(`should find that ${registry} records no targets`, async () => {
        await overwrite(live, addressOf("Standing"), addressOf(registry), 1n, 0n);
        expect(await findings()).to.deep.equal([
          `wiring: ${registry} does not record targets in Standing, as it should.`,
        ]);
      });
    }

    for (const name of ["Seats", "AssetToken", "AssetRegister", "AssetReport"]) {
      it(`should find that ${name} is no longer protected`, async () => {
        const word = await live.suite.standing.targetOf(addressOf(name));
        await overwrite(live, addressOf("Standing"), addressOf(name), word, 1n);
        expect(await findings()).to.include(
          `wiring: ${name} is not the target in Standing that it should be: its word is 1.`,
        );
      });
    }

    it("should find a known target that the record does not name", async () => {
      const target = live.address("bank-a.operator");
      await live.networkHelpers.setStorageAt(
        addressOf("Standing"),
        await slotOf(addressOf("Notice"), target),
        toBeHex(1, 32),
      );
      await emit(live, "Standing", "TargetWritten", [target, 1]);
      expect(await findings()).to.include("wiring: bank-a.operator is a known target, which the record does not name.");
    });
  });

  describe("power", () => {
    it("should find that the founding was not handed over", async () => {
      await live.networkHelpers.setStorageAt(INGRESS, 1, zeroPadValue(live.record.founder, 32));
      await live.networkHelpers.setStorageAt(INGRESS, 0, toBeHex(0, 32));
      const found = (await findings()).join("\n");
      expect(found).to.match(/power: The founding was not handed over: 0x\w+ still governs the account ingress\./);
      expect(found).to.match(/power: The founder 0x\w+ may set the account ingress\./);
      expect(found).to.match(/power: The ingress lets the founder 0x\w+ transact\./);
    });

    it("should find a grant of ADMIN to somebody else among the events", async () => {
      await emit(live, "Authority", "RoleGranted", [0, live.address("bank-a.operator"), 0, 0, true]);
      expect(await findings()).to.include("power: bank-a.operator holds ADMIN.");
    });

    it("should find a grant of a class to somebody else among the events", async () => {
      await emit(live, "Authority", "RoleGranted", [roleOf("Emergency"), live.address("bank-a.operator"), 0, 0, true]);
      expect(await findings()).to.include("power: bank-a.operator holds class Emergency.");
    });

    it("should find an office granted outside Standing", async () => {
      await emit(live, "Authority", "RoleGranted", [roleOf("Regulator"), live.address("bank-a.operator"), 0, 0, true]);
      expect(await findings()).to.include("power: bank-a.operator was granted office Regulator outside Standing.");
    });

    it("should find that the Committee lost a class", async () => {
      await emit(live, "Authority", "RoleRevoked", [roleOf("Network"), addressOf("Committee")]);
      expect(await findings()).to.include("power: The events do not show that the Committee holds class Network.");
    });

    it("should find a closed target", async () => {
      await emit(live, "Authority", "TargetClosed", [addressOf("FreezeOrders"), true]);
      expect((await findings()).join()).to.match(
        /power: In block \d+ a target was closed, which the Authority forbids\./,
      );
    });

    it("should find a guardian", async () => {
      await emit(live, "Authority", "RoleGuardianChanged", [roleOf("Operation"), roleOf("Operator")]);
      expect((await findings()).join()).to.match(/power: In block \d+ a role's guardian was changed/);
    });
  });

  describe("table", () => {
    it("should find a function that belongs to another role", async () => {
      const selector = live.suite.accounts.interface.getFunction("suspend").selector;
      await emit(live, "Authority", "TargetFunctionRoleUpdated", [addressOf("Accounts"), selector, roleOf("Operator")]);
      expect(await findings()).to.include(
        "table: Accounts.suspend belongs to office Operator, not to class Emergency.",
      );
    });

    it("should find a function that an entry opened", async () => {
      const selector = live.suite.authority.interface.getFunction("succeed").selector;
      await emit(live, "Authority", "TargetFunctionRoleUpdated", [
        addressOf("Authority"),
        selector,
        roleOf("Emergency"),
      ]);
      expect(await findings()).to.include("table: Authority.succeed belongs to class Emergency, not to ADMIN.");
    });
  });

  describe("table, where the Authority answers otherwise than its events", () => {
    it("should find it", async () => {
      const selector = live.suite.charter.interface.getFunction("set").selector;
      await emit(live, "Authority", "TargetFunctionRoleUpdated", [addressOf("Charter"), selector, roleOf("Emergency")]);
      expect(await findings()).to.include.members([
        "table: Charter.set belongs to class Constitution, but the events say class Emergency.",
        "table: Charter.set belongs to class Emergency, not to class Constitution.",
      ]);
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

    it("should find a class that waits longer than a stricter one, or less than a day", async () => {
      await setDelay("Network", 3_600n);
      const found = await findings();
      expect(found).to.include("rates: Class Network waits only 1h.");
      expect(found).to.include("rates: Class Operation waits 1d, longer than the stricter class before it.");
      expect(found).to.include("decisions: Class Network waits 1h, but 2d was set last.");
    });

    it("should find a live seat whose account cannot act", async () => {
      const standing = addressOf("Standing");
      const seat = live.address("bank-d.seat");
      const word = await live.suite.standing.accountOf(seat);
      await overwrite(live, standing, seat, word, (word & ~0xffn) | 2n);
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

    it("should find a regulator without officers enough", async () => {
      await live.advance(6 * YEAR);
      expect(await findings()).to.include(
        "accounts: Regulator regulator has 0 officers that count; it needs 2 to act alone.",
      );
    });
  });

  /** Sends what fails, as the founder; it is in the newest block all the same. */
  async function failed(request: object): Promise<TransactionResponse> {
    await live
      .as("founder")
      .sendTransaction(request)
      .catch(() => undefined);
    const block = await live.provider.getBlock("latest", true);
    const [sent] = block?.prefetchedTransactions ?? [];
    if (sent === undefined) throw new Error("nothing was sent");
    return sent;
  }

  /** Where Standing would keep the word of a target, found by that of another. */
  async function slotOf(known: string, target: string): Promise<string> {
    const word = await live.suite.standing.targetOf(known);
    for (let slot = 0; slot < 16; slot += 1) {
      const place = (key: string) => solidityPackedKeccak256(["uint256", "uint256"], [key, slot]);
      const found = await live.provider.getStorage(addressOf("Standing"), place(known));
      if (word !== 0n && BigInt(found) === word) return place(target);
    }
    throw new Error("Standing keeps its targets elsewhere");
  }

  /** Sets the Committee's delay of a class behind the Authority's back; AccessManager packs `since`, then the delay. */
  async function setDelay(name: "Network", seconds: bigint): Promise<void> {
    const authority = addressOf("Authority");
    for (let slot = 0; slot < 16; slot += 1) {
      const role = solidityPackedKeccak256(["uint256", "uint256"], [roleOf(name), slot]);
      const place = solidityPackedKeccak256(["uint256", "uint256"], [addressOf("Committee"), role]);
      const word = BigInt(await live.provider.getStorage(authority, place));
      if (word === 0n) continue;
      const changed = (word & ~(0xffffffffn << 48n)) | (seconds << 48n);
      await live.networkHelpers.setStorageAt(authority, place, toBeHex(changed, 32));
      return;
    }
    throw new Error("the Authority keeps its roles elsewhere");
  }
});

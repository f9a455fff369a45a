import { expect } from "chai";
import { network } from "hardhat";
import { ZeroHash, solidityPackedKeccak256, toBeHex, zeroPadValue } from "ethers";
import { checkConsortium } from "../../lib/check/consortium.ts";
import { propose } from "../../lib/committee/propose.ts";
import { execute } from "../../lib/committee/execute.ts";
import { vote } from "../../lib/committee/vote.ts";
import { FIELDS } from "../../lib/enums.ts";
import { INGRESS } from "../../lib/suite/types.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";
import { emit } from "./helpers/tampering.ts";

const connection = await network.create();

/** The slot in which the validator ingress keeps its list (`contracts/ingress/ValidatorIngress.sol`). */
const KEPT = 4;
const SLOTS = 16;
const NODE_FIELD = FIELDS.indexOf("Node");
/** Code that answers no to everything. */
const NO = "0x5f5f5260205ff3";

describe("consortium check: nodes", () => {
  let live: DeskNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(deskNetwork);
  });

  const findings = async (): Promise<string[]> =>
    (await checkConsortium(live.desk)).data.findings.map(({ part, finding }) => `${part}: ${finding}`);
  const addressOf = (name: string): string => live.record.contracts[name]?.address ?? "";

  /** Writes another kind into a node's word, which lies in a mapping of mappings by field and node. */
  const rekind = async (name: string, kind: bigint) => {
    const id = live.desk.book.node(name);
    const word = await live.suite.standing.nodeOf(id);
    const changed = (word & ~0xff00n) | (kind << 8n);
    for (let slot = 0; slot < SLOTS; slot += 1) {
      const field = solidityPackedKeccak256(["uint256", "uint256"], [NODE_FIELD, slot]);
      const place = solidityPackedKeccak256(["bytes32", "bytes32"], [id, field]);
      if (BigInt(await live.provider.getStorage(addressOf("Standing"), place)) !== word) continue;
      await live.networkHelpers.setStorageAt(addressOf("Standing"), place, toBeHex(changed, 32));
    }
    expect(await live.suite.standing.nodeOf(id)).to.equal(changed);
  };

  const decided = async (call: string, args: readonly unknown[]) => {
    const { desk, actor } = live;
    const { proposal, terms } = (await propose(desk, actor("bank-a.seat"), { calls: [{ call, args }] })).data;
    for (const seat of ["bank-a.seat", "bank-b.seat", "csd.seat"]) {
      await vote(desk, actor(seat), { proposal, support: "for" });
    }
    await execute(desk, actor("bank-a.seat"), proposal);
    if (terms.delay === 0) return;
    await live.advance(terms.delay);
    await execute(desk, actor("bank-a.seat"), proposal);
  };

  it("should prove that the engine is told of the set and each validator may connect to every other", async () => {
    const { proved } = (await checkConsortium(live.desk)).data;
    expect(proved).to.include(
      "the engine is told of the set's validators, the kept list is theirs, and each may connect to every other",
    );
  });

  it("should find a kept list that is not refreshed after a change, and nothing once anybody did", async () => {
    await decided("ValidatorSet.demote", ["bank-d.node"]);
    expect(await findings()).to.deep.equal([
      "nodes: The list that the validator ingress keeps is not the one in force: `validator sync` refreshes it.",
    ]);
    await live.actor("csd.operator").act(await live.suite.validatorIngress.sync.populateTransaction());
    expect(await findings()).to.deep.equal([]);
  });

  it("should find a node of a suspended organization that still validates", async () => {
    await decided("Organizations.suspend", ["bank-d"]);
    expect(await findings()).to.deep.equal([
      "nodes: bank-d.node still validates, though bank-d is Suspended: `validator demote bank-d.node`.",
    ]);
  });

  it("should find an ingress that tells the kept list, because its set fails", async () => {
    await live.networkHelpers.setCode(addressOf("ValidatorSet"), "0xfe");
    const found = (await findings()).join("\n");
    expect(found).to.match(/nodes: The nodes could not be checked\./);
    await live.networkHelpers.setStorageAt(INGRESS.validator, KEPT, ZeroHash);
    expect((await findings()).join("\n")).to.match(/nodes: The nodes could not be checked\./);
  });

  it("should find validators that a repair path alone keeps connected to nobody else", async () => {
    await live.networkHelpers.setCode(addressOf("NodeRules"), NO);
    expect((await findings()).filter((line) => line.startsWith("nodes: The validators"))).to.deep.equal([]);
    await live.networkHelpers.setCode(INGRESS.node, NO);
    const found = (await findings()).filter((line) => line.startsWith("nodes: "));
    expect(found).to.have.length(10);
    expect(found[0]).to.match(/^nodes: The validators (\S+) and (\S+) may not connect: `explain connection \1 \2`\.$/);
  });

  it("should find a validator that the register does not call one", async () => {
    await rekind("csd.node", 1n);
    expect(await findings()).to.include("nodes: csd.node validates, but the register does not say so.");
  });

  it("should find a validator that the register calls one and that is not in the set", async () => {
    await rekind("auditor.node", 2n);
    expect(await findings()).to.include("nodes: The register calls auditor.node a validator, which it is not.");
  });

  it("should find an ingress that tells other validators than the set has", async () => {
    const place = solidityPackedKeccak256(["uint256"], [KEPT]);
    await live.networkHelpers.setStorageAt(INGRESS.validator, place, zeroPadValue(live.address("bank-a.operator"), 32));
    await live.networkHelpers.setStorageAt(INGRESS.validator, 0, toBeHex(0, 32));
    const found = (await findings()).filter((line) => line.startsWith("nodes: "));
    expect(found).to.include("nodes: bank-a.operator validates, but is not in the set.");
    expect(found).to.include("nodes: bank-a.operator validates and is no node of the register.");
    expect(found.join("\n")).to.match(/nodes: \S+\.node is in the set, but does not validate\./);
  });

  it("should find a promotion and a repointing without a decision", async () => {
    await emit(live, "ValidatorSet", "ValidatorPromoted", [live.desk.book.node("csd.node"), addressOf("Notice")]);
    await emit(live, "NodeIngress", "RegistryUpdated", [addressOf("Notice"), ZeroHash]);
    const found = (await findings()).join("\n");
    expect(found).to.match(/decisions: In block \d+ a node became a validator without an executed decision\./);
    expect(found).to.match(/decisions: In block \d+ the node ingress changed without an executed decision\./);
  });

  it("should find an ingress that the founder still governs", async () => {
    await live.networkHelpers.setStorageAt(INGRESS.node, 1, zeroPadValue(live.record.founder, 32));
    expect((await findings()).join("\n")).to.match(
      /power: The founding was not handed over: 0x\w+ still governs the node ingress\./,
    );
  });

  it("should find nothing in a contract that the method lists manage", async () => {
    await decided("MethodLists.manage", ["Notice", []]);
    expect(await findings()).to.deep.equal([]);
  });
});

import { expect } from "chai";
import { z } from "zod";
import { propose } from "../../lib/committee/propose.ts";
import { checkConsortium } from "../../lib/check/consortium.ts";
import { showNode } from "../../lib/nodes/show.ts";
import { admitNode } from "../../lib/nodes/admit.ts";
import { proposalOf } from "../../lib/proposals.ts";
import { consortiumStatus } from "../../lib/status.ts";
import { type Change, changeValidator, changingOffices } from "../../lib/validators/change.ts";
import { listValidators } from "../../lib/validators/list.ts";
import { syncValidators } from "../../lib/validators/sync.ts";
import { hardhat } from "./helpers/command.ts";
import { decide } from "./helpers/decide.ts";
import { documentOf } from "./helpers/document.ts";
import { type LiveDevnet, liveDevnet } from "./helpers/live.ts";
import { strangeEnode } from "./helpers/nodes.ts";
import { refusal } from "./helpers/refusal.ts";

const listSchema = z.strictObject({
  validators: z.array(
    z.strictObject({
      validator: z.string().length(42),
      node: z.string().length(66),
      name: z.string().optional(),
      organization: z.string(),
      status: z.string(),
      organizationStatus: z.string(),
    }),
  ),
  floor: z.int(),
  changesLeft: z.int(),
});

const changedSchema = z.strictObject({
  node: z.string().length(66),
  name: z.string(),
  organization: z.string(),
  did: z.enum(["demoted", "proposed"]),
  proposal: z.int().optional(),
  transaction: z.string().length(66),
});

describe("tasks: validator", () => {
  let live: LiveDevnet;

  before(async () => {
    live = await liveDevnet();
  });

  after(() => live.stop());

  const listed = async () => {
    const report = await listValidators(live.desk);
    return { ...listSchema.parse(documentOf(report)), text: report.text };
  };

  /** In a block of its own: a block in which the set changed has no further change to give. */
  const changed = async (node: string, change: Change, by = "bank-a.seat") => {
    await live.advance(1);
    const report = await changeValidator(live.desk, live.actor(by), node, change);
    return { ...changedSchema.parse(documentOf(report)), text: report.text };
  };

  const decided = async (call: string, args: readonly unknown[]) => {
    const { data } = await propose(live.desk, live.actor("bank-a.seat"), { calls: [{ call, args }] });
    await decide(live, data.proposal);
  };

  describe("list", () => {
    it("should list node, organization and status, the floor, and the changes left", async () => {
      const { validators, floor, changesLeft, text } = await listed();
      expect(validators.map(({ name }) => name)).to.have.members(
        ["bank-a", "bank-b", "bank-c", "bank-d", "csd"].map((name) => `${name}.node`),
      );
      expect([floor, changesLeft]).to.deep.equal([4, 1]);
      expect(text).to.match(/^validator +node +organization +status\n/);
      expect(text).to.match(/\n5 validators, at least 4; 1 may change in one block\.$/);
      for (const line of text.split("\n")) expect(line.length).to.be.at.most(100);
    });
  });

  describe("promote", () => {
    it("should propose an observer of a member, as Network, which validates when it passes", async () => {
      const enode = strangeEnode(20);
      await admitNode(live.desk, live.actor("csd.operator"), { enode, name: "csd.second" });
      const { proposal = 0, did, text } = await changed(enode, "promote");
      expect(did).to.equal("proposed");
      expect(text).to.match(/^bank-a\.seat proposes it to the committee\.\n/);
      expect(await proposalOf(live.desk.suite, proposal)).to.include({ class: "Network" });
      await decide(live, proposal);
      const { validator, kind } = (await showNode(live.desk, enode)).data;
      expect(kind).to.equal("Validator");
      expect((await listed()).validators.map((each) => each.validator)).to.include(validator);
    });

    for (const [what, node, line] of [
      ["a validator", "bank-b.node", /^Not proposed: bank-b\.node is a validator already\.$/],
      [
        "a service's node",
        "auditor.node",
        /^Not proposed: auditor\.node is a node of auditor, which is no member \(Service\): only members' nodes seal blocks\.$/,
      ],
      ["a regulator's node", "regulator.node", /^Not proposed: .* regulator, which is no member \(Regulator\)/],
      ["an unknown name", "bank-b.nod", /^There is no node "bank-b\.nod": did you mean bank-b\.node/],
    ] as const) {
      it(`should refuse ${what}`, async () => {
        expect(await refusal(changed(node, "promote"))).to.match(line);
      });
    }

    it("should refuse an account without seat", async () => {
      expect(await refusal(changed("bank-b.node", "demote", "csd.operator"))).to.match(
        /^csd\.operator is not the account of a live seat/,
      );
    });
  });

  describe("demote", () => {
    it("should propose it, as Network, while the organization is active", async () => {
      const { proposal = 0, did } = await changed("bank-c.node", "demote");
      expect([did, (await proposalOf(live.desk.suite, proposal)).class]).to.deep.equal(["proposed", "Network"]);
      expect(await changingOffices(live.desk, "bank-c.node", "demote")).to.deep.equal(["Seat"]);
    });

    it("should refuse what is no validator", async () => {
      expect(await refusal(changed("auditor.node", "demote"))).to.match(/auditor\.node is not in the validator set/);
    });

    describe("of a suspended organization", () => {
      before(() => decided("Organizations.suspend", ["bank-d"]));

      it("should be called for by list, status and check, while the node still validates", async () => {
        expect((await listed()).text).to.match(/bank-d\.node may leave at once: `validator demote bank-d\.node`\.$/m);
        expect((await listed()).text).to.match(/^next {2}`validator sync` refreshes the list that the ingress keeps/m);
        const { data, text } = await consortiumStatus(live.desk, []);
        expect(data.validators.ofSuspended).to.have.length(1);
        expect(text).to.match(/^node bank-d\.node seals blocks for a suspended organization: `validator demote`$/m);
        const { findings } = (await checkConsortium(live.desk)).data;
        expect(findings).to.deep.equal(
          [
            {
              part: "nodes",
              finding: "bank-d.node still validates, though bank-d is Suspended: `validator demote bank-d.node`.",
            },
            {
              part: "nodes",
              finding:
                "The list that the validator ingress keeps is not the one in force: `validator sync` refreshes it.",
            },
          ].reverse(),
        );
      });

      it("should be at once, by anybody, and say so", async () => {
        expect((await changingOffices(live.desk, "bank-d.node", "demote"))[1]).to.equal("Operator");
        const { did, proposal, text } = await changed("bank-d.node", "demote", "csd.operator");
        expect([did, proposal]).to.deep.equal(["demoted", undefined]);
        expect(text).to.match(/^bank-d\.node is out of the validator set, at once: bank-d is suspended/);
        expect((await listed()).validators.map(({ name }) => name)).to.not.include("bank-d.node");
      });

      it("should leave the set at its floor", async () => {
        await decided("Organizations.suspend", ["bank-c"]);
        await changed("bank-c.node", "demote", "csd.operator");
        await decided("Organizations.suspend", ["bank-b"]);
        expect(await refusal(changed("bank-b.node", "demote", "csd.operator"))).to.match(
          /the set would have 3 validators and needs 4: promote another node first/,
        );
      });
    });
  });

  describe("sync", () => {
    it("should refresh the list that the ingress keeps, once, by anybody", async () => {
      const { data, text } = await syncValidators(live.desk, live.actor("csd.operator"));
      expect(data.kept).to.have.members((await listed()).validators.map(({ validator }) => validator));
      expect(text).to.match(/^The validator ingress keeps the list that is in force now, of \d validators/);
      const again = await syncValidators(live.desk, live.actor("csd.operator"));
      expect(again.text).to.match(/is fresh: there is nothing to do\.$/);
      expect(again).to.not.have.property("failed");
      expect(again.data.transaction).to.equal(undefined);
      expect((await listed()).text).to.not.match(/validator sync/);
    });
  });

  it("should print JSON from the command line, and fail in one line", async () => {
    const at = ["--data", live.folder];
    const [list, unknown, nobody] = await Promise.all([
      hardhat(["validator", "list", "--json", ...at]),
      hardhat(["validator", "demote", "bank-x.node", "--as", "bank-a", ...at]),
      hardhat(["validator", "promote", "bank-a.node", ...at]),
    ]);
    expect(list.code, list.stderr).to.equal(0);
    expect(listSchema.parse(JSON.parse(list.stdout)).validators).to.have.length(5);
    expect([unknown.code, unknown.failure.startsWith('There is no node "bank-x.node"')]).to.deep.equal([1, true]);
    expect([nobody.code, nobody.failure]).to.deep.equal([1, "Say who acts: --as NAME, an account or organization."]);
  });
});

import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { z } from "zod";
import { propose } from "../../lib/committee/propose.ts";
import { readAddressBook } from "../../lib/addressBook.ts";
import { nodeId, parseEnode, validatorAddress } from "../../lib/enode.ts";
import { NameBook } from "../../lib/names.ts";
import { actOnNode, type NodeAct } from "../../lib/nodes/acts.ts";
import { admitNode, admittingOffices } from "../../lib/nodes/admit.ts";
import { listNodes } from "../../lib/nodes/list.ts";
import { showProposal } from "../../lib/committee/show.ts";
import { showNode } from "../../lib/nodes/show.ts";
import { subjectOf } from "../../lib/nodes/subject.ts";
import { nodeOffices, officesNamed } from "../../lib/nodes/ways.ts";
import { proposalOf } from "../../lib/proposals.ts";
import { hardhat } from "./helpers/command.ts";
import { decide } from "./helpers/decide.ts";
import { documentOf } from "./helpers/document.ts";
import { type LiveDevnet, liveDevnet } from "./helpers/live.ts";
import { strangeEnode } from "./helpers/nodes.ts";
import { refusal } from "./helpers/refusal.ts";

const nodeSchema = z.strictObject({
  node: z.string().length(66),
  name: z.string().optional(),
  organization: z.string(),
  kind: z.enum(["Observer", "Validator", "Regulator"]),
  status: z.enum(["Active", "Suspended", "Removed"]),
  organizationStatus: z.enum(["Active", "Suspended"]),
  own: z.boolean(),
  since: z.int(),
  enode: z.string().startsWith("enode://"),
  validator: z.string().length(42),
  refusedBy: z.string().optional(),
});

const shownSchema = nodeSchema.extend({
  observers: z.strictObject({ used: z.int(), cap: z.int() }),
  proposals: z.array(
    z.strictObject({ proposal: z.int(), class: z.string(), state: z.string(), description: z.string() }),
  ),
});

const actedSchema = z.strictObject({
  node: z.string().length(66),
  name: z.string(),
  organization: z.string(),
  did: z.enum(["admitted", "suspended", "reinstated", "removed", "moved", "proposed"]),
  proposal: z.int().optional(),
  transaction: z.string().length(66),
});

const idOf = (enode: string) => {
  const parsed = parseEnode(enode);
  if (parsed === undefined) throw new Error(`${enode} is no enode URL`);
  return nodeId(parsed);
};

describe("tasks: node", () => {
  let live: LiveDevnet;
  let next = 0;

  before(async () => {
    live = await liveDevnet();
  });

  after(() => live.stop());

  const shown = async (node: string) => {
    const report = await showNode(live.desk, node);
    return { ...shownSchema.parse(documentOf(report)), text: report.text };
  };

  const admitted = async (by: string, name: string, enode: string) => {
    const report = await admitNode(live.desk, live.actor(by), { enode, name });
    return { ...actedSchema.parse(documentOf(report)), text: report.text };
  };

  const acted = async (by: string, node: string, act: NodeAct) => {
    const report = await actOnNode(live.desk, live.actor(by), node, act);
    return { ...actedSchema.parse(documentOf(report)), text: report.text };
  };

  /** An observer of bank-a's own, by its enode URL. */
  const observer = async (): Promise<string> => {
    const enode = strangeEnode(next++);
    await admitted("bank-a.operator", `bank-a.observer-${next}`, enode);
    return enode;
  };

  /** An observer that the committee admitted. */
  const decided = async (organization: string): Promise<string> => {
    const enode = strangeEnode(next++);
    const { proposal = 0 } = await admitted("bank-a.seat", `${organization}.observer-${next}`, enode);
    await decide(live, proposal);
    return enode;
  };

  describe("list", () => {
    it("should list whose every node is, its kind and status, and where it listens", async () => {
      const report = await listNodes(live.desk);
      const nodes = z.array(nodeSchema).parse(documentOf(report));
      expect(nodes.slice(0, 7).map(({ name, kind }) => [name, kind])).to.deep.equal([
        ...["bank-a", "bank-b", "bank-c", "bank-d", "csd"].map((name) => [`${name}.node`, "Validator"]),
        ["regulator.node", "Regulator"],
        ["auditor.node", "Observer"],
      ]);
      expect(report.text).to.match(/^node +organization +kind +status +listens at\n/);
      expect(report.text).to.match(/^bank-a\.node +bank-a +Validator +Active +bank-a\..*example:30303$/m);
      for (const line of report.text.split("\n")) expect(line.length).to.be.at.most(100);
    });

    it("should list those of an organization, kind and status alone", async () => {
      const named = async (filter: Parameters<typeof listNodes>[1]) =>
        (await listNodes(live.desk, filter)).data.map(({ name }) => name);
      expect(await named({ organization: "csd" })).to.deep.equal(["csd.node"]);
      expect(await named({ kind: "regulator" })).to.deep.equal(["regulator.node"]);
      expect((await listNodes(live.desk, { status: "Suspended" })).text).to.equal(
        "No node is like that; see `node list` for all.",
      );
    });

    it("should suggest what may have been meant", async () => {
      expect(await refusal(listNodes(live.desk, { kind: "Validater" }))).to.match(/did you mean Validator/);
      expect(await refusal(listNodes(live.desk, { organization: "bnk-a" }))).to.match(/did you mean bank-a/);
    });
  });

  describe("show", () => {
    it("should show a node by its name, enode URL, id and validator address", async () => {
      const { text, ...node } = await shown("bank-b.node");
      expect(node).to.include({ organization: "bank-b", kind: "Validator", status: "Active", own: false });
      expect(node.validator).to.equal(validatorAddress(node.node));
      expect(text)
        .to.match(/^bank-b\.node\n/)
        .and.match(/connects +yes/);
      for (const other of [node.enode, node.node, node.validator, "BANK-B.NODE"]) {
        expect((await shown(other)).node).to.equal(node.node);
      }
    });

    it("should find a node without a name by its validator address", async () => {
      const enode = await observer();
      const id = idOf(enode);
      expect((await shown(validatorAddress(id))).node).to.equal(id);
      expect((await shown(id)).text).to.match(/^node 0x\w{8}…\w{4}\n/);
    });

    it("should suggest the node that may have been meant", async () => {
      expect(await refusal(showNode(live.desk, "bnk-b.node"))).to.match(
        /^There is no node "bnk-b\.node": did you mean bank-b\.node/,
      );
    });

    it("should refuse a node that was never admitted", async () => {
      expect(await refusal(showNode(live.desk, strangeEnode(99)))).to.match(/was never admitted: see `node list`/);
      expect(await refusal(showNode(live.desk, ZeroAddress))).to.match(/^No node has the validator address 0x0{40}/);
    });
  });

  describe("admit", () => {
    it("should admit an observer at once for its organization's Operator, and say so", async () => {
      const enode = strangeEnode(next++, "[2001:db8::1]", 30_304);
      const { text, ...result } = await admitted("csd.operator", "csd.observer", enode);
      expect(result).to.include({ did: "admitted", organization: "csd", name: "csd.observer", node: idOf(enode) });
      expect(text).to.match(/^csd\.observer is admitted, at once, by the Operator csd\.operator of csd/);
      expect(await shown(enode)).to.include({ kind: "Observer", own: true, enode });
    });

    it("should propose a node of another organization, as Network, which may connect when it passes", async () => {
      const enode = strangeEnode(next++);
      const { proposal = 0, did, text } = await admitted("bank-a.seat", "bank-d.observer", enode);
      expect(did).to.equal("proposed");
      expect(text).to.match(/^bank-a\.seat proposes it to the committee\.\n/);
      expect(await proposalOf(live.desk.suite, proposal)).to.include({
        class: "Network",
        description: "Admit bank-d.observer, a node of bank-d",
      });
      await decide(live, proposal);
      expect(await shown(enode)).to.include({ organization: "bank-d", own: false, status: "Active" });
    });

    it("should propose a regulator's node by its own function, as Constitution", async () => {
      const { proposal = 0 } = await admitted("bank-a.seat", "regulator.second", strangeEnode(next++));
      expect(await proposalOf(live.desk.suite, proposal)).to.include({ class: "Constitution" });
    });

    it("should propose what is beyond the cap, and refuse its Operator", async () => {
      const enodes = [next++, next++, next++].map((number) => strangeEnode(number));
      const [first = "", second = "", third = ""] = enodes;
      const { cap, used } = await live.desk.suite.nodes.observersOf(live.desk.book.organization("bank-a"));
      const room = Number(cap - used);
      for (const [i, enode] of [first, second].slice(0, room).entries()) {
        await admitted("bank-a.operator", `bank-a.full-${i}`, enode);
      }
      const offices = await admittingOffices(
        live.desk,
        { enode: third, name: "bank-a.more" },
        live.desk.book.organization("bank-a"),
      );
      expect(offices).to.deep.equal(["Seat"]);
      const more = { enode: third, name: "bank-a.more" };
      expect(await refusal(admitNode(live.desk, live.actor("bank-a.operator"), more))).to.equal(
        "bank-a.operator may not admit bank-a.more: bank-a has 2 of 2 observers that its Operator may enrol alone, so a Seat account proposes it to the committee.",
      );
      for (const enode of [first, second].slice(0, room)) await acted("bank-a.operator", enode, { verb: "remove" });
    });

    it("should refuse another organization's Operator, saying who can", async () => {
      const admission = { enode: strangeEnode(next++), name: "bank-b.observer" };
      expect(await refusal(admitNode(live.desk, live.actor("csd.operator"), admission))).to.equal(
        "csd.operator may not admit bank-b.observer: an Operator of bank-b does it at once, or a Seat account proposes it to the committee.",
      );
    });

    for (const [what, admission, line] of [
      ["what is no enode URL", { enode: "enode://12@host:1", name: "csd.x" }, /^"enode:\/\/12@host:1" is no enode URL/],
      ["a key that is too short", { enode: "enode://12@host:1", name: "csd.x" }, /: its key has 2 digits, not 128\. /],
      ["a key of other digits", { enode: `enode://${"g".repeat(128)}@h:1`, name: "csd.x" }, /no hexadecimal digits/],
      [
        "a key that is on no curve",
        { enode: `enode://${"0".repeat(127)}1@h:1`, name: "csd.x" },
        /is no enode URL: its key is no point of the curve/,
      ],
      ["another scheme", { enode: "http://host:1", name: "csd.x" }, /: it does not begin with enode:\/\//],
      [
        "a port beyond",
        { enode: strangeEnode(90, "h", 70_000), name: "csd.x" },
        /: "70000" is no port from 1 to 65535/,
      ],
      [
        "an impossible IP",
        { enode: strangeEnode(90, "300.1.1.1"), name: "csd.x" },
        /: "300\.1\.1\.1" is no IP address/,
      ],
      ["any address", { enode: strangeEnode(90, "0.0.0.0"), name: "csd.x" }, /: nobody reaches a node at 0\.0\.0\.0/],
      [
        "a name in upper case",
        { enode: strangeEnode(90), name: "csd.X" },
        /a name of its own, in lower case, for exam/,
      ],
      [
        "a name without organization",
        { enode: strangeEnode(90), name: "observer" },
        /^"observer" is no name of a node/,
      ],
      [
        "an unknown organization",
        { enode: strangeEnode(90), name: "cds.x" },
        /^There is no organization "cds": did you/,
      ],
      ["another node's name", { enode: strangeEnode(90), name: "csd.node" }, /^csd\.node is the name of another node/],
    ] as const) {
      it(`should refuse ${what}`, async () => {
        expect(await refusal(admitNode(live.desk, live.actor("bank-a.seat"), admission))).to.match(line);
      });
    }

    it("should propose for another organization what an Operator enrolled, whose key may not be its own", async () => {
      const enode = await observer();
      const { proposal = 0, text } = await admitted("bank-b.seat", "bank-c.claimed", enode);
      const takeover =
        /^The key is that of node 0x\w{8}…\w{4}, bank-a's Active node: the decision takes it over for bank-c\.$/m;
      expect(text).to.match(takeover);
      const voted = await showProposal(live.desk, proposal);
      expect(voted.data.notes).to.have.length(1);
      expect(voted.text).to.match(takeover).and.include(`enode: ${enode}`);
      expect((await shown(enode)).proposals.map((open) => open.proposal)).to.deep.equal([proposal]);
      await decide(live, proposal);
      expect(await shown(enode)).to.include({ organization: "bank-c", own: false, status: "Active" });
      const again = { enode, name: "bank-c.claimed" };
      expect(await refusal(admitNode(live.desk, live.actor("bank-b.seat"), again))).to.match(/is admitted already and/);
    });

    it("should refuse a regulator's removed node for another organization, and propose it for the regulator", async () => {
      const { enode, proposal: removal = 0 } = {
        ...(await shown("regulator.node")),
        ...(await acted("bank-a.seat", "regulator.node", { verb: "remove" })),
      };
      await decide(live, removal);
      const taken = { enode, name: "bank-b.taken" };
      expect(await refusal(admitNode(live.desk, live.actor("bank-b.seat"), taken))).to.equal(
        "regulator.node was a regulator's node, and its key stays the regulators': give the node a new key.",
      );
      const { proposal = 0 } = await admitted("bank-b.seat", "regulator.node", enode);
      await decide(live, proposal);
      expect(await shown("regulator.node")).to.include({ status: "Active", kind: "Regulator" });
    });

    it("should refuse a node that is admitted already", async () => {
      const { enode } = await shown("bank-b.node");
      const admission = { enode, name: "bank-b.node" };
      expect(await refusal(admitNode(live.desk, live.actor("bank-a.seat"), admission))).to.equal(
        "bank-b.node is admitted already and Active: see `node show bank-b.node`.",
      );
    });
  });

  describe("suspend and reinstate", () => {
    it("should propose both, and tell the rule that refuses meanwhile", async () => {
      const enode = await decided("bank-c");
      const suspension = await acted("bank-a.seat", enode, { verb: "suspend" });
      expect(await proposalOf(live.desk.suite, suspension.proposal ?? 0)).to.include({ class: "Emergency" });
      expect((await shown(enode)).proposals.map(({ proposal }) => proposal)).to.deep.equal([suspension.proposal]);
      await decide(live, suspension.proposal ?? 0);
      const suspended = await shown(enode);
      expect(suspended).to.include({ status: "Suspended", refusedBy: "NodeSuspended" });
      expect(suspended.text).to.match(/connects +no: .* is suspended; the committee can reinstate it/);
      const { proposal = 0 } = await acted("bank-a.seat", enode, { verb: "reinstate" });
      await decide(live, proposal);
      expect(await shown(enode)).to.not.have.property("refusedBy");
    });

    it("should refuse to suspend a validator, saying how it leaves", async () => {
      expect(await refusal(acted("bank-a.seat", "bank-b.node", { verb: "suspend" }))).to.equal(
        "bank-b.node seals blocks, and no suspension reaches a validator: `validator demote bank-b.node` takes it out of the set first, `node remove bank-b.node` does both.",
      );
    });

    it("should refuse to reinstate what is not suspended", async () => {
      expect(await refusal(acted("bank-a.seat", "auditor.node", { verb: "reinstate" }))).to.equal(
        "auditor.node is Active, not Suspended: see `node show auditor.node`.",
      );
    });

    it("should propose a regulator's node by its own function, as Constitution", async () => {
      const { proposal = 0 } = await acted("bank-a.seat", "regulator.node", { verb: "suspend" });
      expect(await proposalOf(live.desk.suite, proposal)).to.include({ class: "Constitution" });
    });

    it("should tell the organization's suspension from the node's", async () => {
      const id = live.desk.book.organization("auditor");
      const change = async (call: string) =>
        decide(
          live,
          (await propose(live.desk, live.actor("bank-a.seat"), { calls: [{ call, args: [id] }] })).data.proposal,
        );
      await change("Organizations.suspend");
      expect(await shown("auditor.node")).to.include({ status: "Active", refusedBy: "OrganizationSuspended" });
      expect((await listNodes(live.desk)).text).to.match(
        /^auditor\.node +auditor +Observer +Active, organization Suspended +auditor\./m,
      );
      const { text, organizationStatus } = await shown("auditor.node");
      expect(organizationStatus).to.equal("Suspended");
      expect(text)
        .to.match(/^status +Active, organization Suspended$/m)
        .and.match(/^endpoint +closed to callers/m);
      await change("Organizations.reinstate");
    });
  });

  describe("remove", () => {
    it("should remove an observer at once for its organization's Operator", async () => {
      const enode = await observer();
      const { did, text } = await acted("bank-a.operator", enode, { verb: "remove" });
      expect(did).to.equal("removed");
      expect(text).to.match(
        /is removed, at once, by the Operator bank-a\.operator of bank-a\.\nIts Operator can bring /,
      );
      expect((await shown(enode)).text).to.match(/connects +no: node .* was removed; its Operator can admit it again/);
      expect(await refusal(acted("bank-a.operator", enode, { verb: "move", to: "h:1" }))).to.match(
        /was removed: `node admit`/,
      );
    });

    it("should let the committee bar an observer that its Operator removed and could bring back", async () => {
      const enode = await observer();
      await acted("bank-a.operator", enode, { verb: "remove" });
      expect(await refusal(acted("bank-a.operator", enode, { verb: "remove" }))).to.match(
        /may not remove node .*: a Seat account proposes it to the committee\.$/,
      );
      const { proposal = 0, text } = await acted("bank-b.seat", enode, { verb: "remove" });
      expect(text).to.match(
        /^node .* is Removed already, by its Operator: the decision takes from the Operator the right to bring it back\.\n/,
      );
      await decide(live, proposal);
      expect((await shown(enode)).text).to.match(/was removed; the committee can admit it again/);
      const back = admitNode(live.desk, live.actor("bank-a.operator"), { enode, name: "bank-a.back" });
      expect(await refusal(back)).to.match(/may not admit bank-a\.back: .* by decision, so a Seat account proposes it/);
      const proposed = await admitted("bank-a.seat", "bank-a.back", enode);
      expect(proposed.text).to.match(
        /^node .* was admitted, suspended or removed by decision, so the committee decides\.\n/,
      );
    });

    it("should say before sending that an Operator cannot bring back what the committee admitted", async () => {
      const enode = await decided("bank-a");
      const summaries: string[] = [];
      const confirm = (summary: string) => Promise.resolve(void summaries.push(summary));
      await actOnNode(live.desk, live.actor("bank-a.operator"), enode, { verb: "remove" }, { confirm });
      expect(summaries.join()).to.match(/^The committee admitted node .*: its Operator cannot bring it back alone/);
    });

    it("should refuse another organization's Operator, saying who can", async () => {
      const enode = await decided("bank-c");
      expect(await refusal(acted("csd.operator", enode, { verb: "remove" }))).to.match(
        /^csd\.operator \(Operator of csd\) may not remove node .*: an Operator of bank-c does it at once, or a Seat account proposes it to the committee\.$/,
      );
    });

    it("should propose a validator's demotion and removal as one decision", async () => {
      const { proposal = 0, did } = await acted("bank-a.seat", "bank-d.node", { verb: "remove" });
      expect(did).to.equal("proposed");
      const { calls, description } = await proposalOf(live.desk.suite, proposal);
      expect(calls).to.have.length(2);
      expect(description).to.equal("Take bank-d.node out of the validator set; Remove bank-d.node");
      await decide(live, proposal);
      expect(await shown("bank-d.node")).to.include({ kind: "Observer", status: "Removed" });
      const validators = await live.desk.suite.validatorIngress.getValidators();
      expect(validators)
        .to.have.length(4)
        .and.not.include((await shown("bank-d.node")).validator);
    });

    it("should refuse the validator without which the set would be too small, before anything is proposed", async () => {
      await live.advance(1);
      const before = await live.desk.suite.committee.latestProposalId();
      expect(await refusal(acted("bank-a.seat", "bank-c.node", { verb: "remove" }))).to.match(
        /^Not proposed: call 1 \(Take bank-c\.node out .* the set would have 3 validators and needs 4: promote another/,
      );
      expect(await live.desk.suite.committee.latestProposalId()).to.equal(before);
    });

    it("should mean the Operator when its organization acts on its own observer, else the Seat", async () => {
      const [auditor, validator] = await Promise.all(
        ["auditor.node", "bank-a.node"].map((node) => subjectOf(live.desk, node, "remove")),
      );
      const own = live.desk.book.organization("auditor");
      expect(auditor && nodeOffices("remove", auditor, own)).to.deep.equal(["Operator", "Seat"]);
      expect(auditor && nodeOffices("remove", auditor, 1)).to.deep.equal(["Seat"]);
      expect(validator && nodeOffices("remove", validator, 1)).to.deep.equal(["Seat"]);
    });
  });

  describe("move", () => {
    const to = "moved.example:30305";

    it("should move a validator at once for its organization's Operator, who keeps its identity", async () => {
      const { node } = await shown("bank-a.node");
      const { did, text } = await acted("bank-a.operator", "bank-a.node", { verb: "move", to });
      expect(did).to.equal("moved");
      expect(text).to.match(/^bank-a\.node is moved to moved\.example:30305, at once, by the Operator/);
      const moved = await shown("bank-a.node");
      expect(moved).to.include({ node, kind: "Validator" });
      expect(moved.enode).to.match(/@moved\.example:30305$/);
    });

    it("should move a regulator's node at once for its officer", async () => {
      const { text } = await acted("regulator.officer-1", "regulator.node", {
        verb: "move",
        to: "[2001:db8::2]:30303",
      });
      expect(text).to.match(/at once, by the officer regulator\.officer-1 of regulator\.$/);
      expect((await shown("regulator.node")).enode).to.match(/@\[2001:db8::2\]:30303$/);
    });

    it("should propose an observer's new place, which keeps its identity", async () => {
      const enode = await decided("bank-c");
      const { proposal = 0 } = await acted("bank-b.seat", enode, { verb: "move", to });
      await decide(live, proposal);
      const moved = await shown(enode);
      expect(moved).to.include({ status: "Active", organization: "bank-c", node: idOf(enode) });
      expect(moved.enode).to.match(/@moved\.example:30305$/);
    });

    it("should refuse everyone else for a validator", async () => {
      expect(await refusal(acted("bank-a.seat", "bank-b.node", { verb: "move", to }))).to.equal(
        "bank-a.seat (Seat of bank-a) may not move bank-b.node: an Operator of bank-b does it at once; bank-b has none: enrol one with `account enrol`.",
      );
    });

    it("should refuse another organization whose validator it is not, whatever accounts it has", async () => {
      const node = await subjectOf(live.desk, "bank-b.node", "move");
      const own = live.desk.book.organization("bank-a");
      expect(await refusal(officesNamed(live.desk, "move", node, own))).to.equal(
        "bank-a may not move bank-b.node: an Operator of bank-b does it at once; bank-b has none: enrol one with `account enrol`.",
      );
    });

    it("should refuse where the node is already", async () => {
      const { enode } = await shown("bank-a.node");
      const here = enode.replace(/^.*@/, "");
      expect(await refusal(acted("bank-a.operator", "bank-a.node", { verb: "move", to: here }))).to.equal(
        `bank-a.node is registered at ${here} already: there is nothing to move.`,
      );
    });

    for (const place of [
      "host",
      "host:0",
      "host:70000",
      "[::g]:1",
      ":1",
      "a b:1",
      "0.0.0.0:1",
      "[::]:1",
      "300.1.1.1:1",
    ]) {
      it(`should refuse the endpoint "${place}"`, async () => {
        expect(await refusal(acted("bank-a.operator", "bank-a.node", { verb: "move", to: place }))).to.match(
          /is no endpoint: .*\. Write HOST:PORT/,
        );
      });
    }
  });

  describe("from the command line", () => {
    it("should print JSON, admit under a name that later tasks know, and fail in one line", async () => {
      const enode = strangeEnode(next++);
      const at = ["--data", live.folder];
      const admission = ["node", "admit", enode, "--name", "auditor.second", "--as", "bank-a.seat", "--json", ...at];
      const done = await hardhat(admission);
      expect(done.code, done.stderr).to.equal(0);
      const { proposal = 0 } = actedSchema.parse(JSON.parse(done.stdout));
      await decide(live, proposal);
      const [known, unknown, alone] = await Promise.all([
        hardhat(["node", "show", "auditor.second", "--json", ...at]),
        hardhat(["node", "show", "auditor.secnd", ...at]),
        hardhat(["node"]),
      ]);
      expect(shownSchema.parse(JSON.parse(known.stdout))).to.include({ name: "auditor.second", enode });
      expect([unknown.code, unknown.failure]).to.deep.equal([
        1,
        'There is no node "auditor.secnd": did you mean auditor.second?',
      ]);
      expect([alone.code, alone.failure.startsWith("Say what to do about nodes")]).to.deep.equal([1, true]);
    });

    it("should not rename a known node by a mere proposal", async () => {
      const enode = strangeEnode(next++);
      const at = ["--data", live.folder, "--json"];
      const admit = async (name: string, by: string) => {
        const done = await hardhat(["node", "admit", enode, "--name", name, "--as", by, ...at]);
        return actedSchema.parse(JSON.parse(done.stdout));
      };
      const [first, second] = [await admit("csd.own", "csd"), await admit("bank-b.taken", "bank-b")];
      expect([first.did, second.did]).to.deep.equal(["admitted", "proposed"]);
      const names = await readAddressBook(live.folder);
      expect(names?.nodes.filter(({ id }) => id === first.node).map(({ name }) => name)).to.deep.equal(["csd.own"]);
    });

    it("should refuse an unknown network, acts too", async () => {
      const move = ["node", "move", "bank-a.node", "nowhere.example:1", "--as", "bank-a", "--network"];
      const [unknown, explained] = await Promise.all([
        hardhat([...move, "nosuch"]),
        hardhat(["explain", "error", "NodeUnknown", "--network", "devnt"]),
      ]);
      expect([unknown.code, unknown.failure]).to.deep.equal([
        1,
        'There is no network "nosuch": known are localhost, devnet. Without --network the running devnet is meant.',
      ]);
      expect(explained.failure).to.match(/^There is no network "devnt": did you mean devnet\?/);
    });

    it("should report as done what closes the endpoint that it was sent through", async () => {
      const url = live.urls.at(-1) ?? "";
      expect((await shown("auditor.node")).status).to.equal("Active");
      const at = ["--data", live.folder, "--json", "--url", url];
      const done = await hardhat(["node", "remove", "auditor.node", "--as", "auditor", ...at]);
      expect([done.code, done.failure], done.stdout).to.deep.equal([0, ""]);
      expect(actedSchema.parse(JSON.parse(done.stdout))).to.include({ did: "removed", name: "auditor.node" });
      const closed = await hardhat(["node", "list", "--data", live.folder, "--url", url]);
      expect(closed.failure).to.match(/^Node not permitted: /);
    });
  });

  it("should read nodes without a network's names", () => {
    const book = new NameBook({ contracts: [], accounts: [], organizations: [] });
    expect(book.node(strangeEnode(1))).to.equal(idOf(strangeEnode(1)));
    expect(() => book.node("bank-a.node")).to.throw('There is no node "bank-a.node": none is known yet.');
  });
});

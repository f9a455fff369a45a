import { type Server, createServer } from "node:http";
import { once } from "node:events";
import { expect } from "chai";
import { id } from "ethers";
import { z } from "zod";
import { encodeBytes32String } from "ethers";
import { propose } from "../../lib/committee/propose.ts";
import { NameBook } from "../../lib/names.ts";
import { consortiumStatus, type ConsortiumStatus } from "../../lib/status.ts";
import { statusText } from "../../lib/status/text.ts";
import { hardhat } from "./helpers/command.ts";
import { type LiveDevnet, liveDevnet } from "./helpers/live.ts";
import { placement } from "../fixtures/placement.ts";

const statusSchema = z.strictObject({
  consortium: z.string(),
  chainId: z.number(),
  block: z.number(),
  now: z.number(),
  seats: z.array(
    z.strictObject({ organization: z.string(), account: z.string(), weight: z.number(), live: z.boolean() }),
  ),
  openProposals: z.array(z.looseObject({ proposal: z.number(), class: z.string(), organization: z.string() })),
  liveOrders: z.array(z.looseObject({ order: z.number(), subject: z.string(), direction: z.string() })),
  recoveries: z.array(z.looseObject({ account: z.string(), successor: z.string(), until: z.number() })),
  openDirectives: z.array(z.looseObject({ directive: z.number(), kind: z.string(), status: z.string() })),
  waitingReleases: z.array(z.looseObject({ release: z.number(), name: z.string(), lapses: z.number() })),
  suspended: z.strictObject({
    organizations: z.array(z.string()),
    accounts: z.array(z.string()),
    nodes: z.array(z.string()),
  }),
  validators: z.strictObject({ count: z.number(), floor: z.number(), ofSuspended: z.array(z.string()) }),
  nodes: z.array(
    z.strictObject({
      organization: z.string().optional(),
      url: z.string(),
      answers: z.boolean(),
      block: z.number().optional(),
      lag: z.number().optional(),
      fault: z.string().optional(),
    }),
  ),
});

const NOBODY = new NameBook({ contracts: [], accounts: [], organizations: [] });
const ADDRESS = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

describe("tasks: consortium status", () => {
  let live: LiveDevnet;
  const servers: Server[] = [];

  before(async () => {
    live = await liveDevnet();
  });

  after(async () => {
    for (const server of servers) server.close();
    await live.stop();
  });

  const endpoints = () => live.urls.map((url, i) => ({ organization: `node-${i}`, url }));
  const of = (nodes = endpoints()) => consortiumStatus(live.desk, nodes);

  /** A node that says this chain and height. */
  const pretending = async (chain: number, block: number): Promise<string> => {
    const server = createServer((_, response) => {
      const replies = [chain, block].map((value, i) => ({ jsonrpc: "2.0", id: i, result: `0x${value.toString(16)}` }));
      response.end(JSON.stringify(replies));
    });
    servers.push(server);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  };

  describe("on a network where nothing happens", () => {
    it("should show seats, and that each node answers at the same height", async () => {
      const { data, text } = await of();
      expect(statusSchema.parse(data).seats).to.have.length(5);
      expect(data.nodes.map(({ answers, lag }) => [answers, lag])).to.deep.equal(live.urls.map(() => [true, 0]));
      expect(text).to.match(
        /^bond-network, chain 20260, block \d+, \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC, 5 validators, at least 4\n/,
      );
      expect(text).to.match(/bank-a +bank-a\.seat +25 of 100\n/);
      expect(text).to.include("No proposal is open.").and.include("No freeze order is live.");
      expect(text).to.include("No release waits.").and.include("No recovery is under way, and no directive is open.");
      expect(text).to.include("Nobody is suspended.");
      expect(data.validators).to.deep.equal({ count: 5, floor: 4, ofSuspended: [] });
    });
  });

  describe("on a network in trouble", () => {
    before(async () => {
      const call = { call: "Organizations.suspend", args: ["bank-d"] };
      await propose(
        live.desk,
        live.actor("bank-a.seat"),
        { calls: [call] },
        { description: "Stop\nok  bank-d\u001b[2J" },
      );
      const { accounts, freezeOrders } = live.desk.suite;
      const admin = live.actor("bank-a.admin");
      const trader = live.desk.book.address("bank-a.participant");
      await admin.act(await accounts.suspendOwn.populateTransaction(trader));
      const frozen = live.desk.book.address("bank-c.issuer");
      const order = placement(frozen, 1, 3_600, encodeBytes32String("AML-3"), id("evidence"));
      await live.actor("regulator.officer-1").act(await freezeOrders.freeze.populateTransaction(order));
    });

    it("should show open proposals with what is due, live orders, and who is suspended", async () => {
      const { data, text } = await of();
      const status = statusSchema.parse(data);
      expect(status.openProposals[0]).to.include({
        proposal: 1,
        class: "Emergency",
        organization: "bank-a",
        due: "vote",
      });
      expect(status.suspended).to.deep.equal({
        organizations: [],
        accounts: [live.desk.book.address("bank-a.participant")],
        nodes: [],
      });
      expect(text).to.match(/^1 +Emergency +Active +bank-a +0:0 of 100 +vote +\d{4}-\d\d-\d\d \d\d:\d\d +Stop/m);
      expect(text).to.match(/^1 +Account +bank-c\.issuer +Send +AML-3 +Provisional +\d{4}-/m);
      expect(text).to.include("Suspended: account bank-a.participant");
    });

    it("should let a description neither begin a line nor move the cursor", async () => {
      const { text } = await of();
      expect(text).to.not.match(/^ok {2}bank-d/m);
      expect(text).to.not.include("\u001b");
    });

    it("should show nodes that are silent, behind, or of another chain, first", async () => {
      const { block } = (await of()).data;
      const nodes = [
        ...endpoints(),
        { organization: "ahead", url: await pretending(20260, block + 1_000) },
        { organization: "foreign", url: await pretending(1, 5) },
        { organization: "silent", url: "http://127.0.0.1:9" },
      ];
      const { data, text } = await of(nodes);
      const told = data.nodes.map(({ organization, answers, fault }) => [organization, answers, fault]);
      expect(told.slice(-3)).to.deep.equal([
        ["ahead", true, undefined],
        ["foreign", false, "serves chain 1"],
        ["silent", false, "does not answer"],
      ]);
      expect(data.nodes[0]?.lag).to.be.greaterThan(900);
      const lines = text.split("\n");
      const first = lines.findIndex((line) => line.startsWith("node of"));
      expect(lines.slice(first + 2, first + 4).map((line) => line.split(" ")[0])).to.have.members([
        "foreign",
        "silent",
      ]);
    });
  });

  describe("on a large network", () => {
    const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
    const tally = { for: 10, against: 5, abstain: 0, total: 100, participation: 0, approval: 0 };
    const large: ConsortiumStatus = {
      consortium: "large",
      chainId: 1,
      block: 1,
      now: 0,
      seats: many(128, (i) => ({ organization: `organization-${i}`, account: ADDRESS, weight: 1, live: true })),
      openProposals: many(30, (i) => ({
        ...{ proposal: i, class: "Constitution", state: "Active", organization: `organization-${i}`, account: ADDRESS },
        ...{ description: "A long description ".repeat(10), overriding: false, proposalHash: id("proposal"), tally },
        ...{ createdAt: 0, deadline: 1_000_000, eta: undefined, due: "vote", until: 1_000_000, next: "" },
      })),
      liveOrders: many(50, (i) => ({
        ...{
          order: i,
          kind: "Account",
          subject: ADDRESS,
          asset: undefined,
          amount: undefined,
          direction: "Both",
          placer: "Officers",
          organization: "regulator",
          officer: ADDRESS,
        },
        ...{ reasonCode: "AML", evidenceHash: id("evidence"), status: "Confirmed", placedAt: 0 },
        ...{ until: undefined, live: true, liftRequestedBy: undefined, streak: 0, next: undefined },
      })),
      recoveries: many(10, () => ({
        ...{ account: ADDRESS, successor: ADDRESS, startedAt: 0, consentedAt: undefined, objectedAt: undefined },
        ...{ byGuardians: false, until: 1_000_000 },
      })),
      openDirectives: many(10, (i) => ({
        ...{ directive: i, kind: "Seizure", status: "Approved", asset: ADDRESS, amount: "500", from: ADDRESS },
        ...{ affected: "bank-a", to: ADDRESS, corrects: undefined, case: undefined, arbiter: undefined },
        ...{ attested: undefined, legalReference: id("law"), evidenceHash: id("evidence"), draftHash: id("draft") },
        ...{ regulator: "regulator", drafter: ADDRESS, delay: 259_200, since: 0, eta: 259_200, lapses: 1_000_000 },
        final: false,
      })),
      waitingReleases: many(30, (i) => ({
        ...{
          release: i,
          name: `contract-${i}`,
          version: "1.0.0",
          status: "Submitted",
          organization: `organization-${i}`,
        },
        ...{ administrator: "bank-a", developer: ADDRESS, target: ADDRESS, factory: false, upgradeable: false },
        ...{ predecessor: undefined, successor: undefined, initCodeHash: id("code"), sourceHash: id("source") },
        ...{ auditHash: undefined, since: 0, lapses: 1_000_000 },
      })),
      suspended: { organizations: many(20, (i) => `organization-${i}`), accounts: many(20, () => ADDRESS), nodes: [] },
      validators: { count: 64, floor: 4, ofSuspended: [] },
      nodes: many(64, (i) => ({
        ...{ organization: `organization-${i}`, url: `http://10.0.0.${i}:8545`, answers: true, block: 1, lag: 0 },
        fault: undefined,
      })),
    };

    it("should fit one screen, and say how much more there is and where", () => {
      const text = statusText(large, NOBODY);
      const lines = text.split("\n");
      expect(lines.length).to.be.within(36, 40);
      expect(Math.max(...lines.map(({ length }) => length))).to.be.at.most(100);
      for (const task of ["committee seats", "committee list", "regulator orders", "release list", "account list"]) {
        expect(text).to.match(new RegExp(`^and \\d+ more: \`${task}\`$`, "m"));
      }
    });

    it("should give the room that others leave to the long list", () => {
      const short = {
        ...large,
        openProposals: [],
        liveOrders: [],
        recoveries: [],
        openDirectives: [],
        waitingReleases: [],
        suspended: { organizations: [], accounts: [], nodes: [] },
        nodes: [],
      };
      const lines = statusText(short, NOBODY).split("\n");
      expect(lines).to.have.length(40);
      expect(lines.filter((line) => line.startsWith("organization-")).length).to.be.greaterThan(20);
    });
  });

  it("should print one JSON document from the command line, and refuse an unknown network", async () => {
    const [status, none] = await Promise.all([
      hardhat(["consortium", "status", "--data", live.folder, "--json"]),
      hardhat(["consortium", "status", "--data", "nowhere"]),
    ]);
    expect(status.code, status.stderr).to.equal(0);
    const { nodes } = statusSchema.parse(JSON.parse(status.stdout));
    expect(nodes.map(({ organization }) => organization)).to.include.members(["bank-a", "regulator"]);
    expect([none.code, none.failure.startsWith("No devnet runs on nowhere")]).to.deep.equal([1, true]);
  });
});

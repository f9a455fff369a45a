import { expect } from "chai";
import { network } from "hardhat";
import { listProposals } from "../../lib/committee/list.ts";
import { showProposal } from "../../lib/committee/show.ts";
import { vote } from "../../lib/committee/vote.ts";
import type { Desk } from "../../lib/desk.ts";
import { connectSuite } from "../../lib/suite/handles.ts";
import { call, execute, propose, queued, ready, veto, withdraw } from "../fixtures/decisions.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";
import { ownFolder } from "../fixtures/ownFolder.ts";
import { posted, suspension } from "./helpers/ballots.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();
const WIDTH = 100;

describe("tasks: committee show and list", () => {
  let live: DeskNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(deskNetwork);
  });

  const suspended = async () => propose(live, [await suspension(live)]);
  const shown = async (proposal = 1) => (await showProposal(live.desk, proposal)).data;

  /** A proposal whose description the given bytes are, whatever they mean as text. */
  const describedBy = async (bytes: string): Promise<void> => {
    const { committee } = live.suite;
    const { target, data } = await suspension(live);
    const marker = "A".repeat((bytes.length - 2) / 2);
    const request = committee.interface.encodeFunctionData("propose", [[target], [0n], [data], marker]);
    const hidden = request.replace("41".repeat(marker.length), bytes.slice(2));
    await (await live.as("bank-a.seat").sendTransaction({ to: await committee.getAddress(), data: hidden })).wait();
  };

  describe("show", () => {
    it("should show the calls with names, class and thresholds", async () => {
      await suspended();
      const { text } = await showProposal(live.desk, 1);
      expect(text)
        .to.match(/class +Emergency\n/)
        .and.match(/1\. Organizations\.suspend\(\w+: bank-c\)/);
      expect(text).to.include(
        "at least 50 % of all weight must be cast, and more than 50 % of the ballots for and against must be for",
      );
      expect(text).to.match(/proposed +by bank-a \(bank-a\.seat\), /);
    });

    it("should say who voted what and who is outstanding, with weights of the snapshot", async () => {
      await suspended();
      await vote(live.desk, live.actor("bank-b.seat"), { proposal: 1, support: "against", reason: "Not yet" });
      const { seats } = await shown();
      expect(seats.map(({ organization, weight, ballot }) => [organization, weight, ballot])).to.deep.equal([
        ["bank-b", 22, "against"],
        ["bank-a", 25, "outstanding"],
        ["csd", 20, "outstanding"],
        ["bank-c", 18, "outstanding"],
        ["bank-d", 15, "outstanding"],
      ]);
      expect(seats[0]).to.include({ account: live.address("bank-b.seat"), reason: "Not yet" });
      expect((await showProposal(live.desk, 1)).text).to.match(/bank-b +22 of 100 +against +bank-b\.seat +Not yet/);
    });

    it("should not wait for a seat that cannot vote any more, whose weight still counts", async () => {
      const leaving = await ready(live, [await call(live.suite.seats, "suspend", [live.orgId("bank-d")])]);
      const { id } = await suspended();
      await execute(live, leaving);
      const { seats } = await shown(Number(id));
      expect(seats.find(({ organization }) => organization === "bank-d")).to.include({ weight: 15, ballot: "none" });
    });

    it("should say what is missing while it is voted on", async () => {
      await suspended();
      await vote(live.desk, live.actor("bank-d.seat"), { proposal: 1, support: "against" });
      const { missing, due, until, deadline } = await shown();
      expect(missing).to.deep.equal({ cast: 15, participation: 35, approval: 16 });
      expect([due, until]).to.deep.equal(["vote", deadline]);
    });

    it("should tell an end by veto, with officer and reason", async () => {
      const proposal = await queued(live, [await call(live.suite.organizations, "setAccountCap", [3, 9])]);
      await veto(live, proposal);
      const { state, next } = await shown(Number(proposal.id));
      expect([state, next.startsWith("vetoed by regulator.officer-1, reason ")]).to.deep.equal(["Canceled", true]);
    });

    it("should show a description that is no sound text, and let none pass for other lines", async () => {
      await describedBy("0x41ff41");
      await describedBy("0x410a1b5b324a42");
      const texts = await Promise.all([1, 2].map((id) => showProposal(live.desk, id)));
      expect(texts.map(({ text }) => text.split("\n")[0])).to.deep.equal([
        "Proposal 1: A\ufffdA",
        "Proposal 2: A\ufffd\ufffd[2JB",
      ]);
      expect((await listProposals(live.desk)).data).to.have.length(2);
    });

    it("should show a reason that is no sound text", async () => {
      await suspended();
      const { committee } = live.suite;
      const request = committee.interface.encodeFunctionData("castVoteWithReason", [1, 1, "AAAA"]);
      const hidden = request.replace("41414141", "41ff0a41");
      await (await live.as("bank-b.seat").sendTransaction({ to: await committee.getAddress(), data: hidden })).wait();
      expect((await showProposal(live.desk, 1)).text).to.include("A\ufffd\ufffdA");
    });

    it("should refuse a number that no proposal has", async () => {
      for (const id of [0, 7, -1]) {
        expect(await refusal(showProposal(live.desk, id))).to.equal(
          `There is no proposal ${id}: there is none yet. See \`committee list\`.`,
        );
      }
    });

    it("should fit a terminal, but for lines that explain", async () => {
      const folder = await ownFolder();
      await posted({ live, folder });
      const { text } = await showProposal(live.desk, 1);
      const table = text.slice(text.indexOf("\nseat "));
      expect(Math.max(...table.split("\n").map(({ length }) => length))).to.be.at.most(WIDTH);
    });
  });

  describe("list", () => {
    it("should show the open ones, and with --all the ended ones too", async () => {
      expect((await listProposals(live.desk)).text).to.equal("No proposal was made yet.");
      const ended = await suspended();
      await withdraw(live, ended);
      expect((await listProposals(live.desk)).text).to.equal(
        "No proposal is open; 1 ended, see `committee list --all`.",
      );
      await suspended();
      const numbers = async (all: boolean) =>
        (await listProposals(live.desk, { all })).data.map(({ proposal }) => proposal);
      expect([await numbers(false), await numbers(true)]).to.deep.equal([[2], [2, 1]]);
    });

    it("should fit 100 columns, with the names of the seats", async () => {
      const description = "Suspend bank-c, which has filed nothing since the spring although it was asked to, twice";
      const { target, data } = await suspension(live);
      await live.suite.committee.connect(live.as("csd.seat")).propose([target], [0n], [data], description);
      const { text, data: listed } = await listProposals(live.desk);
      const [table = ""] = text.split("\n\n");
      expect(Math.max(...table.split("\n").map(({ length }) => length))).to.be.at.most(WIDTH);
      expect(table).to.match(/1 +Emergency +Active +csd +0 \/ 0 \/ 0 of 100 +Suspend bank-c, which .*…/);
      expect(listed[0]).to.include({ organization: "csd", account: live.address("csd.seat"), description });
    });

    it("should ask the node no more for the open ones when many have ended", async () => {
      await suspended();
      const before = await questions(() => listProposals(counting.desk));
      expect(before).to.be.above(0);
      for (let made = 0; made < 20; made += 1) await withdraw(live, await suspended());
      expect(await questions(() => listProposals(counting.desk))).to.be.at.most(before + 10);
    });

    it("should ask two questions for each when all are shown", async () => {
      const all = () => questions(() => listProposals(counting.desk, { all: true }));
      await suspended();
      const one = await all();
      for (let made = 0; made < 7; made += 1) await suspended();
      expect((await all()) - one).to.equal(7 * 2);
    });

    it("should tell until when a queued one waits, whether all are shown or the open ones", async () => {
      await queued(live, [await call(live.suite.organizations, "setAccountCap", [3, 9])]);
      const [open, all] = [await listProposals(live.desk), await listProposals(live.desk, { all: true })];
      expect(open.data[0]?.eta).to.be.above(open.data[0]?.createdAt ?? Infinity);
      expect(all.data).to.deep.equal(open.data);
    });

    let asked = 0;
    const counting = {
      get desk(): Desk {
        const provider = new Proxy(live.desk.provider, {
          get(target, name, itself): unknown {
            if (name === "provider") return itself;
            const member: unknown = Reflect.get(target, name, target);
            if (typeof member !== "function") return member;
            return (...args: unknown[]): unknown => {
              if (name === "call" || name === "getLogs") asked += 1;
              return Reflect.apply(member, target, args);
            };
          },
        });
        return { ...live.desk, provider, suite: connectSuite(live.record, provider) };
      },
    };

    /** How many calls and log queries reach the node. */
    async function questions(look: () => Promise<unknown>): Promise<number> {
      asked = 0;
      await look();
      return asked;
    }
  });
});

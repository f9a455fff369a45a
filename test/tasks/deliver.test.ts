import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { Interface, id } from "ethers";
import { network } from "hardhat";
import { z } from "zod";
import { actorWith } from "../../lib/actor.ts";
import { signed } from "../../lib/ballots/ballot.ts";
import { readBallot, writeBallot } from "../../lib/ballots/ballotFile.ts";
import { deliver } from "../../lib/ballots/deliver.ts";
import { openOffline } from "../../lib/ballots/offline.ts";
import { writeProposalFile } from "../../lib/ballots/proposalFile.ts";
import { signBallot } from "../../lib/ballots/sign.ts";
import { propose as proposeWritten } from "../../lib/committee/propose.ts";
import { showProposal } from "../../lib/committee/show.ts";
import { vote } from "../../lib/committee/vote.ts";
import { devWallet, devWalletOf } from "../../lib/keys/devKeys.ts";
import { proposalOf } from "../../lib/proposals.ts";
import { call, decide, execute, propose, ready } from "../fixtures/decisions.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";
import { ownFolder } from "../fixtures/ownFolder.ts";
import { newSeatAccount } from "../fixtures/seating.ts";
import { type Post, posted, signs, suspension, tamper, written } from "./helpers/ballots.ts";
import { bigCommittee } from "./helpers/bigCommittee.ts";
import { hardhat } from "./helpers/command.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();
const DAY = 86_400;

const deliverySchema = z.object({
  counted: z.number(),
  ballots: z.array(z.object({ transaction: z.string() })),
});

describe("tasks: committee deliver", () => {
  let live: DeskNetwork;
  let folder: string;
  let ballots: string;
  let post: Post;
  let path: string;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(deskNetwork);
    folder = await ownFolder();
    ballots = join(folder, "ballots");
    post = { live, folder };
    path = (await posted(post)).path;
  });

  const delivered = (...paths: string[]) =>
    deliver(live.desk, live.actor("bank-a.operator"), paths.length === 0 ? [ballots] : paths);
  const resultsOf = async (...paths: string[]) =>
    (await delivered(...paths)).data.ballots.map(({ result, reason }) => [result, reason]);
  /** Constitution: seats of weight 10 for these organizations and no other. */
  const weights = (names: readonly string[]) =>
    call(live.suite.seats, "set", [names.map((name) => ({ organization: live.orgId(name), weight: 10 }))]);
  const tally = async (proposal = 1) => (await proposalOf(live.desk.suite, proposal)).tally;

  describe("of several ballots", () => {
    it("should count all in one transaction, whoever delivers, and say where they leave the proposal", async () => {
      await signs(post, path, "bank-a", "for");
      await signs(post, path, "bank-b", "for");
      await signs(post, path, "csd", "against");
      const { data, text, failed } = await delivered();
      expect([data.counted, data.repeated, data.refused, failed]).to.deep.equal([3, 0, 0, false]);
      expect(new Set(data.ballots.map(({ transaction }) => transaction)).size).to.equal(1);
      expect(data.proposals[0]).to.deep.include({ proposal: 1, state: "Active", decided: false });
      expect(await tally()).to.include({ for: 47, against: 20, abstain: 0 });
      expect(text)
        .to.match(/1 +bank-a\.seat +for +25 +counted/)
        .and.include("3 ballots counted, 0 repeated, 0 refused.");
    });

    it("should count those of several proposals in one folder, and say which are decided", async () => {
      await propose(live, [await suspension(live)], "bank-b.seat");
      const second = await written(post, 2);
      for (const voter of ["bank-a", "bank-b", "csd"]) await signs(post, path, voter);
      await signs(post, second, "bank-d", "against");
      const { data } = await delivered();
      expect(data.counted).to.equal(4);
      expect(data.proposals.map(({ proposal, decided }) => [proposal, decided])).to.deep.equal([
        [1, true],
        [2, false],
      ]);
    });

    it("should count the sound ones when others are refused, and end with exit code 1", async () => {
      await signs(post, path, "bank-a");
      await writeFile(join(ballots, "0-broken.ballot.json"), "{");
      const { data, failed } = await delivered();
      expect([data.counted, data.refused, failed]).to.deep.equal([1, 1, true]);
      expect(data.ballots[0]).to.include({ result: "refused", reason: "it is not a ballot: it is not JSON" });
    });

    it("should read each file once, however often it is given", async () => {
      const { file } = await signs(post, path, "bank-a");
      expect(await resultsOf(file, ballots, file)).to.deep.equal([["counted", undefined]]);
    });
  });

  describe("of a ballot that the chain has no use for", () => {
    const changed = async (change: object): Promise<void> => {
      const { file } = await signs(post, path, "bank-b");
      await tamper(file, () => change);
    };

    it("should refuse one for another chain or committee", async () => {
      await changed({ chainId: 5 });
      expect(await resultsOf()).to.deep.equal([["refused", "it is for chain 5, not 20260"]]);
      await tamper(join(ballots, "1-bank-b.seat.ballot.json"), () => ({
        chainId: 20260,
        committee: live.stranger().address,
      }));
      expect((await resultsOf())[0]?.[1]).to.match(/^it is for committee 0x\w{40}, not that of bond-network$/);
    });

    it("should refuse one for other content than the proposal of its number has", async () => {
      await changed({ proposalHash: id("other calls") });
      const reason = "it was signed for other calls or another description than proposal 1 has";
      expect(await resultsOf()).to.deep.equal([["refused", reason]]);
    });

    it("should refuse one signed on a file whose number was changed", async () => {
      await propose(live, [await suspension(live)], "bank-b.seat");
      await tamper(path, () => ({ proposal: 2 }));
      await signs(post, path, "bank-b");
      expect((await resultsOf())[0]?.[1]).to.match(/than proposal 2 has$/);
      expect(await tally(2)).to.include({ for: 0 });
    });

    it("should refuse one for a proposal that is not there", async () => {
      await changed({ proposal: 7 });
      expect(await resultsOf()).to.deep.equal([["refused", "there is no proposal 7"]]);
    });

    it("should refuse one signed by another key, and say whose", async () => {
      const { file } = await signs(post, path, "bank-b");
      const forged = await signed(live.as("bank-c.seat"), await readBallot(file));
      await tamper(file, () => forged);
      expect(await resultsOf()).to.deep.equal([["refused", "bank-b.seat did not sign this ballot, bank-c.seat did"]]);
    });

    for (const [what, change] of [
      ["another way of voting", { support: "against" }],
      ["a signature that is none", { signature: "0x1234" }],
    ] as const) {
      it(`should refuse one with ${what} than was signed`, async () => {
        await changed(change);
        expect(await resultsOf()).to.deep.equal([["refused", "bank-b.seat did not sign this ballot"]]);
      });
    }

    it("should refuse one of an account without seat", async () => {
      await signs(post, path, "bank-a.operator");
      expect(await resultsOf()).to.deep.equal([["refused", "bank-a.operator uses no seat"]]);
    });

    it("should refuse one of a seat that had no weight when the proposal was made", async () => {
      const four = ["bank-a", "bank-b", "csd", "bank-c"];
      await decide(live, [await weights(four)]);
      const joining = await ready(live, [await weights([...four, "bank-d"])]);
      const { id: number } = await propose(live, [await suspension(live)]);
      await execute(live, joining);
      await signs(post, await written(post, Number(number)), "bank-d");
      const reason = `bank-d had no weight when proposal ${number} was made: it votes on later ones`;
      expect(await resultsOf()).to.deep.equal([["refused", reason]]);
    });

    it("should refuse one of a seat that was suspended since", async () => {
      const leaving = await ready(live, [await call(live.suite.seats, "suspend", [live.orgId("bank-d")])]);
      const { id: number } = await propose(live, [await suspension(live)]);
      await execute(live, leaving);
      await signs(post, await written(post, Number(number)), "bank-d");
      expect(await resultsOf()).to.deep.equal([["refused", "bank-d.seat uses the seat of bank-d, which is not live"]]);
    });

    it("should refuse one whose seat has another account by now", async () => {
      const change = await ready(live, [await newSeatAccount(live, "csd", live.stranger(1))]);
      const { id: number } = await propose(live, [await suspension(live)]);
      await signs(post, await written(post, Number(number)), "csd");
      await execute(live, change);
      expect(await resultsOf()).to.deep.equal([["refused", "csd.seat uses no seat"]]);
    });

    it("should refuse all when voting is over", async () => {
      await signs(post, path, "bank-a");
      await signs(post, path, "bank-b");
      await live.advance(8 * DAY);
      const reason = "voting on proposal 1 is over (Defeated)";
      expect(await resultsOf()).to.deep.equal([
        ["refused", reason],
        ["refused", reason],
      ]);
    });
  });

  describe("of a ballot that was cast before", () => {
    it("should report what says the same as counted before, without failing", async () => {
      await signs(post, path, "bank-a");
      await delivered();
      await signs(post, path, "bank-b");
      const { data, failed } = await delivered();
      expect(data.ballots.map(({ result }) => result)).to.deep.equal(["repeated", "counted"]);
      expect([data.ballots[0]?.weight, failed]).to.deep.equal([25, false]);
    });

    it("should report it when voting is over by then", async () => {
      for (const voter of ["bank-a", "bank-b", "csd"]) await signs(post, path, voter);
      await delivered();
      const { data, failed } = await delivered();
      expect([data.counted, data.repeated, failed]).to.deep.equal([0, 3, false]);
    });

    it("should refuse one that says otherwise", async () => {
      await vote(live.desk, live.actor("bank-b.seat"), { proposal: 1, support: "against" });
      await signs(post, path, "bank-b", "for");
      expect(await resultsOf()).to.deep.equal([
        ["refused", "bank-b has voted on proposal 1: a ballot is final, so leave it"],
      ]);
    });
  });

  describe("of two ballots of one seat", () => {
    it("should count one of those that say the same", async () => {
      const { file } = await signs(post, path, "bank-b");
      await copyFile(file, join(ballots, "copy.ballot.json"));
      expect(await resultsOf()).to.deep.equal([
        ["counted", undefined],
        ["repeated", `it says the same as ${file}`],
      ]);
    });

    it("should refuse both of those that differ, so that no deliverer chooses", async () => {
      await signs(post, path, "bank-b", "for");
      await signs(post, path, "bank-b", "against", { out: join(folder, "more") });
      const reason = "bank-b signed ballots that differ: deliver only the one that it means";
      expect(await resultsOf(ballots, join(folder, "more"))).to.deep.equal([
        ["refused", reason],
        ["refused", reason],
      ]);
      expect(await tally()).to.include({ for: 0, against: 0 });
    });

    it("should not let a forged one stop the one that was signed", async () => {
      const { file } = await signs(post, path, "bank-b", "for");
      const more = join(folder, "more");
      await mkdir(more);
      await writeFile(join(more, "forged.ballot.json"), await readFile(file, "utf8"));
      await tamper(join(more, "forged.ballot.json"), () => ({ support: "against" }));
      expect((await resultsOf(ballots, more)).map(([result]) => result)).to.deep.equal(["counted", "refused"]);
    });
  });

  describe("of a seat whose account is a contract", () => {
    const OWNER = 1;

    const walletBallot = async (contract: string, key: number): Promise<string> => {
      const owner = live.stranger(OWNER);
      const factory = await live.ethers.getContractFactory(contract, owner);
      const wallet = await (await factory.deploy(owner.address)).getAddress();
      await decide(live, [await newSeatAccount(live, "csd", owner, wallet)]);
      const { id: number } = await propose(live, [await suspension(live)]);
      path = await written(post, Number(number));
      await signs(post, path, wallet, "for", { sign: (ballot) => signed(live.stranger(key), ballot) });
      return wallet;
    };

    it("should count what the wallet accepts", async () => {
      await walletBallot("BallotWallet", OWNER);
      expect(await resultsOf()).to.deep.equal([["counted", undefined]]);
    });

    it("should refuse what it does not accept", async () => {
      await walletBallot("BallotWallet", 2);
      expect((await resultsOf())[0]?.[1]).to.match(/^the wallet 0x\w{40} does not accept the signature$/);
    });

    it("should deliver the others when a wallet burns all gas as soon as it is delivered", async () => {
      const wallet = await walletBallot("GreedyWallet", OWNER);
      const burn = new Interface(["function burn()"]).encodeFunctionData("burn");
      await live.stranger(OWNER).sendTransaction({ to: wallet, data: burn });
      await signs(post, path, "bank-a");
      await signs(post, path, "bank-b", "against");
      const results = (await delivered()).data.ballots.map(({ voter, result }) => [
        live.desk.book.nameOf(voter ?? ""),
        result,
      ]);
      expect(results.filter(([, result]) => result === "counted").map(([name]) => name)).to.have.members([
        "bank-a.seat",
        "bank-b.seat",
      ]);
      expect(results.filter(([, result]) => result === "refused")).to.have.length(1);
    });
  });

  describe("of nothing", () => {
    it("should say that a path is not there, or a folder holds no ballot", async () => {
      expect(await refusal(delivered(join(folder, "none")))).to.match(/^There is no ballot file or folder .*none\.$/);
      await mkdir(ballots);
      expect(await refusal(delivered())).to.match(/holds no ballot: their files end in \.ballot\.json\.$/);
    });
  });
});

describe("tasks: committee deliver, with 51 seats", () => {
  let big: Awaited<ReturnType<typeof bigCommittee>>;

  before(async () => {
    big = await bigCommittee();
  });

  after(() => big.stop());

  it("should count 51 ballots in one delivery and one transaction", async () => {
    const { actor, desk, members } = big;
    const out = join(big.folder, "ballots");
    const calls = [{ call: "Organizations.suspend", args: ["member-51"] }];
    const { data: opened } = await proposeWritten(desk, actor("member-1.seat"), { calls });
    const path = join(big.folder, "proposal.json");
    await writeProposalFile(desk, await proposalOf(desk.suite, opened.proposal), path);
    const offline = openOffline(desk.record, desk.book.accounts);
    for (const name of members) {
      const voter = { name, address: desk.book.address(name) };
      const sign = (ballot: Parameters<typeof signed>[1]) => signed(devWalletOf(voter.address), ballot);
      await signBallot(offline, path, { support: "for", voter, out, sign });
    }
    const args = ["committee", "deliver", out, "--as", "member-7", "--data", big.folder, "--json"];
    const { code, stdout, stderr } = await hardhat(args);
    expect(code, stderr).to.equal(0);
    const { counted, ballots } = deliverySchema.parse(JSON.parse(stdout));
    expect([counted, new Set(ballots.map(({ transaction }) => transaction)).size]).to.deep.equal([51, 1]);
    const { tally, seats, state } = (await showProposal(desk, opened.proposal)).data;
    expect(tally).to.include({ for: 510, total: 510 });
    expect([seats.length, seats.every(({ ballot }) => ballot === "for"), state]).to.deep.equal([51, true, "Succeeded"]);
  });

  it("should report of every ballot that the node refuses who delivers", async () => {
    const { actor, desk } = big;
    const calls = [{ call: "Organizations.suspend", args: ["member-50"] }];
    const { data: opened } = await proposeWritten(desk, actor("member-1.seat"), { calls });
    const proposal = await proposalOf(desk.suite, opened.proposal);
    const subject = {
      chainId: desk.record.chainId,
      committee: await desk.suite.committee.getAddress(),
      ...{ proposal: proposal.id, proposalHash: proposal.hash },
    };
    const files = await Promise.all(
      ["member-2.seat", "member-3.seat"].map(async (name) => {
        const key = devWalletOf(desk.book.address(name));
        const ballot = await signed(key, { ...subject, support: "against", voter: key.address });
        return writeBallot(join(big.folder, "others"), name, ballot);
      }),
    );
    const nobody = actorWith(desk, devWallet(200, desk.provider));
    const { data, failed } = await deliver(desk, nobody, files);
    expect([data.counted, data.refused, failed]).to.deep.equal([0, 2, true]);
    for (const { reason } of data.ballots) expect(reason).to.match(/^The node refused the transaction \(-32007\): /);
  });
});

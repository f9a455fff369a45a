import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import hre, { network } from "hardhat";
import { encodeBytes32String, id } from "ethers";
import { proposalHashOf } from "../../lib/ballots/ballot.ts";
import { readBallot } from "../../lib/ballots/ballotFile.ts";
import { checkSeat, findVoter } from "../../lib/ballots/offline.ts";
import { readProposalFile } from "../../lib/ballots/proposalFile.ts";
import { Refusal } from "../../lib/refusal.ts";
import { writeRecord } from "../../lib/suite/record.ts";
import { findOffline, networkName } from "../../tasks/shared/offline.ts";
import { signedBallot } from "../fixtures/ballots.ts";
import { Support, call, content, propose } from "../fixtures/decisions.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";
import { ownFolder } from "../fixtures/ownFolder.ts";
import { offline, posted, signs, suspension, tamper, written } from "./helpers/ballots.ts";
import { refusal } from "./helpers/refusal.ts";
import { placement } from "../fixtures/placement.ts";

const connection = await network.create();

describe("tasks: committee sign", () => {
  let live: DeskNetwork;
  let folder: string;
  let post: { live: DeskNetwork; folder: string };
  let path: string;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(deskNetwork);
    folder = await ownFolder();
    post = { live, folder };
    path = (await posted(post)).path;
  });

  const callsIn = async () => {
    const { calls } = await readProposalFile(path);
    return calls;
  };

  describe("given a proposal file as `committee show --out` wrote it", () => {
    it("should read the calls with names and compute the hash", async () => {
      const { text, calls, proposalHash } = await signs(post, path, "bank-a");
      expect(text)
        .to.match(/1\. Organizations\.suspend\(\w+: bank-c\)/)
        .and.include(`${proposalHash}, computed here`);
      expect(calls[0]).to.include({ contract: "Organizations", function: "suspend" });
    });

    it("should write a ballot that the voter's key signed, named by proposal and voter", async () => {
      const { file } = await signs(post, path, "bank-a.seat", "against");
      expect(file).to.equal(join(folder, "ballots", "1-bank-a.seat.ballot.json"));
      const { signature, ...ballot } = await readBallot(file);
      const proposal = { ...content([await suspension(live)], (await readProposalFile(path)).description), id: 1n };
      const expected = await signedBallot(live, proposal, Support.against, live.as("bank-a.seat"));
      expect(signature).to.equal(expected.signature);
      expect(ballot).to.include({ proposal: 1, support: "against", voter: live.address("bank-a.seat") });
    });

    it("should show what is signed before it is signed, and write nothing when that is declined", async () => {
      let shown = "";
      const declined = signs(post, path, "bank-a", "for", {
        confirm: (summary) => {
          shown = summary;
          return Promise.reject(new Refusal("Nothing was signed."));
        },
        sign: () => Promise.reject(new Error("it was signed")),
      });
      expect(await refusal(declined)).to.equal("Nothing was signed.");
      expect(shown).to.match(/suspend\(\w+: bank-c\)[^]*bank-a\.seat \(0x\w{40}\) votes for\./);
    });

    it("should write the same ballot twice, and refuse another one beside it", async () => {
      const { file } = await signs(post, path, "bank-a");
      expect((await signs(post, path, "bank-a")).file).to.equal(file);
      expect(await refusal(signs(post, path, "bank-a", "against"))).to.match(
        /1-bank-a\.seat\.ballot\.json holds another ballot already: whoever has both can choose\./,
      );
    });

    it("should take what a contract wallet signed as it is", async () => {
      const wallet = live.stranger(3).address;
      const { file } = await signs(post, path, wallet, "for", {
        sign: (ballot) => Promise.resolve({ ...ballot, signature: "0x1234" }),
      });
      expect(file).to.include(`1-${wallet}.ballot.json`);
      expect(await readBallot(file)).to.include({ voter: wallet, signature: "0x1234" });
    });
  });

  describe("given a proposal file that was tampered with", () => {
    it("should refuse other calls", async () => {
      const [first] = await callsIn();
      const data = (first?.data ?? "").replace(/3$/, "4");
      await tamper(path, () => ({ calls: [{ ...first, data }] }));
      expect(await refusal(signs(post, path, "bank-a"))).to.match(
        /was tampered with: its calls and description have the hash 0x\w{64}, not 0x\w{64}\.$/,
      );
    });

    for (const [what, calls] of [
      ["a call more", (first: object) => [first, first]],
      ["a call with value", (first: object) => [{ ...first, value: "1" }]],
      ["another target", (first: object) => [{ ...first, target: `0x${"11".repeat(20)}` }]],
    ] as const) {
      it(`should refuse ${what}`, async () => {
        const [first = {}] = await callsIn();
        await tamper(path, () => ({ calls: calls(first) }));
        expect(await refusal(signs(post, path, "bank-a"))).to.include("was tampered with: its calls");
      });
    }

    it("should refuse another description", async () => {
      await tamper(path, () => ({ description: "Thank bank-c" }));
      expect(await refusal(signs(post, path, "bank-a"))).to.match(/was tampered with: its description does not have/);
    });

    it("should refuse another description with its own hash", async () => {
      await tamper(path, () => ({ description: "Thank bank-c", descriptionHash: id("Thank bank-c") }));
      expect(await refusal(signs(post, path, "bank-a"))).to.include("was tampered with: its calls and description");
    });

    it("should refuse another hash", async () => {
      await tamper(path, () => ({ proposalHash: id("another proposal") }));
      expect(await refusal(signs(post, path, "bank-a"))).to.include(`not ${id("another proposal")}`);
    });

    it("should show what the calls are, whatever words the file has for them", async () => {
      const [first] = await callsIn();
      await tamper(path, () => ({ calls: [{ ...first, words: "Organizations.reinstate(id: bank-d)" }] }));
      const { text } = await signs(post, path, "bank-a");
      expect(text)
        .to.match(/suspend\(\w+: bank-c\)/)
        .and.not.include("reinstate");
    });

    it("should refuse another name for an organization that is known here", async () => {
      await tamper(path, () => ({ names: { accounts: [], organizations: [{ name: "bank-d", id: 3 }] } }));
      expect(await refusal(signs(post, path, "bank-a"))).to.equal(
        "The proposal file was tampered with: it calls organization 3 bank-d, but that is bank-c.",
      );
    });

    it("should mark names that only the file says, and keep those that are known here", async () => {
      const newcomer = live.stranger(7).address;
      const freeze = (subject: string) =>
        call(live.suite.freezeOrders, "freezeByDecision", [placement(subject, 1, 60, id("code"), id("evidence"))]);
      const calls = [await freeze(newcomer), await freeze(live.address("bank-d.seat"))];
      path = await written(post, Number((await propose(live, calls)).id));
      const accounts = [
        { name: "bank-a.participant", address: newcomer },
        { name: "harmless", address: live.address("bank-d.seat") },
      ];
      await tamper(path, () => ({ names: { accounts, organizations: [] } }));
      const { text } = await signs(post, path, "bank-a");
      expect(text).to.include(`bank-a.participant, says the file (${newcomer})`);
      expect(text).to.include("subject: account bank-d.seat (0x").and.not.include("harmless");
    });

    it("should sign another number, which the Committee does not count: its hash names the content", async () => {
      await tamper(path, () => ({ proposal: 2 }));
      const { proposal, proposalHash } = await signs(post, path, "bank-a");
      const [first] = await callsIn();
      const { target = "", data = "" } = first ?? {};
      const { descriptionHash } = await readProposalFile(path);
      expect(proposal).to.equal(2);
      expect(proposalHash).to.equal(proposalHashOf([{ target, value: 0n, data }], descriptionHash));
    });

    it("should not let a description pass for other lines, or move the cursor", async () => {
      const description = "Thank bank-c\u001b[2J\nCalls, read here:\n  1. nothing\u202e";
      await tamper(path, () => ({ description, descriptionHash: id(description) }));
      const { calls, descriptionHash } = await readProposalFile(path);
      const hash = proposalHashOf(
        calls.map((each) => ({ ...each, value: 0n })),
        descriptionHash,
      );
      await tamper(path, () => ({ proposalHash: hash }));
      const { text } = await signs(post, path, "bank-a");
      expect(text.split("\n")[0]).to.include("Thank bank-c").and.include("1. nothing");
      expect(text).to.not.include("\u001b").and.not.include("\u202e");
    });
  });

  describe("given a call that cannot be read", () => {
    const withData = async (change: (data: string) => string) => {
      const { data } = await suspension(live);
      const [first] = await callsIn();
      const { descriptionHash } = await readProposalFile(path);
      const made = { target: first?.target ?? "", value: 0n, data: change(data) };
      await tamper(path, () => ({
        calls: [{ ...first, data: made.data }],
        proposalHash: proposalHashOf([made], descriptionHash),
      }));
    };

    it("should refuse a function that the contract's interface lacks", async () => {
      await withData((data) => `0xdeadbeef${data.slice(10)}`);
      expect(await refusal(signs(post, path, "bank-a"))).to.match(/^Call 1 of .* cannot be read wholly .* --unread\.$/);
    });

    it("should refuse bytes behind the arguments", async () => {
      await withData((data) => `${data}${"00".repeat(31)}01`);
      expect(await refusal(signs(post, path, "bank-a"))).to.include("Call 1");
    });

    it("should sign it when asked to, and show its bytes", async () => {
      await withData((data) => `0xdeadbeef${data.slice(10)}`);
      const { text } = await signs(post, path, "bank-a", "against", { unread: true });
      expect(text).to.include("0xdeadbeef").and.include("Cannot be read wholly: call 1.");
    });
  });

  describe("given a file of another network", () => {
    it("should refuse another chain", async () => {
      await tamper(path, () => ({ chainId: 1 }));
      expect(await refusal(signs(post, path, "bank-a"))).to.match(/is for chain 1, but bond-network is chain 20260,/);
    });

    it("should refuse another committee", async () => {
      await tamper(path, () => ({ committee: live.stranger().address }));
      expect(await refusal(signs(post, path, "bank-a"))).to.match(/is for committee 0x\w{40}, but bond-network is/);
    });
  });

  describe("given no proposal file", () => {
    for (const [what, content, line] of [
      ["JSON that is none", "{", /is not a proposal file: it is not JSON\.$/],
      ["another form", "{}", /is not a proposal file: version must be 1\.$/],
    ] as const) {
      it(`should refuse ${what}`, async () => {
        await writeFile(path, content);
        expect(await refusal(signs(post, path, "bank-a"))).to.match(line);
      });
    }

    for (const [field, value] of [
      ["deadline", 1e15],
      ["names", { accounts: [{ name: "bank-a.seat\u001b[1A", address: `0x${"11".repeat(20)}` }], organizations: [] }],
      ["calls", []],
      ["extra", 1],
    ] as const) {
      it(`should refuse a field that does not fit: ${field}`, async () => {
        await tamper(path, () => ({ [field]: value }));
        expect(await refusal(signs(post, path, "bank-a"))).to.include("is not a proposal file");
      });
    }

    it("should say that there is none", async () => {
      expect(await refusal(signs(post, join(folder, "none.json"), "bank-a"))).to.match(
        /^There is no file .*none\.json/,
      );
    });
  });

  describe("--as", () => {
    it("should find the founding Seat account of an organization", () => {
      expect(findVoter(offline(live), "Bank-B")).to.deep.equal({
        name: "bank-b.seat",
        address: live.address("bank-b.seat"),
      });
    });

    it("should refuse an organization without seat, and an unknown name", async () => {
      const find = async (name: string) => Promise.resolve(findVoter(offline(live), name));
      const attempt = (name: string) => refusal((async () => find(name))());
      expect(await attempt("auditor")).to.match(/^auditor was founded without seat/);
      expect(await attempt("bnk-a")).to.match(/"bnk-a": did you mean bank-a/);
    });
  });

  describe("the office of who signs", () => {
    const check = (name: string, address = live.address(name)) => checkSeat(offline(live), { name, address });

    it("should be that of a seat", () => {
      expect(check("bank-a.seat")).to.equal(undefined);
    });

    it("should be refused when it is known as another", async () => {
      expect(await refusal((async () => Promise.resolve(check("bank-a.admin")))())).to.equal(
        "bank-a.admin is OrgAdmin of bank-a and uses no seat: name a Seat account with --as.",
      );
    });

    it("should be warned of when it is not known, before and after signing", async () => {
      const note = check("bank-a.new", live.stranger().address);
      expect(note).to.match(/^note {2}whether bank-a\.new uses a seat is not known here/);
      let shown = "";
      const confirm = (summary: string) => Promise.resolve(void (shown = summary));
      const { text } = await signs(post, path, "bank-a", "for", { note, confirm });
      expect([shown, text].map((words) => words.includes(note ?? "none"))).to.deep.equal([true, true]);
    });
  });

  describe("without --data", () => {
    const records = () => join(folder, "records");
    const wanted = async () => {
      const { chainId, committee } = await readProposalFile(path);
      return { chainId, committee };
    };
    const found = async () => (await findOffline({}, await wanted(), [records(), join(folder, "none")])).home;

    it("should take the record that has the chain and committee of the file", async () => {
      await writeRecord(join(records(), "other"), { ...live.record, chainId: 5 });
      await writeRecord(join(records(), "this"), live.record);
      await mkdir(join(records(), "damaged"));
      await writeFile(join(records(), "damaged", "network.json"), "{");
      expect(await found()).to.equal(join(records(), "this"));
    });

    it("should take one of several that were founded alike, and ask when they were not", async () => {
      await writeRecord(join(records(), "a"), live.record);
      await writeRecord(join(records(), "b"), live.record);
      expect(await found()).to.equal(join(records(), "a"));
      const { Organizations, ...contracts } = live.record.contracts;
      if (Organizations === undefined) throw new Error("the record lacks Organizations");
      const [authority = "", standing = ""] = Organizations.constructorArgs;
      const constructorArgs = [authority, standing, [{ name: encodeBytes32String("bank-z") }]];
      const renamed = { ...contracts, Organizations: { ...Organizations, constructorArgs } };
      await writeRecord(join(records(), "b"), { ...live.record, contracts: renamed });
      expect(await refusal(found())).to.match(
        /^Several networks here have this chain and committee: say --data .* or /,
      );
    });

    it("should say that there is no record", async () => {
      expect(await refusal(found())).to.match(/^There is no record of a network here/);
    });
  });

  describe("given --network", () => {
    it("should say that there is no record of that name, and which there are", async () => {
      const wanted = { chainId: 1, committee: "" };
      expect(await refusal(findOffline({ network: "devnett" }, wanted))).to.equal(
        'There is no record of a network "devnett": did you mean devnet?',
      );
    });

    it("should take a chain that Hardhat simulates for no network, as other tasks do", () => {
      const named = (name: string) => networkName({ ...hre, globalOptions: { ...hre.globalOptions, network: name } });
      expect([named("default"), named("devnet"), networkName(hre)]).to.deep.equal([undefined, "devnet", undefined]);
    });
  });

  describe("of a proposal whose description is no sound text", () => {
    it("should not be possible: it is voted on line", async () => {
      const { committee } = live.suite;
      const { target, data } = await suspension(live);
      const request = committee.interface.encodeFunctionData("propose", [[target], [0n], [data], "AAAA"]);
      const tx = { to: await committee.getAddress(), data: request.replace("41414141", "41ff4141") };
      await (await live.as("bank-a.seat").sendTransaction(tx)).wait();
      expect(await refusal(written(post, 2))).to.match(/^The description of proposal 2 is no sound text/);
      expect(await readFile(path, "utf8")).to.include('"proposal": 1');
    });
  });
});

import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { AbiCoder, Interface, concat, encodeBytes32String, id, toBeHex } from "ethers";
import { z } from "zod";
import { type ExplainedCall, explainCall } from "../../lib/explain/call.ts";
import { explainError } from "../../lib/explain/error.ts";
import { listErrors } from "../../lib/explain/errorList.ts";
import { compiledContracts } from "../../lib/explain/interfaces.ts";
import { explainTransaction } from "../../lib/explain/transaction.ts";
import { devWallet, devWalletOf } from "../../lib/keys/devKeys.ts";
import type { ZeroGasWallet } from "../../lib/keys/zeroGasWallet.ts";
import { NameBook } from "../../lib/names.ts";
import { refusalOf } from "../fixtures/refusal.ts";
import { hardhat } from "./helpers/command.ts";
import { type LiveDevnet, liveDevnet } from "./helpers/live.ts";
import { placement } from "../fixtures/placement.ts";

const errorSchema = z.strictObject({
  name: z.string().optional(),
  signature: z.string().optional(),
  selector: z.string(),
  arguments: z.record(z.string(), z.json()),
  why: z.string().optional(),
  words: z.string(),
  otherwise: z.string().optional(),
  seenBy: z.array(z.strictObject({ who: z.string(), functions: z.array(z.string()) })),
  declaredBy: z.array(z.string()),
});

const listSchema = z.array(
  z.strictObject({
    room: z.string(),
    contract: z.string(),
    name: z.string(),
    signature: z.string(),
    selector: z.string().length(10),
    why: z.string(),
  }),
);

const callSchema = z.strictObject({
  target: z.string().optional(),
  contract: z.string().optional(),
  function: z.string().optional(),
  arguments: z.array(z.strictObject({ name: z.string(), type: z.string(), value: z.json(), words: z.string() })),
  data: z.string(),
  candidates: z.array(z.string()),
  belongsTo: z.string().optional(),
  get calls() {
    return z.array(callSchema);
  },
  more: z.boolean(),
});

const minedSchema = z.strictObject({
  transaction: z.string(),
  status: z.enum(["succeeded", "reverted"]),
  block: z.number(),
  at: z.number(),
  account: z.string(),
  created: z.string().optional(),
  call: callSchema.optional(),
  gasUsed: z.number(),
  events: z.array(
    z.strictObject({
      contract: z.string().optional(),
      address: z.string(),
      event: z.string().optional(),
      arguments: z.record(z.string(), z.json()),
      words: z.string(),
    }),
  ),
  reason: z.string().optional(),
});

const signedSchema = z.strictObject({
  transaction: z.string(),
  status: z.enum(["refused", "would wait", "would revert", "would succeed"]),
  account: z.string(),
  call: callSchema.optional(),
  rule: z.string().optional(),
  reason: z.string().optional(),
});

const NOBODY = new NameBook({ contracts: [], accounts: [], organizations: [] });
const GAS = 1_000_000n;

describe("tasks: explain", () => {
  let live: LiveDevnet;

  before(async () => {
    live = await liveDevnet();
  });

  after(() => live.stop());

  const compiled = compiledContracts();
  const offLine = { contracts: compiled, book: NOBODY };
  const on = (...args: string[]) => hardhat(["explain", ...args, "--data", live.folder]);
  const key = (name: string): ZeroGasWallet => devWalletOf(live.desk.book.address(name), live.desk.provider);
  const addressOf = (name: string): string => live.desk.book.contract(name).address;

  describe("error", () => {
    const of = (text: string) => explainError(text, live.desk.contracts, live.desk.book);
    const data = (name: string, args: unknown[]): string => {
      const contract = compiled.find((known) => known.interface.getError(name) !== null);
      return contract?.interface.encodeErrorResult(name, args) ?? "0x";
    };

    it("should say data in words, with names, arguments and who declares it", () => {
      const report = of(data("CommitteeAlreadyVoted", [7, 1]));
      expect(errorSchema.parse(report.data)).to.deep.equal({
        name: "CommitteeAlreadyVoted",
        signature: "CommitteeAlreadyVoted(uint256 proposalId, uint32 seat)",
        selector: id("CommitteeAlreadyVoted(uint256,uint32)").slice(0, 10),
        arguments: { proposalId: 7, seat: 1 },
        why: "This ballot was cast before; ballots are final.",
        words: "bank-a has voted on proposal 7: a ballot is final, so leave it",
        otherwise: undefined,
        seenBy: [
          {
            who: "whoever calls",
            functions: ["castVote", "castVoteWithReason", "castVoteWithReasonAndParams"].map(
              (name) => `Committee.${name}`,
            ),
          },
        ],
        declaredBy: ["Committee"],
      });
      expect(report.text).to.match(
        /^error .*\nwhy +This ballot was .*\nmeans +bank-a has voted.*\nwith +proposalId 7, seat bank-a\nseen by +whoever/,
      );
    });

    it("should say who sees it: offices, decisions by class, anyone, and who founds", () => {
      expect(of("AccountWrongOffice").data.seenBy.map(({ who }) => who)).to.deep.equal([
        ...["Regulator", "OrgAdmin", "Constitution decision", "Operation decision", "Emergency decision"],
        ...["whoever calls", "who founds the network"],
      ]);
    });

    it("should say without values what may be meant otherwise", () => {
      const { data, text } = of("CommitteeNoOverride");
      expect(data.words).to.match(/cannot override their veto yet: propose them at <possibleAt>$/);
      expect(data.otherwise).to.match(/^these calls were not vetoed.*: propose them with `committee propose`$/);
      expect(text).to.match(/\nmeans +these calls cannot.*\nor +these calls were not vetoed/);
    });

    it("should say that nobody sees it, and why", () => {
      expect(of("GovernorInsufficientProposerVotes").text).to.match(
        /^error .*\nwhy +Nobody sees it: the threshold is 0; .*\nselector/,
      );
      expect(of("GovernorInvalidVoteType").text).to.match(/\nwhy +Nobody sees it: nothing reverts with it\.\n/);
    });

    it("should list those that somebody sees, of all rooms or of one", () => {
      const all = listSchema.parse(listErrors().data);
      const room = listErrors("governance");
      expect(new Set(all.map((error) => error.room))).to.include.all.keys("asset", "openzeppelin", "samples");
      expect(room.data).to.deep.equal(all.filter((error) => error.room === "governance"));
      expect(room.data.map(({ name }) => name)).to.include.members(["SeatsTooFew", "CommitteeNoSeat"]);
      expect(all.map(({ name }) => name)).to.not.include("GovernorInvalidVoteType");
      expect(room.text).to.match(/^governance: \d+ errors\nerror +why\n/);
      for (const line of room.text.split("\n")) expect(line.length).to.be.at.most(100);
    });

    it("should say what the page says", async () => {
      const page = await readFile("docs/errors.md", "utf8");
      const { why, words } = of("NodeCapReached").data;
      const [what, next] = words.replaceAll(/<(\w+)>/g, "_$1_").split(": ");
      expect(page).to.include(`- Why: ${why ?? ""}\n- Says: ${what ?? ""}: **${next ?? ""}.**\n`);
    });

    it("should say a selector and a name, with placeholders for the values", () => {
      const selector = id("AccountUnknown(address)").slice(0, 10);
      for (const text of [selector, "AccountUnknown", "accountunknown"]) {
        expect(of(text).data).to.include({ selector, words: "<account> is not enrolled: see `account list`" });
      }
    });

    it("should say what Solidity itself reverts with", () => {
      const panic = concat(["0x4e487b71", toBeHex(0x11, 32)]);
      expect(of(panic).data).to.include({
        name: "Panic",
        words: "the contract panicked (code 17: a number over- or underflowed)",
      });
      expect(of("Error").data).to.include({ words: "the contract's own words" });
    });

    it("should let the words of an unknown contract pass for nothing else", () => {
      const words = concat([
        "0x08c379a0",
        AbiCoder.defaultAbiCoder().encode(["string"], ["a\u001b[2J\nok  all is well\u202e"]),
      ]);
      expect(of(words).data.words).to.equal("a\ufffd[2J\ufffdok  all is well\ufffd");
    });

    it("should say that it does not know an error, and take none that is cut short for one", () => {
      expect(of("0x12345678").data).to.include({ name: undefined, words: "no known contract declares this error" });
      const cut = data("CommitteeAlreadyVoted", [7, 1]).slice(0, 20);
      expect(of(cut).data.words).to.equal(`the call failed with ${cut}, which no known contract declares`);
    });

    it("should refuse what is no error, with what may be meant", async () => {
      const said = (text: string) => refusalOf(() => of(text));
      expect(await said("0x1234")).to.equal("0x1234 is too short: an error has at least 4 bytes.");
      expect(await said("CommitteAlreadyVoted")).to.equal(
        'No contract declares an error "CommitteAlreadyVoted": did you mean CommitteeAlreadyVoted?',
      );
      expect(await said("nonsense")).to.match(/^No contract declares .*: known are .* more, see `explain error`\.$/);
    });
  });

  describe("call", () => {
    const suspend = () =>
      live.desk.suite.accounts.interface.encodeFunctionData("suspend", [live.desk.book.address("bank-a.operator")]);
    const of = (data: string, to?: string) => explainCall(data, to, live.desk);

    it("should decode it with names, and say whose the function is", () => {
      const report = of(suspend(), "accounts");
      expect(callSchema.parse(report.data)).to.include({
        target: addressOf("Accounts"),
        contract: "Accounts",
        function: "suspend",
        belongsTo: "class Emergency",
      });
      expect(report.text).to.match(
        /^Accounts\.suspend\(account: bank-a\.operator \(0x\w{40}\)\)\n {2}belongs to class Emergency$/,
      );
    });

    it("should find the contract by the function, and name all that offer it", () => {
      const data = live.desk.suite.charter.interface.encodeFunctionData("authority");
      const { candidates } = of(data).data;
      expect(candidates).to.include.members(["Charter", "Seats", "Accounts"]);
      expect(of(data).text).to.match(/also offered by .*: say --to CONTRACT/);
    });

    it("should read a proposal's calls and those of Authority.execute, one below the other", () => {
      const inner = live.desk.suite.authority.interface.encodeFunctionData("execute", [
        addressOf("Accounts"),
        suspend(),
      ]);
      const data = live.desk.suite.committee.interface.encodeFunctionData("propose", [
        [addressOf("Authority"), addressOf("Accounts")],
        [0, 0],
        [inner, suspend()],
        "two",
      ]);
      const report = of(data, "Committee");
      const [first, second] = callSchema.parse(report.data).calls;
      expect([first?.function, first?.calls[0]?.function, second?.function]).to.deep.equal([
        "execute",
        "suspend",
        "suspend",
      ]);
      expect(report.text)
        .to.include("calldatas: below")
        .and.include("    1. Accounts.suspend(account: bank-a.operator");
    });

    it("should read a multicall as calls of the contract itself", () => {
      const suspension = suspend();
      const contract = new Interface(["function multicall(bytes[] data)", "function suspend(address account)"]);
      const contracts = [{ name: "Many", address: addressOf("Notice"), interface: contract }];
      const data = contract.encodeFunctionData("multicall", [[suspension, suspension]]);
      const { calls } = explainCall(data, "Many", { contracts, book: live.desk.book }).data;
      expect(calls.map((call) => call.function)).to.deep.equal(["suspend", "suspend"]);
    });

    it("should stop at calls nested without end", () => {
      let data = suspend();
      for (let depth = 0; depth < 40; depth += 1) {
        data = live.desk.suite.authority.interface.encodeFunctionData("execute", [addressOf("Authority"), data]);
      }
      expect(of(data, "Authority").text.split("\n")).to.have.length(5);
    });

    describe("given more calls than anybody reads", () => {
      const contract = new Interface(["function multicall(bytes[] data)", "function suspend(address account)"]);
      const read = (data: string) => {
        const contracts = [{ name: "Many", address: addressOf("Notice"), interface: contract }];
        return explainCall(data, "Many", { contracts, book: live.desk.book });
      };
      const multicall = (calls: readonly string[]) => contract.encodeFunctionData("multicall", [calls]);
      /** A multicall whose every entry points at the same bytes. */
      const repeated = (inner: string, times: number): string => {
        const [once = "", ...entry] =
          multicall([inner])
            .slice(10)
            .match(/.{64}/g)
            ?.filter((_, i) => i !== 1) ?? [];
        const offsets = Array.from({ length: times }, () => toBeHex(32 * times, 32));
        const rest = entry.slice(1).map((word) => `0x${word}`);
        return concat([multicall([]).slice(0, 10), `0x${once}`, toBeHex(times, 32), ...offsets, ...rest]);
      };
      const countIn = (call: ExplainedCall): number => call.calls.reduce((sum, each) => sum + 1 + countIn(each), 0);

      it("should tell the first 256, and that there are more", () => {
        const { data, text } = read(multicall(Array.from({ length: 300 }, suspend)));
        expect([data.calls.length, data.more]).to.deep.equal([256, true]);
        expect(text.split("\n").slice(-2).join("\n")).to.match(/^ {2}256\. Many\.suspend\(.*\n {2}and more$/);
      });

      it("should count the calls of all calls together, those of the first level first", () => {
        const { data } = read(multicall(Array.from({ length: 100 }, () => multicall([suspend(), suspend()]))));
        expect([countIn(data), data.calls.length, data.more]).to.deep.equal([256, 100, false]);
        expect(data.calls.map(({ more }) => more)).to.deep.equal(Array.from({ length: 100 }, (_, i) => i > 77));
      });

      it("should read bytes once, however often a call points at them", () => {
        let data = suspend();
        for (let depth = 0; depth < 4; depth += 1) data = repeated(data, 8);
        const { data: told, text } = read(data);
        expect(countIn(told)).to.be.below(16);
        expect(text).to.match(/^Many\.multicall\(data: below\)\n[^]*\n {2}and more$/);
      });
    });

    it("should read it without a network, by the function alone", () => {
      const { data } = explainCall(suspend(), undefined, offLine);
      expect(data).to.include({
        contract: "Accounts",
        function: "suspend",
        belongsTo: "class Emergency",
        target: undefined,
      });
      const inner = live.desk.suite.authority.interface.encodeFunctionData("execute", [
        addressOf("Accounts"),
        suspend(),
      ]);
      expect(explainCall(inner, "Authority", offLine).data.calls[0]).to.include({
        contract: "Accounts",
        function: "suspend",
      });
    });

    it("should show calldata that is cut short as what nobody reads", () => {
      expect(of(suspend().slice(0, 40), "Accounts").text).to.match(/^Accounts with calldata 0x\w+ that no known/);
      expect(of("0x", "Accounts").text).to.match(/^Accounts with calldata 0x that no known/);
    });

    it("should refuse what is no calldata, and an unknown contract, with what may be meant", async () => {
      const said = (...args: [string, string?]) => refusalOf(() => of(...args));
      expect(await said("0x123")).to.match(/^"0x123" is no calldata: give 0x/);
      expect(await said(suspend(), "Acounts")).to.equal('There is no contract "Acounts": did you mean Accounts?');
    });
  });

  describe("tx", () => {
    const of = (text: string) => explainTransaction(live.desk, text);
    /** Signs a call, whatever it will come to. */
    const signed = async (as: ZeroGasWallet, to: string | null, data: string, more: object = {}): Promise<string> => {
      const populated = await as.populateTransaction({
        to,
        data,
        gasLimit: GAS,
        chainId: live.desk.record.chainId,
        ...more,
      });
      return as.signTransaction(populated);
    };
    const post = () => live.desk.suite.named.Notice?.interface.encodeFunctionData("post", [id("hello")]) ?? "0x";
    const send = async (raw: string): Promise<string> => {
      const sent = await live.desk.provider.broadcastTransaction(raw);
      await live.desk.provider.getTransactionReceipt(sent.hash);
      return sent.hash;
    };

    describe("given one in a block", () => {
      it("should tell its call and its events in words", async () => {
        const hash = await send(await signed(key("bank-a.participant"), addressOf("Notice"), post()));
        const report = await of(hash);
        const told = minedSchema.parse(report.data);
        expect(told).to.include({ transaction: hash, status: "succeeded" });
        expect(told.call).to.include({ contract: "Notice", function: "post" });
        expect(told.events.map(({ event }) => event)).to.deep.equal(["Posted"]);
        expect(report.text).to.match(/status +succeeded\nfrom +bank-a\.participant\n/);
      });

      it("should tell why it reverted, from running it again on the block before", async () => {
        const data = live.desk.suite.accounts.interface.encodeFunctionData("suspend", [key("bank-b.admin").address]);
        const hash = await send(await signed(key("bank-a.participant"), addressOf("Accounts"), data));
        const { data: told, text } = await of(hash);
        expect(minedSchema.parse(told)).to.include({ status: "reverted" });
        expect(text).to.match(
          /reason +Refused: bank-a\.participant .* may not call this: .*\[AccessManagedUnauthorized\]/,
        );
      });

      it("should tell why it reverted then, whatever has changed since", async () => {
        const { accounts } = live.desk.suite;
        const subject = live.desk.book.address("bank-b.developer");
        const data = accounts.interface.encodeFunctionData("suspendOwn", [subject]);
        await send(await signed(key("bank-b.admin"), addressOf("Accounts"), data));
        const hash = await send(await signed(key("bank-b.admin"), addressOf("Accounts"), data));
        const reinstate = accounts.interface.encodeFunctionData("reinstateOwn", [subject]);
        await send(await signed(key("bank-b.admin"), addressOf("Accounts"), reinstate));
        expect((await of(hash)).text).to.match(
          /reason +Refused: bank-b\.developer .* is Suspended, .*\[AccountUnexpectedStatus\]/,
        );
      });

      it("should tell that it ran out of gas", async () => {
        const raw = await signed(key("bank-a.participant"), addressOf("Notice"), post(), { gasLimit: 23_000n });
        expect((await of(await send(raw))).text).to.match(/reason +.*gas/);
      });

      it("should be found by its raw form too", async () => {
        const raw = await signed(key("bank-a.participant"), addressOf("Notice"), post());
        const hash = await send(raw);
        expect((await of(raw)).data).to.include({ transaction: hash, status: "succeeded" });
      });
    });

    describe("given one that the node refuses", () => {
      const refused = async (as: ZeroGasWallet, to: string | null, data: string, more?: object) => {
        const raw = await signed(as, to, data, more);
        const error = await live.desk.provider.broadcastTransaction(raw).then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
        expect(String(error)).to.include("Sender account not authorized");
        return signedSchema.parse((await of(raw)).data);
      };

      it("should name the rule: an unknown account", async () => {
        const told = await refused(devWallet(230, live.desk.provider), addressOf("Notice"), post());
        expect(told).to.include({ status: "refused", rule: "UnknownAccount" });
        expect(told.reason).to.match(/^The node refuses it \(-32007\): account 0x\w+ is not enrolled; /);
      });

      it("should name the rule: an unknown target, a creation, value", async () => {
        const as = key("bank-a.participant");
        expect(await refused(as, key("bank-b.admin").address, "0x")).to.include({ rule: "UnknownTarget" });
        expect(await refused(as, null, "0x6000")).to.include({ rule: "CreationRefused", call: undefined });
        expect(await refused(as, addressOf("Notice"), post(), { value: 1n })).to.include({ rule: "ValueRefused" });
      });

      it("should name the rule: a frozen account", async () => {
        const officer = live.desk.suite.freezeOrders.connect(key("regulator.officer-1"));
        const reason = encodeBytes32String("AML-3");
        await (await officer.freeze(placement(key("bank-c.issuer").address, 1, 3_600, reason, id("evidence")))).wait();
        const told = await refused(key("bank-c.issuer"), addressOf("Notice"), post());
        expect(told).to.include({ rule: "AccountFrozen" });
        expect(told.reason).to.match(/account bank-c\.issuer \(0x\w+\) is frozen for sending: order \d+, lapses .*\.$/);
      });
    });

    describe("given one that was not sent", () => {
      it("should tell that it would succeed, or would revert and why", async () => {
        const as = key("bank-a.participant");
        const fine = signedSchema.parse((await of(await signed(as, addressOf("Notice"), post()))).data);
        expect(fine).to.include({ status: "would succeed", account: as.address });
        const data = live.desk.suite.accounts.interface.encodeFunctionData("suspend", [as.address]);
        const failing = signedSchema.parse((await of(await signed(as, addressOf("Accounts"), data))).data);
        expect(failing.status).to.equal("would revert");
        expect(failing.reason).to.match(/\[AccessManagedUnauthorized\]\.$/);
      });

      it("should tell that it waits for those before it, in the node too", async () => {
        const raw = await signed(key("bank-b.participant"), addressOf("Notice"), post(), { nonce: 9 });
        const told = signedSchema.parse((await of(raw)).data);
        expect(told).to.include({ status: "would wait" });
        expect(told.reason).to.match(
          /^It waits for those before it: its nonce is 9, and the next of bank-b\.participant is 0\.$/,
        );
        const { hash } = await live.desk.provider.broadcastTransaction(raw);
        expect(await refusalOf(of(hash))).to.equal(
          `Transaction ${hash} of bank-b.participant waits for its turn: its nonce is 9.`,
        );
      });

      it("should tell that its nonce was used", async () => {
        const raw = await signed(key("bank-a.participant"), addressOf("Notice"), post());
        await send(raw);
        const other = await signed(key("bank-a.participant"), addressOf("Notice"), "0x", { nonce: 0 });
        expect((await of(other)).text).to.match(
          /reason +The node refuses it: its nonce is 0, and the next of .* is \d+: sign it anew\./,
        );
      });

      it("should tell that its type is not accepted", async () => {
        const authorization = { address: addressOf("Notice"), nonce: 0n, chainId: 20260n };
        const as = key("bank-a.participant");
        const raw = await as.signTransaction({
          ...{ to: addressOf("Notice"), data: "0x", type: 4, chainId: 20260, gasLimit: GAS, nonce: 0 },
          ...{ maxFeePerGas: 0n, maxPriorityFeePerGas: 0n, gasPrice: undefined },
          authorizationList: [as.authorizeSync(authorization)],
        });
        expect((await of(raw)).data).to.include({
          reason: "The node refuses it: transactions of type 4 are not accepted.",
        });
      });
    });

    it("should refuse a hash that no block holds, another chain's, and what is neither", async () => {
      const foreign = await devWallet(1).signTransaction({
        to: addressOf("Notice"),
        type: 0,
        gasPrice: 0n,
        gasLimit: GAS,
        chainId: 1,
      });
      expect(await refusalOf(of(id("nothing")))).to.match(
        /^No block holds transaction 0x\w+: .* give its raw signed form\.$/,
      );
      expect(await refusalOf(of(foreign))).to.match(
        /^The transaction is signed for chain 1, and this network is chain 20260/,
      );
      expect(await refusalOf(of("0x1234"))).to.match(/^The bytes are no signed transaction/);
      expect(await refusalOf(of("yesterday"))).to.match(/^Give the hash of a transaction/);
    });
  });

  describe("from the command line", () => {
    it("should need no network for an error or a call", async () => {
      const [error, room, call] = await Promise.all([
        hardhat(["explain", "error", "AccountUnknown", "--json"]),
        hardhat(["explain", "error", "Governance"]),
        hardhat(["explain", "call", id("present()").slice(0, 10)]),
      ]);
      expect([error.code, call.code], error.stderr + call.stderr).to.deep.equal([0, 0]);
      expect(errorSchema.parse(JSON.parse(error.stdout))).to.include({ name: "AccountUnknown" });
      expect(room.stdout).to.equal(`${listErrors("governance").text}\n`);
      expect(call.stdout).to.equal("Accounts.present()\n  belongs to office Regulator\n");
    });

    it("should refuse in one line, or as JSON, and never go without a network that is named", async () => {
      const [line, document, nowhere] = await Promise.all([
        on("error", "AccountUnknwn"),
        on("tx", id("nothing"), "--json"),
        hardhat(["explain", "error", "AccountUnknown", "--url", "http://127.0.0.1:9"]),
      ]);
      expect([line.code, line.failure]).to.deep.equal([
        1,
        'No contract declares an error "AccountUnknwn": did you mean AccountUnknown?',
      ]);
      expect(document.code).to.equal(1);
      expect(JSON.parse(document.stdout))
        .to.have.nested.property("error.message")
        .that.matches(/^No block holds/);
      expect([nowhere.code, nowhere.failure.startsWith("No node answers at")]).to.deep.equal([1, true]);
    });
  });
});

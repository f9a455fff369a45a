import { expect } from "chai";
import { z } from "zod";
import { allowMethod } from "../../lib/methods/allow.ts";
import { denyMethod } from "../../lib/methods/deny.ts";
import { explainTransaction } from "../../lib/explain/transaction.ts";
import { devWalletOf } from "../../lib/keys/devKeys.ts";
import { listMethods, listTargets } from "../../lib/methods/list.ts";
import { type Management, manageTarget } from "../../lib/methods/manage.ts";
import { decideOnRelease } from "../../lib/release/decide.ts";
import { hardhat } from "./helpers/command.ts";
import { decide } from "./helpers/decide.ts";
import { documentOf } from "./helpers/document.ts";
import { type LiveDevnet, liveDevnet } from "./helpers/live.ts";
import { refusal } from "./helpers/refusal.ts";
import { published, submitted } from "./helpers/releases.ts";

const POST = "post(bytes32)";

const targetSchema = z.strictObject({
  target: z.string(),
  name: z.string(),
  managed: z.boolean(),
  guard: z.enum(["class table", "method list", "open", "unknown"]),
  administrator: z.string().optional(),
});
const functionSchema = z.strictObject({
  function: z.string(),
  selector: z.string().length(10),
  offices: z.array(z.string()),
  listed: z.boolean(),
  accounts: z.array(z.string()),
  essential: z.boolean(),
  tightened: z
    .strictObject({ by: z.string(), until: z.int(), offices: z.array(z.string()), listed: z.boolean() })
    .optional(),
});
const shownSchema = targetSchema.extend({ functions: z.array(functionSchema) });
const deniedSchema = z.strictObject({
  target: z.string(),
  name: z.string(),
  function: z.string(),
  selector: z.string(),
  did: z.enum(["closed", "confirmed", "proposed"]),
  offices: z.array(z.string()),
  listed: z.boolean(),
  until: z.int().optional(),
  proposal: z.int().optional(),
  transaction: z.string(),
});

describe("tasks: method", () => {
  let live: LiveDevnet;

  before(async () => {
    live = await liveDevnet();
  });

  after(() => live.stop());

  const shown = async () => {
    const report = await listMethods(live.desk, "Notice");
    return { ...shownSchema.parse(documentOf(report)), text: report.text };
  };

  const post = async () => {
    const { functions } = await shown();
    return functions.find((method) => method.function === POST);
  };

  const manage = (management: Management, by = "bank-a.seat") =>
    manageTarget(live.desk, live.actor(by), "Notice", management);

  const managed = async (open: string) => {
    const report = await manage({ open, administrator: "bank-a" });
    await decide(live, report.data.proposal);
    return report;
  };

  const deny = (by: string, denial: { offices?: string; accounts?: string; list?: boolean } = {}) =>
    denyMethod(live.desk, live.actor(by), "Notice", { function: "post", ...denial });

  const posting = (name: string) => {
    const { Notice: notice } = live.desk.suite.named;
    if (notice === undefined) throw new Error("the sample has no Notice");
    const to = live.desk.book.address("Notice");
    const data = notice.interface.encodeFunctionData("post", [`0x${"11".repeat(32)}`]);
    return live.actor(name).act({ to, data });
  };

  describe("given nothing is managed", () => {
    it("should list no contract, and say that one is open to everybody", async () => {
      expect((await listTargets(live.desk)).text).to.match(/^No contract is managed/);
      const { managed: isManaged, functions, text } = await shown();
      expect([isManaged, functions]).to.deep.equal([false, []]);
      expect(text).to.match(/managed +no: open to every active account/);
    });

    it("should list every contract that is known, and what guards it", async () => {
      const { data, text } = await listTargets(live.desk);
      const guards = new Map(
        z
          .array(targetSchema)
          .parse(data)
          .map(({ name, guard }) => [name, guard]),
      );
      expect([guards.get("Notice"), guards.get("Nodes"), guards.get("Accounts")]).to.deep.equal([
        ...["open", "class table", "class table"],
      ]);
      expect(text).to.match(/^Nodes +class table +none +0x/m);
    });

    it("should list a published release, which is open, and none that waits or is retired", async () => {
      const guardOf = async (name: string) =>
        (await listTargets(live.desk)).data.find((target) => target.name === name)?.guard;
      await submitted(live, { name: "listed" });
      expect(await guardOf("listed 1.0.0")).to.equal(undefined);
      await published(live, { name: "listed", version: "2.0.0" });
      expect(await guardOf("listed 2.0.0")).to.equal("open");
      const { data } = await decideOnRelease(live.desk, live.actor("bank-a.seat"), "listed@2.0.0", "retire");
      await decide(live, data.proposal);
      expect(await guardOf("listed 2.0.0")).to.equal(undefined);
    });

    it("should say that a contract of the suite is guarded by the class table", async () => {
      expect((await listMethods(live.desk, "Nodes")).text).to.match(
        /managed +never: a contract of the suite, guarded by the class table, never by a method list$/,
      );
      const denial = denyMethod(live.desk, live.actor("bank-a.seat"), "Nodes", { function: "remove" });
      expect(await refusal(denial)).to.match(/^Nodes is of the suite: the class table guards its functions/);
    });

    it("should refuse to allow or deny a function", async () => {
      const allow = allowMethod(live.desk, live.actor("bank-a.seat"), "Notice", {
        function: "post",
        offices: "Issuer",
      });
      expect(await refusal(allow)).to.match(/^Notice is not managed: .*method manage Notice/);
      expect(await refusal(deny("bank-a.admin"))).to.match(/^Notice is not managed/);
    });

    it("should refuse to manage a contract of the suite", async () => {
      const line = await refusal(
        manageTarget(live.desk, live.actor("bank-a.seat"), "Committee", { open: "cancel=Seat" }),
      );
      expect(line).to.match(/Committee .*belongs to the suite, .*never managed/);
    });
  });

  describe("manage", () => {
    for (const [what, management, line] of [
      ["nothing to do", {}, /^Say what is to be open .*--administrator, or --unmanage/],
      ["both to open and to unmanage", { open: "post=Issuer", unmanage: true }, /^Manage a contract or unmanage it/],
      ["an unknown function", { open: "pots=Issuer" }, /^Notice has no function "pots": did you mean post/],
      ["an unknown office", { open: "post=Isuer" }, /office "Isuer" is unknown: did you mean Issuer/],
      ["text that is no opening", { open: "post" }, /^"post" is no opening: write post=Participant,Issuer/],
      ["an unknown organization", { administrator: "bank-z" }, /no organization "bank-z"/],
    ] as const) {
      it(`should refuse ${what}`, async () => {
        expect(await refusal(manage(management))).to.match(line);
      });
    }

    it("should refuse who has no seat", async () => {
      expect(await refusal(manage({ open: "post=Issuer" }, "bank-a.admin"))).to.match(/not the account of a live seat/);
    });

    it("should propose it in one Operation decision that says all it does, and close the rest when it passes", async () => {
      const { data } = await managed("post=Participant,Issuer");
      expect(data).to.include({ class: "Operation", name: "Notice" });
      expect(data.description).to.equal(
        "Let bank-a alone close functions of Notice for a time; Manage Notice: open post to Issuer, Participant",
      );
      expect(await post()).to.deep.include({ offices: ["Issuer", "Participant"], listed: false, essential: false });
      expect((await shown()).administrator).to.equal("bank-a");
      const guarded = (await listTargets(live.desk)).data.filter((target) => target.managed);
      expect(guarded.map(({ name, guard }) => [name, guard])).to.deep.equal([["Notice", "method list"]]);
      await posting("bank-b.participant");
      expect(await refusal(posting("bank-b.developer"))).to.match(
        /this function of target Notice .*not open to the account/,
      );
      const developer = devWalletOf(live.desk.book.address("bank-b.developer"), live.desk.provider);
      const call = live.desk.suite.named.Notice?.interface.encodeFunctionData("post", [`0x${"11".repeat(32)}`]) ?? "0x";
      const chainId = live.desk.record.chainId;
      const unsigned = { to: live.desk.book.address("Notice"), data: call, gasLimit: 100_000n, chainId };
      const raw = await developer.signTransaction(await developer.populateTransaction(unsigned));
      expect((await explainTransaction(live.desk, raw)).text).to.match(
        /post\(bytes32\) of target Notice \(0x\w+\) is not open to bank-b\.developer \(0x/,
      );
    });
  });

  describe("allow, on a managed contract", () => {
    it("should propose further offices and accounts, and keep those there are", async () => {
      const { data } = await allowMethod(live.desk, live.actor("bank-b.seat"), "Notice", {
        function: POST,
        offices: "operator",
        accounts: "bank-b.developer",
      });
      expect(data.description).to.equal(
        "Open of Notice: post to Operator, Issuer, Participant, listed accounts; List for post of Notice: bank-b.developer",
      );
      await decide(live, data.proposal);
      const found = await post();
      expect(found?.accounts).to.deep.equal([live.desk.book.address("bank-b.developer")]);
      expect((await shown()).text).to.match(/post\(bytes32\) +Operator, Issuer, Participant, bank-b\.developer/);
      await posting("bank-b.developer");
    });

    it("should refuse what is open already, and nobody", async () => {
      const seat = live.actor("bank-a.seat");
      const again = allowMethod(live.desk, seat, "Notice", { function: "post", offices: "Issuer" });
      expect(await refusal(again)).to.match(/^post\(bytes32\) of Notice is open to these already/);
      expect(await refusal(allowMethod(live.desk, seat, "Notice", { function: "post" }))).to.match(/^Say to whom/);
    });
  });

  describe("deny, on a managed contract", () => {
    it("should refuse who may not, saying who can", async () => {
      expect(await refusal(deny("bank-b.admin"))).to.match(
        /^bank-b\.admin \(OrgAdmin of bank-b\) may not close .*: an OrgAdmin of bank-a does it at once, or a Seat/,
      );
      expect(await refusal(deny("bank-a.admin", { accounts: "bank-b.developer" }))).to.match(
        /accounts are taken off a list by decision/,
      );
    });

    it("should close at once by the contract's OrgAdmin, for 72h, and show it", async () => {
      const report = await deny("bank-a.admin", { offices: "Participant", list: true });
      const data = deniedSchema.parse(documentOf(report));
      expect(data).to.deep.include({ did: "closed", offices: ["Operator", "Issuer"], listed: false, function: POST });
      expect(report.text).to.match(
        /left open to Operator, Issuer, at once, by its OrgAdmin bank-a\.admin, until .* UTC/,
      );
      const found = await post();
      expect(found?.tightened).to.deep.include({ until: data.until, listed: true });
      expect((await shown()).text).to.match(
        /bank-a\.admin closed some of it until .*; by decision it is open to Operator/,
      );
      expect(await refusal(posting("bank-b.participant"))).to.match(/not open to the account/);
    });

    it("should not let who closed it confirm, nor an account of another organization", async () => {
      for (const name of ["bank-a.admin", "bank-b.admin"]) {
        expect(await refusal(deny(name, { offices: "Participant" }))).to.match(
          /may not close .*: a second account of bank-a confirms/,
        );
      }
    });

    it("should confirm by a second account that closes the same", async () => {
      const report = await deny("bank-a.operator", { offices: "Participant", list: true });
      expect(deniedSchema.parse(documentOf(report))).to.include({ did: "confirmed" });
      expect(report.text).to.match(
        /stays open to Operator, Issuer only: bank-a\.admin closed the rest and bank-a\.operator/,
      );
      await live.advance(4 * 86_400);
      expect(await post()).to.deep.include({ offices: ["Operator", "Issuer"], listed: false });
    });

    it("should propose it as a seat, as Operation; and to confirm, as Emergency", async () => {
      const closing = deniedSchema.parse(documentOf(await deny("bank-b.seat", { offices: "Operator" })));
      expect(closing).to.deep.include({ did: "proposed", offices: ["Issuer"] });
      await deny("bank-a.admin", { offices: "Issuer" });
      const confirming = await deny("bank-b.seat", { offices: "nobody" });
      expect(confirming.text).to.match(/bank-b\.seat proposes it[^]*Emergency/);
      await decide(live, confirming.data.proposal ?? 0);
      const found = await post();
      expect([found?.offices, found?.tightened]).to.deep.equal([["Operator"], undefined]);
    });

    it("should refuse what is closed already", async () => {
      expect(await refusal(deny("bank-a.admin", { offices: "Issuer" }))).to.match(/is closed to these already/);
    });

    it("should propose to take accounts off the list", async () => {
      const { data } = await deny("bank-a.seat", { accounts: "bank-b.developer" });
      await decide(live, data.proposal ?? 0);
      expect((await post())?.accounts).to.deep.equal([]);
    });
  });

  describe("an essential function", () => {
    it("should be closed by a proposal only", async () => {
      await managed("post=Participant,essential");
      expect((await shown()).text).to.match(/post\(bytes32\) +Participant +essential/);
      expect(await refusal(deny("bank-a.admin"))).to.match(/is essential/);
      expect((await deny("bank-a.seat")).data.did).to.equal("proposed");
    });
  });

  describe("from the command line", () => {
    const on = (...args: string[]) => hardhat(["method", ...args, "--data", live.folder]);

    it("should list, manage, allow and deny", async () => {
      const [all, one] = await Promise.all([on("list", "--json"), on("list", "Notice", "--json")]);
      expect(
        z
          .array(targetSchema)
          .parse(JSON.parse(all.stdout))
          .filter((known) => known.managed),
      ).to.have.length(1);
      expect(shownSchema.parse(JSON.parse(one.stdout)).functions).to.have.length(1);
      const [allow, deny_, unmanage] = await Promise.all([
        on("allow", "Notice", "post", "--offices", "Issuer", "--as", "bank-a", "--json"),
        on("deny", "Notice", "post", "--offices", "Issuer", "--as", "bank-b", "--json"),
        on("manage", "Notice", "--unmanage", "--as", "bank-c", "--json"),
      ]);
      expect(JSON.parse(allow.stdout)).to.include({ name: "Notice", class: "Operation" });
      expect(JSON.parse(unmanage.stdout)).to.include({ name: "Notice", class: "Operation" });
      expect(deny_.stdout).to.match(/is closed to these already/);
    });

    it("should end with one line and exit code 1", async () => {
      const { code, failure } = await on("manage", "Notice", "--as", "bank-a");
      expect(code).to.equal(1);
      expect(failure).to.match(/^Say what is to be open/);
      const deny_ = ["deny", "Notice", "post", "--confirm", "--as", "bank-a.seat"];
      const [nothing, both] = await Promise.all([on(...deny_), on(...deny_, "--list")]);
      expect(nothing.failure).to.match(/^post\(bytes32\) of Notice is closed to these already/);
      expect(both.failure).to.match(/^Confirm what is closed, or close more/);
    });
  });
});

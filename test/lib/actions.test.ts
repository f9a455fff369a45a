import { expect } from "chai";
import { AbiCoder, type FunctionFragment, id } from "ethers";
import { network } from "hardhat";
import { signAcceptance } from "../../lib/account/acceptance/acceptance.ts";
import { readAcceptance, writeAcceptance } from "../../lib/account/acceptance/files.ts";
import { ACTIONS, actionCalling, callsOf } from "../../lib/actions/catalogue.ts";
import { sentenceOf } from "../../lib/actions/sentence.ts";
import { callOf } from "../../lib/actions/written.ts";
import { addressBookOf } from "../../lib/addressBook.ts";
import { encodeCall } from "../../lib/committee/calls.ts";
import { execute } from "../../lib/committee/execute.ts";
import { propose } from "../../lib/committee/propose.ts";
import { vote } from "../../lib/committee/vote.ts";
import { callLine, decodeCall } from "../../lib/decode.ts";
import { openDesk } from "../../lib/desk.ts";
import { dryRun } from "../../lib/dryRun.ts";
import { encodeChange } from "../../lib/regulator/officerChange.ts";
import { OFFICES, type Office } from "../../lib/suite/words.ts";
import { effective } from "../fixtures/assets.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";
import { ownFolder } from "../fixtures/ownFolder.ts";
import { zero } from "../fixtures/zero.ts";
import { strangeEnode } from "../tasks/helpers/nodes.ts";
import { refusal } from "../tasks/helpers/refusal.ts";

const connection = await network.create();
const HASH = id("document");
const DEADLINE = 1_900_000_000;

/** What the committee does when it decides this call. */
async function decide({ desk, actor, advance }: DeskNetwork, call: string, args: readonly unknown[]): Promise<void> {
  const { proposal, terms } = (await propose(desk, actor("bank-a.seat"), { calls: [{ call, args }] })).data;
  for (const seat of ["bank-a.seat", "bank-b.seat", "csd.seat"]) {
    await vote(desk, actor(seat), { proposal, support: "for" });
  }
  await execute(desk, actor("bank-a.seat"), proposal);
  await advance(terms.delay);
  await execute(desk, actor("bank-a.seat"), proposal);
}

describe("lib: actions", () => {
  let live: DeskNetwork;
  let folder: string;

  before(async () => {
    live = await connection.networkHelpers.loadFixture(deskNetwork);
    folder = await ownFolder();
  });

  /** The file of an acceptance that a stranger signed. */
  const accepted = async (name: string, organization: string, office: Office): Promise<string> => {
    const key = live.stranger(OFFICES.indexOf(office));
    const here = { chainId: live.desk.record.chainId, accounts: live.desk.record.contracts.Accounts?.address ?? "" };
    const terms = { account: key.address, organization: live.orgId(organization), office, deadline: DEADLINE };
    return writeAcceptance(folder, { name, ...here, ...(await signAcceptance(key, here, terms)) });
  };
  const encoded = async (action: string, args: Record<string, string>) =>
    encodeCall(live.desk, (await callOf(live.desk, { action, args })).call);

  describe("the catalogue", () => {
    const OTHERS = ["AccountIngress", "NodeIngress", "ValidatorIngress"].map((name) => `${name}.removeContract`);

    it("should have one action for every call that the committee may make, and no other", async () => {
      const { contracts, suite } = live.desk;
      const makeable: string[] = [];
      for (const { name, address, interface: abi } of contracts) {
        if (name === "Notice") continue;
        const fragments: FunctionFragment[] = [];
        abi.forEachFunction((fragment) => {
          if (fragment.stateMutability === "nonpayable") fragments.push(fragment);
        });
        for (const fragment of fragments) {
          const args = AbiCoder.defaultAbiCoder().encode(fragment.inputs, fragment.inputs.map(zero));
          const data = fragment.selector + args.slice(2);
          const isMakeable = await suite.committee.classify([address], [0], [data]).then(
            () => true,
            () => false,
          );
          if (isMakeable) makeable.push(`${name}.${fragment.name}`);
        }
      }
      const known = [...ACTIONS.flatMap(callsOf), ...OTHERS];
      expect(known.sort()).to.deep.equal(makeable.sort());
    });

    it("should leave out what is refused for ever since the hand-over", async () => {
      for (const call of OTHERS) {
        const outcome = await dryRun(live.desk, [encodeCall(live.desk, { call, args: ["rules"] })]);
        expect(outcome.result).to.equal("fails");
      }
    });

    it("should name every action once, and describe it and its arguments", () => {
      expect(new Set(ACTIONS.map(({ name }) => name)).size).to.equal(ACTIONS.length);
      for (const { name, description, parameters } of ACTIONS) {
        expect(name).to.match(/^[a-z]+\.[a-z-]+$/);
        for (const text of [description, ...parameters.map((parameter) => parameter.description)]) {
          expect(text, name).to.match(/^[A-Za-z0-9-].{8,}[^.]$/);
        }
      }
    });

    it("should find the action of a call", () => {
      expect(actionCalling("Charter.set")?.name).to.equal("rates.set");
    });

    for (const { name, example, parameters } of ACTIONS) {
      it(`should give ${name} an example with every argument that it must have, and no unknown one`, () => {
        const given = [...example.matchAll(/--([a-z-]+) \S/g)].map(([, option = ""]) =>
          option.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
        );
        const names = parameters.map((parameter) => parameter.name);
        const needed = parameters.filter(({ isOptional }) => isOptional !== true).map((parameter) => parameter.name);
        expect(names).to.include.members(given);
        expect(given).to.include.members(needed);
      });
    }
  });

  describe("an action", () => {
    const cases: readonly (readonly [
      name: string,
      args: Record<string, string>,
      sentence: string,
      outcome: "passes" | RegExp,
    ])[] = [
      [
        "org.add",
        { name: "bank-e", kind: "member", group: "group-e", cap: "20" },
        "Register bank-e as Member",
        "passes",
      ],
      ["org.add", { name: "bank-e", kind: "Service" }, "Register bank-e as Service", "passes"],
      ["org.add-regulator", { name: "supervisor" }, "Register supervisor as Regulator", "passes"],
      ["org.suspend", { org: "bank-c" }, "Suspend bank-c", "passes"],
      ["org.suspend", { org: "regulator" }, "Suspend regulator", /kind Regulator/],
      ["org.suspend-regulator", { org: "6" }, "Suspend the regulator regulator", "passes"],
      ["org.reinstate", { org: "bank-c" }, "Reinstate bank-c", /bank-c is Active already/],
      ["org.reinstate-regulator", { org: "regulator" }, "Reinstate the regulator regulator", /is Active already/],
      ["org.cap", { org: "bank-c", cap: "50" }, "Let bank-c enrol up to 50 accounts alone", "passes"],
      [
        "account.renew",
        { account: "bank-a.operator", validUntil: "2031-12-31", kyc: HASH },
        "Renew bank-a.operator until 2031-12-31 00:00:00 UTC",
        "passes",
      ],
      ["account.suspend", { account: "bank-a.operator" }, "Suspend bank-a.operator", "passes"],
      ["account.suspend", { account: "bank-a.seat" }, "Suspend bank-a.seat", /not for office Seat/],
      ["account.reinstate", { account: "bank-a.operator" }, "Reinstate bank-a.operator", /is Active/],
      ["account.revoke", { account: "bank-a.operator" }, "Revoke bank-a.operator for ever", "passes"],
      [
        "seat.revoke",
        { account: "bank-d.seat" },
        "Revoke the Seat account bank-d.seat for ever",
        /seat of bank-d is live/,
      ],
      [
        "officers.change",
        { regulator: "regulator", remove: "regulator.officer-1" },
        "Change the accounts of regulator: without regulator.officer-1",
        /2 officers of regulator count/,
      ],
      [
        "officers.approve",
        { regulator: "regulator", renew: "regulator.officer-1", validUntil: "2031-12-31", kyc: HASH },
        "Approve the change of the accounts of regulator: with regulator.officer-1",
        /nobody who still holds the office requested this/,
      ],
      ["officers.summon", { officer: "regulator.officer-1" }, "Summon regulator.officer-1", "passes"],
      [
        "freeze.place",
        { subject: "bank-c.issuer", direction: "send", for: "30d", reason: "AML-3", evidence: HASH },
        "Freeze bank-c.issuer (send) for 30d, reason AML-3",
        "passes",
      ],
      [
        "freeze.place",
        { subject: "bank-c.issuer", reason: "AML-3", evidence: HASH },
        "Freeze bank-c.issuer (both) for good, reason AML-3",
        "passes",
      ],
      [
        "freeze.place",
        { subject: "bank-c", for: "good", reason: "AML-3", evidence: HASH },
        "Freeze organization bank-c (both) for good, reason AML-3",
        "passes",
      ],
      [
        "freeze.place",
        { subject: "Notice", for: "4h", reason: "AML-3", evidence: HASH },
        "Freeze Notice (both) for 4h, reason AML-3",
        "passes",
      ],
      [
        "freeze.place",
        { subject: "bank-c.issuer", asset: "Notice", amount: "500", reason: "AML-3", evidence: HASH },
        "Freeze 500 of bank-c.issuer's holding of Notice (send) for good, reason AML-3",
        "passes",
      ],
      [
        "freeze.place",
        { subject: "bank-c.issuer", asset: "Notice", reason: "AML-3", evidence: HASH },
        "Freeze bank-c.issuer's holding of Notice (both) for good, reason AML-3",
        "passes",
      ],
      [
        "freeze.place",
        { subject: "regulator", reason: "AML-3", evidence: HASH },
        "Freeze organization regulator (both) for good, reason AML-3",
        /no such order is placed on organization regulator/,
      ],
      ["freeze.confirm", { order: "3" }, "Confirm freeze order 3 for good", /order 3 is not open/],
      ["freeze.lift", { order: "3" }, "Lift freeze order 3", /order 3 is not open/],
      [
        "recovery.consent",
        { account: "bank-c.seat", successor: "bank-c.issuer" },
        "Consent to the recovery of bank-c.seat to bank-c.issuer",
        /no recovery of bank-c\.seat .* is under way/,
      ],
      [
        "recovery.cancel",
        { account: "bank-c.seat", successor: "bank-c.issuer" },
        "Cancel the recovery of bank-c.seat to bank-c.issuer",
        /no recovery of bank-c\.seat .* is under way/,
      ],
      [
        "seats.set",
        { weights: "bank-a:30" },
        "Set the seats: bank-a 30, bank-b 22, bank-c 18, bank-d 15, csd 20",
        "passes",
      ],
      [
        "seats.set",
        { weights: "bank-a = 24, bank-d=0" },
        "Set the seats: bank-a 24, bank-b 22, bank-c 18, csd 20",
        "passes",
      ],
      [
        "seats.set",
        { weights: "auditor:5" },
        "Set the seats: bank-a 25, bank-b 22, bank-c 18, bank-d 15, csd 20, auditor 5",
        /auditor cannot take a seat/,
      ],
      ["seats.suspend", { org: "bank-d" }, "Suspend the seat of bank-d", "passes"],
      [
        "rates.set",
        { rates: "Operation.approval:55%,network.period:6d" },
        "Set participation, approval and period of every class, strictest first: " +
          "66.66 % 66.66 % 7d, 60 % 60 % 6d, 55 % 55 % 3d, 50 % 50 % 1d",
        "passes",
      ],
      [
        "rates.set",
        { rates: "Emergency.approval:80%" },
        "Set participation, approval and period of every class, strictest first: " +
          "66.66 % 66.66 % 7d, 60 % 60 % 5d, 55 % 50 % 3d, 50 % 80 % 1d",
        /would ask for less than a milder class/,
      ],
      [
        "delays.set",
        { delays: "Network:3d" },
        "Set the delay of every class, strictest first: 7d, 3d, 1d, 0s",
        "passes",
      ],
      [
        "delays.set",
        { delays: "Operation:3d" },
        "Set the delay of every class, strictest first: 7d, 2d, 3d, 0s",
        /a milder class would wait longer than a stricter one/,
      ],
      [
        "committee.succeed",
        { committee: "Notice" },
        "Hand the committee's powers to Notice",
        /Notice .* cannot serve as Committee/,
      ],
      [
        "class.set",
        { contract: "notice", functions: "post", role: "operation" },
        "Let Operation call post of Notice",
        "passes",
      ],
      [
        "class.set",
        { contract: "Seats", functions: "set", role: "Emergency" },
        "Let Emergency call set of Seats",
        /is locked/,
      ],
      ["role.grant", { role: "100", account: "bank-a.operator" }, "Grant role 100 to bank-a.operator", "passes"],
      ["role.grant", { role: "Seat", account: "bank-a.operator" }, "Grant Seat to bank-a.operator", /neither granted/],
      ["role.revoke", { role: "100", account: "csd.operator" }, "Revoke role 100 of csd.operator", "passes"],
      ["role.label", { role: "100", label: "SETTLEMENT" }, 'Label role 100 "SETTLEMENT"', "passes"],
      ["rules.set", { rules: "AccountRules" }, "Point the account ingress at the rules of AccountRules", "passes"],
      ["rules.set", { rules: "Notice" }, "Point the account ingress at the rules of Notice", /cannot serve as rules/],
      [
        "rules.set",
        { ingress: "node", rules: "NodeRules" },
        "Point the node ingress at the rules of NodeRules",
        "passes",
      ],
      [
        "rules.set",
        { ingress: "ValidatorIngress", rules: "ValidatorSet" },
        "Point the validator ingress at the rules of ValidatorSet",
        "passes",
      ],
      [
        "rules.set",
        { ingress: "node", rules: "AccountRules" },
        "Point the node ingress at the rules of AccountRules",
        /AccountRules .* cannot serve as rules: it fails the probe "stranger"/,
      ],
      [
        "rules.set",
        { ingress: "validator", rules: "Notice" },
        "Point the validator ingress at the rules of Notice",
        /Notice .* cannot serve as rules/,
      ],
      [
        "node.admit",
        { org: "bank-c", enode: strangeEnode(1) },
        "Admit the node at new.example:30303 of bank-c",
        "passes",
      ],
      [
        "node.admit",
        { org: "regulator", enode: strangeEnode(1) },
        "Admit the node at new.example:30303 of regulator",
        "passes",
      ],
      ["node.suspend", { node: "auditor.node" }, "Suspend auditor.node", "passes"],
      ["node.suspend", { node: "regulator.node" }, "Suspend regulator.node", "passes"],
      ["node.suspend", { node: "bank-c.node" }, "Suspend bank-c.node", /bank-c\.node is in the validator set/],
      ["node.reinstate", { node: "auditor.node" }, "Reinstate auditor.node", /auditor\.node is Active/],
      ["node.reinstate", { node: "regulator.node" }, "Reinstate regulator.node", /regulator\.node is Active/],
      ["node.remove", { node: "auditor.node" }, "Remove auditor.node", "passes"],
      ["node.remove", { node: "regulator.node" }, "Remove regulator.node", "passes"],
      ["node.cap", { org: "bank-c", cap: "4" }, "Let bank-c enrol up to 4 observers alone", "passes"],
      [
        "validator.promote",
        { node: "auditor.node" },
        "Take auditor.node into the validator set",
        /auditor\.node cannot become a validator/,
      ],
      ["validator.demote", { node: "bank-d.node" }, "Take bank-d.node out of the validator set", "passes"],
      [
        "asset.minimum",
        { kind: "bond", items: "title, Pricing", groups: "3" },
        "Have assets of kind Bond inspected at least for Title, Pricing, by 3 groups",
        "passes",
      ],
      [
        "asset.minimum",
        { kind: "Cash", items: "none", groups: "1" },
        "Have assets of kind Cash inspected at least for none, by 1 groups",
        /is no minimum: it is for a kind/,
      ],
      ["registry.add-targets", { registry: "Notice" }, "Let Notice record targets for ever", "passes"],
    ];

    for (const [name, args, sentence, outcome] of cases) {
      const given = Object.entries(args).map(([key, value]) => `${key} ${value.slice(0, 40)}`);
      it(`should be encoded, said in words and tried: ${name} with ${given.join(", ")}`, async () => {
        const call = await encoded(name, args);
        const { contract, function: method } = decodeCall(call.target, call.data, live.desk.contracts, live.desk.book);
        const action = ACTIONS.find((known) => known.name === name);
        expect(action === undefined ? [] : callsOf(action)).to.include([contract, method].join("."));
        expect(sentenceOf(live.desk, call)).to.equal(sentence);
        const tried = await dryRun(live.desk, [call]);
        if (outcome === "passes") expect(tried).to.deep.equal({ result: "passes" });
        else expect(tried.result === "fails" && tried.refusal.message).to.match(outcome);
      });
    }

    for (const [name, office, organization, sentence] of [
      ["account.enrol", "Operator", "bank-b", /^Enrol account 0x\w{8}…\w{4} as Operator of bank-b$/],
      ["seat.enrol", "Seat", "bank-b", /^Enrol account 0x\w{8}…\w{4} as the Seat account of bank-b$/],
    ] as const) {
      it(`should take the acceptance from its file: ${name}`, async () => {
        const acceptance = await accepted(`${organization}.new`, organization, office);
        const call = await encoded(name, { acceptance, validUntil: "2031-12-31", kyc: HASH });
        expect(sentenceOf(live.desk, call)).to.match(sentence);
        expect(await dryRun(live.desk, [call])).to.deep.equal({ result: "passes" });
      });
    }

    it("should change officers to the last bit as a request of an officer does", async () => {
      const path = await accepted("regulator.officer-3", "regulator", "Regulator");
      const acceptance = await readAcceptance(path);
      const [remove, regulator, account] = ["regulator.officer-1", "regulator", "regulator.officer-2"];
      const validity = { validUntil: "2031-12-31", kyc: HASH };
      const [validUntil, kyc] = [1_956_441_600, HASH];
      for (const [given, written] of [
        [{ remove }, { remove }],
        [
          { remove, acceptance: path, ...validity },
          { remove, add: { acceptance, validUntil, kyc } },
        ],
        [{ renew: account, ...validity }, { renew: { account, validUntil, kyc } }],
      ] as const) {
        const { data } = await encoded("officers.approve", { regulator, ...given });
        const change = await encodeChange(live.desk, written);
        const { data: requested } =
          await live.desk.suite.accounts.approveOfficerChangeByDecision.populateTransaction(change);
        expect(data).to.equal(requested);
      }
    });

    it("should rotate an officer as the one who requested it did", async () => {
      const acceptance = await accepted("regulator.officer-3", "regulator", "Regulator");
      const args = {
        regulator: "regulator",
        remove: "regulator.officer-1",
        acceptance,
        validUntil: "never",
        kyc: HASH,
      };
      const call = await encoded("officers.approve", args);
      const line = callLine(decodeCall(call.target, call.data, live.desk.contracts, live.desk.book));
      expect(line).to.match(
        /remove: regulator\.officer-1 .*organization: regulator, office: Regulator, validUntil: never/,
      );
    });

    for (const [action, args, sentence] of [
      [
        "asset.freeze",
        { asset: "bc27", account: "bank-c.issuer", amount: "500" },
        "Freeze 500 of what bank-c.issuer holds of asset 1 (BC27) by the committee's own order",
      ],
      [
        "asset.freeze",
        { asset: "1", account: "bank-c.issuer", amount: "0" },
        "Freeze nothing of what bank-c.issuer holds of asset 1 (BC27) by the committee's own order",
      ],
      ["asset.mature", { asset: "1" }, "Make asset 1 (BC27) mature now"],
    ] as const) {
      it(`should be encoded, said in words and tried of an asset in force: ${action}, ${sentence}`, async () => {
        const fresh = await connection.networkHelpers.loadFixture(deskNetwork);
        await effective(fresh, { maturity: 0n });
        const desk = await openDesk(fresh.record, fresh.provider, addressBookOf(fresh.file).accounts);
        const call = encodeCall(desk, (await callOf(desk, { action, args })).call);
        expect(sentenceOf(desk, call)).to.equal(sentence);
        expect((await dryRun(desk, [call])).result).to.equal("passes");
      });
    }

    it("should count what was shortened already, though it takes effect later", async () => {
      const fresh = await connection.networkHelpers.loadFixture(deskNetwork);
      await decide(fresh, "Authority.setClassDelays", ["[518400, 172800, 86400, 0]"]);
      expect(await fresh.desk.suite.authority.delayOf(0)).to.equal(604_800n);
      const call = await encoded("delays.set", { delays: "Network:3d" });
      expect(sentenceOf(live.desk, call)).to.match(/first: 6d, 3d, 1d, 0s$/);
    });
  });

  describe("a refusal", () => {
    for (const [what, name, args, line] of [
      ["an unknown action", "org.suspnd", {}, /^There is no action "org.suspnd": did you mean org.suspend/],
      [
        "an unknown argument",
        "org.suspend",
        { orgn: "bank-c" },
        /^org.suspend has no argument "orgn": did you mean org\?$/,
      ],
      [
        "a missing argument",
        "account.renew",
        { account: "bank-a.seat" },
        /^account.renew lacks --valid-until: Date on/,
      ],
      ["an empty argument", "org.suspend", { org: "" }, /^org.suspend lacks --org: Organization/],
      [
        "an unknown node",
        "node.suspend",
        { node: "auditr.node" },
        /^There is no node "auditr\.node": did you mean aud/,
      ],
      [
        "a node that was never admitted",
        "node.remove",
        { node: strangeEnode(9) },
        /was never admitted: see `node list`/,
      ],
      ["what is no enode URL", "node.admit", { org: "csd", enode: "enode://12@h:1" }, /^"enode:.* is no enode URL/],
      [
        "an unknown ingress",
        "rules.set",
        { ingress: "nod", rules: "NodeRules" },
        /^There is no ingress "nod": did you/,
      ],
      [
        "an unknown asset",
        "asset.freeze",
        { asset: "7", account: "bank-c.issuer", amount: "500" },
        /^There is no asset "7": none is known yet\.$/,
      ],
      [
        "an unknown item of inspection",
        "asset.minimum",
        { kind: "Bond", items: "title,custody", groups: "3" },
        /^item "custody" is unknown: known are Title, Pricing, Trading\.$/,
      ],
      ["an unknown organization", "org.suspend", { org: "bank-x" }, /^There is no organization "bank-x": did you mean/],
      ["an unknown kind", "org.add", { name: "bank-e", kind: "Membr" }, /kind "Membr" is unknown: did you mean Member/],
      ["a name in look-alike letters", "org.add", { name: "bаnk-a", kind: "Member" }, /^"bаnk-a" is no name/],
      ["a seat that is named twice", "seats.set", { weights: "bank-a:3,1:4" }, /^weights names the same twice/],
      ["a weight that is none", "seats.set", { weights: "bank-a:heavy" }, /^"heavy" is no weight for bank-a/],
      ["weights that stand already", "seats.set", { weights: "bank-a:25" }, /^The seats have these weights already/],
      ["a seat that nobody has", "seats.set", { weights: "auditor:0" }, /^auditor has no seat to give up\.$/],
      ["a list that is none", "seats.set", { weights: "bank-a" }, /^weights "bank-a" is no pair/],
      ["an unknown rate", "rates.set", { rates: "Operation.aproval:60%" }, /did you mean Operation.approval/],
      ["a rate without unit", "rates.set", { rates: "Operation.approval:lots" }, /approval "lots" is no rate/],
      [
        "an unknown class",
        "delays.set",
        { delays: "Operations:2d" },
        /class "Operations" is unknown: did you mean Operation/,
      ],
      ["an unknown function", "class.set", { contract: "Notice", functions: "pst", role: "1" }, /did you mean post\?$/],
      [
        "an unknown role",
        "class.set",
        { contract: "Notice", functions: "post", role: "Oprator" },
        /did you mean Operator/,
      ],
      ["functions that nobody knows", "class.set", { contract: "bank-a.seat", functions: "a", role: "1" }, /selectors/],
      ["no change of officers", "officers.change", { regulator: "regulator" }, /^Say whom to remove/],
      [
        "a change of officers without validity",
        "officers.change",
        { regulator: "regulator", renew: "regulator.officer-1" },
        /--valid-until and --kyc/,
      ],
      [
        "a file that is not there",
        "account.enrol",
        { acceptance: "nothing.json", validUntil: "never", kyc: HASH },
        /^There is no acceptance nothing\.json/,
      ],
      [
        "a document that is not there",
        "freeze.place",
        { subject: "bank-c.issuer", reason: "AML-3", evidence: "nothing.pdf" },
        /^There is no evidence "nothing\.pdf"/,
      ],
      [
        "what is frozen that nothing is called",
        "freeze.place",
        { subject: "bank-c.isuer", reason: "AML-3", evidence: HASH },
        /^There is no account, organization or contract "bank-c\.isuer": did you mean bank-c\.issuer/,
      ],
      [
        "a recovery that is not under way",
        "recovery.consent",
        { account: "bank-c.seat" },
        /^No recovery of bank-c\.seat/,
      ],
      ["a directive that is not there", "directive.approve", { directive: "4" }, /^There is no directive 4/],
      ["what is no directive's number", "directive.approve", { directive: "four" }, /^"four" is no number/],
    ] as const) {
      it(`should name ${what}`, async () => {
        expect(await refusal(encoded(name, args))).to.match(line);
      });
    }

    it("should not take the name of another organization's account from an acceptance", async () => {
      const acceptance = await accepted("regulator.officer-9", "bank-c", "Operator");
      const attempt = encoded("account.enrol", { acceptance, validUntil: "2031-12-31", kyc: HASH });
      expect(await refusal(attempt)).to.match(/^An account of bank-c is called bank-c\. and a name of its own/);
    });

    it("should not revive a suspended seat that is not named", async () => {
      const fresh = await connection.networkHelpers.loadFixture(deskNetwork);
      const { suite } = fresh.desk;
      await decide(fresh, "Seats.suspend", ["bank-d"]);
      expect((await suite.seats.list())[3]?.live).to.equal(false);
      const line = await refusal(encoded("seats.set", { weights: "bank-a:24" }));
      expect(line).to.match(/^The seat of bank-d is suspended, and a new list would end that: name it too/);
      const sentence = async (weights: string) => sentenceOf(fresh.desk, await encoded("seats.set", { weights }));
      expect(await sentence("bank-a:24,bank-d:0")).to.equal("Set the seats: bank-a 24, bank-b 22, bank-c 18, csd 20");
      expect(await sentence("bank-d:15")).to.include("bank-d 15");
    });
  });
});

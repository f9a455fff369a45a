import { expect } from "chai";
import { concat, keccak256, toBeHex, zeroPadValue } from "ethers";
import type { Chain } from "../../devnet/chain/chain.ts";
import { judge } from "../../devnet/judging/judge.ts";
import { Permissions } from "../../devnet/judging/permissions.ts";
import { devWallet, devWalletOf } from "../../lib/keys/devKeys.ts";
import { signAcceptance } from "../../lib/account/acceptance/acceptance.ts";
import { type Subject, accountSubject, contractSubject, organizationSubject } from "../../lib/regulator/subject.ts";
import { RULES_KEY } from "../../lib/rules/handles.ts";
import type { EngineCall } from "../../lib/engineCalls/transaction.ts";
import { genesisAlloc } from "../../lib/suite/genesis.ts";
import { INGRESS } from "../../lib/suite/types.ts";
import { Direction, Office, TargetStatus } from "../fixtures/enums.ts";
import { sampleFile } from "../fixtures/network.ts";
import { placement } from "../fixtures/placement.ts";
import { dice } from "../fixtures/dice.ts";
import { fixtureCode } from "./helpers/compile.ts";
import { type ConsortiumStage, stageDevnet } from "./helpers/consortium.ts";
import { start, stopAll, word } from "./helpers/network.ts";
import { questionsOf } from "./helpers/questions.ts";

const HOUR = 3_600;
const POST = "0xa74a1831";
const OTHER = "0x12345678";
const ZERO = "0x00000000";
const CANDIDATE = `0x${"ca".repeat(20)}`;
/** Questions at one head that are asked before it is found out whether answers may be kept. */
const ALWAYS_ASKED = 8;

type Asked = Pick<Chain, "head" | "request">;

/** A chain that counts what it is asked. */
function counting(chain: Asked): Asked & { count: number } {
  return {
    count: 0,
    get head() {
      return chain.head;
    },
    request(method, params) {
      this.count += 1;
      return chain.request(method, params);
    },
  };
}

const wordsOf = (calls: readonly EngineCall[], verdicts: readonly object[]): string[] =>
  calls.map(({ payload, value, ...call }, i) =>
    JSON.stringify([call.sender, call.target, String(value), payload.slice(0, 12), verdicts[i]]),
  );

describe("devnet: permission answers that are kept", () => {
  let stage: ConsortiumStage;
  let notice: string;
  let own: string;
  let chain: ReturnType<typeof counting>;
  let permissions: Permissions;
  let questions: (count: number) => EngineCall[];
  const { next } = dice(7);

  const address = (name: string): string => stage.file.accounts.find((account) => account.name === name)?.address ?? "";
  const call = (fields: Partial<EngineCall> = {}): EngineCall => ({
    sender: address("bank-a.participant"),
    target: notice,
    value: 0n,
    gasPrice: 0n,
    gasLimit: 1_000_000n,
    payload: POST,
    ...fields,
  });
  const alike = (count: number, fields?: Partial<EngineCall>): EngineCall[] =>
    Array.from({ length: count }, () => call(fields));

  before(async () => {
    stage = await stageDevnet();
    const { suite, file } = stage;
    notice = String(await suite.named["Notice"]?.getAddress());
    own = await suite.accountRules.getAddress();
    chain = counting(stage.chain);
    permissions = new Permissions(chain, () => ({ accountRules: own }));
    const contracts = [
      suite.standing,
      suite.accounts,
      suite.freezeOrders,
      suite.methodLists,
      suite.recovery,
      suite.nodes,
    ];
    const suspend = suite.organizations.interface.getFunction("suspend").selector;
    questions = questionsOf(
      {
        senders: [
          ...file.accounts.map((account) => account.address),
          file.founder.address,
          devWallet(300).address,
          devWallet(301).address,
          notice,
          INGRESS.account,
          CANDIDATE,
        ],
        targets: [
          ...Array<string>(8).fill(notice),
          ...Array<string>(4).fill(await suite.committee.getAddress()),
          ...(await Promise.all(contracts.map((contract) => contract.getAddress()))),
          own,
          INGRESS.account,
          address("bank-b.participant"),
        ],
        selectors: [POST, ZERO, OTHER, suspend],
      },
      next,
    );
  });
  after(async () => {
    await stage.stop();
    await stopAll();
  });

  /** Asks questions again and anew, all at a time and in any order, and holds the answers to what the chain says. */
  let known: EngineCall[] = [];
  async function expectEqual(): Promise<string> {
    if (known.length === 0) known = questions(400);
    const asked = [...known, ...questions(200)].toSorted(() => next(3) - 1);
    const head = stage.chain.head.number;
    const kept = await Promise.all(asked.map((question) => permissions.judge(question)));
    const fresh = await Promise.all(asked.map((question) => judge(stage.chain, question)));
    expect(stage.chain.head.number).to.equal(head);
    expect(wordsOf(asked, kept)).to.deep.equal(wordsOf(asked, fresh));
    const told = await Promise.all(known.map((question) => permissions.judge(question)));
    return wordsOf(known, told).join();
  }

  const freeze = async (subject: Subject, direction: bigint = Direction.send) => {
    const order = await stage.suite.freezeOrders.freeze.populateTransaction(placement(subject, direction, HOUR));
    await stage.send("regulator.officer-1", order);
  };

  /** Writes the status that a registry would write, since founding's own targets have none. */
  async function writeStatus(status: bigint): Promise<void> {
    const standing = await stage.suite.standing.getAddress();
    const now = BigInt(await stage.suite.standing.targetOf(notice));
    for (let slot = 0; slot < 32; slot += 1) {
      const place = keccak256(concat([zeroPadValue(notice, 32), word(slot)]));
      if (BigInt(String(await stage.chain.request("eth_getStorageAt", [standing, place, "latest"]))) !== now) continue;
      const changed = (now & ~0xffn) | status;
      await stage.chain.request("hardhat_setStorageAt", [standing, toBeHex(BigInt(place), 32), word(changed)]);
      return stage.advance(1);
    }
    throw new Error("Standing keeps its targets elsewhere.");
  }

  async function recover(): Promise<void> {
    const { recovery, accounts } = stage.suite;
    const successor = devWallet(310);
    const subject = address("bank-a.participant");
    const domain = { chainId: stage.file.chainId, accounts: await accounts.getAddress() };
    const { deadline, signature } = await signAcceptance(successor, domain, {
      account: successor.address,
      organization: stage.orgId("bank-a"),
      office: "Participant",
      deadline: 4_000_000_000,
    });
    const begin = recovery.start.populateTransaction(subject, successor.address, { deadline, signature });
    await stage.send("bank-a.admin", await begin);
    await stage.send("csd.admin", await recovery.consent.populateTransaction(subject, successor.address));
  }

  describe("given the suite's own rules, should equal what asking gives", () => {
    let before = "";
    const changes: readonly (readonly [string, () => Promise<unknown>])[] = [
      ["when the network is fresh", () => Promise.resolve()],
      ["after an account is frozen", () => freeze(accountSubject(address("bank-b.participant")))],
      ["after an organization is frozen", () => freeze(organizationSubject(stage.orgId("csd")))],
      ["after a contract is frozen", () => freeze(contractSubject(notice), Direction.both)],
      ["after these orders have lapsed", () => stage.advance(2 * HOUR)],
      ["while an account is recovered", recover],
      ["after a contract is suspended", () => writeStatus(TargetStatus.suspended)],
      ["after it is active again", () => writeStatus(TargetStatus.active)],
      [
        "after functions of a contract are opened to some",
        async () => {
          const entry = { listed: false, essential: false };
          const openings = [
            { ...entry, selector: POST, offices: [Office.participant], listed: true },
            { ...entry, selector: ZERO, offices: [Office.seat, Office.orgAdmin] },
          ];
          const { methodLists } = stage.suite;
          const listed = [address("bank-b.developer")];
          await stage.decide(
            await methodLists.manage.populateTransaction(notice, openings),
            await methodLists.list.populateTransaction(notice, POST, listed, true),
          );
        },
      ],
      [
        "after an organization is suspended",
        async () => stage.decide(await stage.suite.organizations.suspend.populateTransaction(stage.orgId("bank-d"))),
      ],
      [
        "after accounts have expired",
        () => stage.advance(Date.parse("2029-01-01") / 1_000 - stage.chain.head.timestamp),
      ],
      ["after all accounts have expired", () => stage.advance(3 * 365 * 24 * HOUR)],
    ];
    for (const [words, change] of changes) {
      it(`${words}, which changes some`, async () => {
        await change();
        const now = await expectEqual();
        if (words !== "after accounts have expired") expect(now).not.to.equal(before);
        before = now;
      });
    }

    it("while a block is sealed", async () => {
      const asked = questions(300);
      const kept = asked.map((question) => permissions.judge(question));
      await stage.advance(1);
      const later = asked.map((question) => permissions.judge(question));
      await Promise.all(kept);
      const fresh = await Promise.all(asked.map((question) => judge(stage.chain, question)));
      expect(wordsOf(asked, await Promise.all(later))).to.deep.equal(wordsOf(asked, fresh));
    });
  });

  describe("given questions that are alike", () => {
    const countOf = async (calls: readonly EngineCall[]): Promise<number> => {
      const before = chain.count;
      for (const question of calls) await permissions.judge(question);
      return chain.count - before;
    };
    beforeEach(() => stage.advance(1));

    it("should ask the first few, which rules are in force, and once more", async () => {
      expect(await countOf(alike(50))).to.equal(ALWAYS_ASKED + 2);
      expect(await countOf(alike(50, { gasPrice: 9n, gasLimit: 21_000n, payload: `${POST}ff` }))).to.equal(0);
    });

    it("should ask once for each that differs in what the rules look at", async () => {
      await countOf(alike(50));
      for (const differing of [
        { value: 1n },
        { payload: OTHER },
        { payload: ZERO },
        { payload: "0x" },
        { target: INGRESS.node },
        { sender: address("bank-b.participant") },
      ]) {
        expect(await countOf(alike(5, differing))).to.equal(1);
      }
      expect(await countOf(alike(5, { payload: "0x000000" }))).to.equal(0);
      expect(await countOf(alike(5, { value: 2n }))).to.equal(0);
    });

    it("should ask anew in the next block", async () => {
      await countOf(alike(50));
      await stage.advance(1);
      expect(await countOf(alike(50))).to.equal(ALWAYS_ASKED + 2);
    });

    it("should always ask about creations and long payloads", async () => {
      await countOf(alike(50));
      expect(await countOf(alike(20, { target: null }))).to.equal(20);
      expect(await countOf(alike(20, { payload: `${POST}${"00".repeat(1_021)}` }))).to.equal(20);
    });

    it("should always ask where the suite's own rules are not known", async () => {
      const unknowing = new Permissions(chain, () => ({}));
      const before = chain.count;
      for (const question of alike(30)) await unknowing.judge(question);
      expect(chain.count - before).to.equal(30);
    });
  });

  describe("given other rules in force", () => {
    it("should notice at once, always ask, and equal what asking gives, whatever these look at", async () => {
      const fresh = await stageDevnet();
      try {
        const there = counting(fresh.chain);
        const answers = new Permissions(there, () => ({ accountRules: own }));
        const sender = address("bank-a.participant");
        const ask = async (): Promise<number> => {
          const before = there.count;
          for (const question of alike(30, { sender })) await answers.judge(question);
          return there.count - before;
        };
        expect(await ask()).to.equal(ALWAYS_ASKED + 2);
        await fresh.chain.request("hardhat_setCode", [
          CANDIDATE,
          await fresh.chain.request("eth_getCode", [own, "latest"]),
        ]);
        await fresh.decide(
          await fresh.suite.accountIngress.setContractAddress.populateTransaction(RULES_KEY, CANDIDATE),
        );
        expect(await ask()).to.equal(30 + 1);

        await fresh.chain.request("hardhat_setCode", [CANDIDATE, fixtureCode("Fickle")]);
        await fresh.advance(1);
        const asked = questions(300);
        const kept = await Promise.all(asked.map((question) => answers.judge(question)));
        const told = await Promise.all(asked.map((question) => judge(fresh.chain, question)));
        expect(wordsOf(asked, kept)).to.deep.equal(wordsOf(asked, told));
        expect(new Set(told.map(({ kind }) => kind)).size).to.equal(2);
      } finally {
        await fresh.stop();
      }
    });
  });

  it("before the hand-over, should always ask, and let the founder alone in", async () => {
    const file = await sampleFile();
    const devnet = await start({ chainId: file.chainId, alloc: genesisAlloc(file) });
    const there = counting(devnet.chain);
    const answers = new Permissions(there, () => ({ accountRules: own }));
    const asked = questions(200);
    const kept = await Promise.all(asked.map((question) => answers.judge(question)));
    expect(there.count).to.be.at.least(200);
    const founder = devWalletOf(file.founder.address).address.toLowerCase();
    expect(kept.map(({ kind }) => kind === "yes")).to.deep.equal(
      asked.map(({ sender }) => sender.toLowerCase() === founder),
    );
  });
});

describe("devnet: how many permission answers are kept", () => {
  it("should be bounded, however many questions come before the next block", async () => {
    const rules = `0x${"12".repeat(20)}`;
    let count = 0;
    const chain: Asked = {
      head: { number: 1, timestamp: 1 },
      request: (_, [question]) => {
        const isRules = !JSON.stringify(question).includes("936421d5");
        if (!isRules) count += 1;
        return Promise.resolve(isRules ? word(rules) : word(1));
      },
    };
    const permissions = new Permissions(chain, () => ({ accountRules: rules }));
    const ask = (number: number) =>
      permissions.judge({
        sender: toBeHex(number, 20),
        target: rules,
        value: 0n,
        gasPrice: 0n,
        gasLimit: 0n,
        payload: "0x",
      });
    for (let i = 1; i <= 100; i += 1) await ask(i);
    await ask(50);
    expect(count).to.equal(100);
    for (let i = 101; i <= 20_000; i += 1) await ask(i);
    count = 0;
    await ask(50);
    expect(count).to.equal(1);
  });
});

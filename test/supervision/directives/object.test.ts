import { expect } from "chai";
import { type Wallet, ZeroHash } from "ethers";
import { organizationSubject } from "../../../lib/regulator/subject.ts";
import { HOUR, freeze, suspendOrganization, suspendSeat } from "../../fixtures/acts.ts";
import { decide } from "../../fixtures/decisions.ts";
import {
  FIRST,
  MAX_DELAY,
  OBJECTOR,
  decideOnDirective,
  etaOf,
  execute,
  object,
  sinceOf,
  standingOf,
} from "../../fixtures/directives.ts";
import { Direction, DirectiveKind, DirectiveStatus } from "../../fixtures/enums.ts";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { founded, nextAt, now } from "../../fixtures/given.ts";
import type { Founded } from "../../fixtures/given.ts";
import { EVERYONE, keyOf } from "../../fixtures/people.ts";
import { placement } from "../../fixtures/placement.ts";
import { isAllowed } from "../../fixtures/question.ts";
import { finishable, rotate, rotation } from "../../fixtures/recovery.ts";
import { REASON } from "../../fixtures/reasons.ts";
import { newSeatAccount } from "../../fixtures/seating.ts";
import { deliver, objectionDomain, signObjection } from "./helpers/objections.ts";
import { directiveAt, foundedAt, itRefusesAtOtherStages, itRefusesUnknown } from "./helpers/stages.ts";

/** Seconds: a delay in which the seat may lose or change its key. */
const LONG = BigInt(MAX_DELAY);

/** That an objection for this account is refused. */
async function expectUnfit(
  network: Founded,
  attempt: Promise<unknown>,
  account: string,
  directive = 1n,
): Promise<void> {
  const values = [directive, network.orgId("bank-a"), account];
  await expectRefusal(attempt, network.suite.directives, "DirectiveObjectionUnfit", values);
}

async function expectObjected(network: Founded, sent: Promise<unknown>, account: string): Promise<void> {
  await expect(sent)
    .to.emit(network.suite.directives, "DirectiveObjected")
    .withArgs(1, network.orgId("bank-a"), account, REASON);
  expect(await standingOf(network)).to.equal(DirectiveStatus.objected);
}

describe("supervision: object to a directive", () => {
  describe("by a call", () => {
    for (const caller of EVERYONE.filter((name) => name !== OBJECTOR)) {
      it(`refuses ${caller}, in his own name and in the seat's`, async () => {
        const network = await foundedAt("approved");
        const { address } = keyOf(network, caller);
        await expectUnfit(network, object(network, 1n, caller), address);
        const directives = network.directives.connect(keyOf(network, caller));
        const attempt = directives.object(1, REASON, network.address(OBJECTOR), "0x");
        await expectUnfit(network, attempt, network.address(OBJECTOR));
      });
    }

    it("refuses the seat of another organization, the favoured one's too", async () => {
      const network = await foundedAt("approved");
      for (const name of ["bank-b.seat", "csd.seat"]) {
        await expectUnfit(network, object(network, 1n, name), network.address(name));
      }
    });

    it("of the affected organization's Seat account: voids the approval", async () => {
      const network = await foundedAt("approved");
      await expectObjected(network, object(network), network.address(OBJECTOR));
      expect([await etaOf(network), await sinceOf(network)]).to.deep.equal([0n, BigInt(await now(network))]);
    });

    it("stops the execution for good", async () => {
      const network = await foundedAt("approved");
      const eta = await etaOf(network);
      await object(network);
      await nextAt(network, eta);
      await expectRefusal(execute(network), network.directives, "DirectiveUnexpectedStatus", [
        1,
        DirectiveStatus.objected,
      ]);
    });

    it("cannot be answered by the decision that the objection voided", async () => {
      const network = await foundedAt("objected");
      const attempt = decideOnDirective(network, "approveByDecision");
      await expectRefusal(attempt, network.directives, "DirectiveUnexpectedStatus", [1, DirectiveStatus.objected]);
    });
  });

  describe("by a signature that a stranger delivers", () => {
    it("of the affected organization's Seat account: voids the approval", async () => {
      const network = await foundedAt("approved");
      await expectObjected(network, deliver(network, await signObjection(network)), network.address(OBJECTOR));
    });

    for (const [label, deviate] of [
      ["by another key", (network: Founded) => ({ signer: network.as("bank-a.admin") })],
      ["of another directive", () => ({ directive: 2n })],
      ["of another reason", () => ({ reasonHash: `0x${"11".repeat(32)}` })],
    ] as const) {
      it(`${label}: refuses`, async () => {
        const network = await foundedAt("approved");
        const signature = await signObjection(network, deviate(network));
        await expectUnfit(network, deliver(network, signature), network.address(OBJECTOR));
      });
    }

    for (const [label, part] of [
      ["of another chain", { chainId: 1 }],
      ["for another contract", { verifyingContract: `0x${"22".repeat(20)}` }],
      ["for Recovery", { name: "Concordat Recovery" }],
    ] as const) {
      it(`${label}: refuses`, async () => {
        const network = await foundedAt("approved");
        const domain = { ...(await objectionDomain(network)), ...part };
        const signature = await signObjection(network, { domain });
        await expectUnfit(network, deliver(network, signature), network.address(OBJECTOR));
      });
    }

    it("given in the name of another seat of which it is: refuses", async () => {
      const network = await foundedAt("approved");
      const signature = await signObjection(network, { signer: network.as("bank-b.seat") });
      const account = network.address("bank-b.seat");
      await expectUnfit(network, deliver(network, signature, { account }), account);
    });

    it("replayed on another directive: refuses", async () => {
      const network = await foundedAt("approved");
      const signature = await signObjection(network);
      await deliver(network, signature);
      await directiveAt(network, "approved");
      const attempt = deliver(network, signature, { directive: 2n });
      await expectUnfit(network, attempt, network.address(OBJECTOR), 2n);
    });

    it("replayed after the approval against it: refuses", async () => {
      const network = await foundedAt("approved");
      const signature = await signObjection(network);
      await deliver(network, signature);
      await decideOnDirective(network, "approveAgainstObjection");
      await expectUnfit(network, deliver(network, signature), network.address(OBJECTOR));
    });

    it("signed before there was a directive of this number: holds for it", async () => {
      const network = await foundedAt("approved");
      const signature = await signObjection(network, { directive: 2n });
      await directiveAt(network, "approved");
      await deliver(network, signature, { directive: 2n });
      expect(await standingOf(network, 2n)).to.equal(DirectiveStatus.objected);
    });
  });

  describe("of a seat that something bars from sending", () => {
    const itObjects = (label: string, bar: (network: Founded) => Promise<unknown>) => {
      it(`${label}: a stranger delivers its signature`, async () => {
        const network = await foundedAt("approved", { delay: LONG });
        await bar(network);
        const [from, to] = [network.address(OBJECTOR), await network.directives.getAddress()];
        expect(await isAllowed(network, { from, to })).to.be.false;
        await expectObjected(network, deliver(network, await signObjection(network)), from);
      });
    };

    itObjects("frozen", async (network) => freeze(network, network.address(OBJECTOR), { direction: Direction.both }));
    itObjects("of a frozen organization", async (network) => {
      const subject = organizationSubject(network.orgId("bank-a"));
      const order = placement(subject, Direction.both, HOUR);
      await network.suite.freezeOrders.connect(network.as(FIRST)).freeze(order);
    });
    itObjects("whose recovery is under way", async (network) => finishable(network, rotation(network, OBJECTOR)));
    itObjects("of a suspended organization", async (network) => suspendOrganization(network, "bank-a"));

    it("taken out of the live weight: objects by a call", async () => {
      const network = await foundedAt("approved", { delay: LONG });
      await suspendSeat(network, "bank-a");
      await expectObjected(network, object(network), network.address(OBJECTOR));
    });
  });

  for (const [label, replace] of [
    [
      "by decision",
      async (network: Founded, successor: Wallet) => {
        await decide(network, [await newSeatAccount(network, "bank-a", successor)]);
      },
    ],
    ["by a recovery", async (network: Founded) => rotate(network, rotation(network, OBJECTOR, 1))],
  ] as const) {
    describe(`of a seat that got another key since, ${label}`, () => {
      async function replaced() {
        const network = await foundedAt("approved", { delay: LONG });
        const successor = network.stranger(1);
        await replace(network, successor);
        return { network, successor };
      }

      it("refuses the former key, by a call and by its signature", async () => {
        const { network } = await replaced();
        await expectUnfit(network, object(network), network.address(OBJECTOR));
        await expectUnfit(network, deliver(network, await signObjection(network)), network.address(OBJECTOR));
      });

      it("takes the new key's, for the seat is the organization's", async () => {
        const { network, successor } = await replaced();
        const signature = await signObjection(network, { signer: successor });
        const sent = deliver(network, signature, { account: successor.address });
        await expectObjected(network, sent, successor.address);
      });
    });
  }

  describe("of a seat whose account is a contract (ERC-1271)", () => {
    const OWNER = 1;

    async function walletSeat() {
      const network = await foundedAt("approved", { delay: LONG });
      const contract = await network.ethers.deployContract("WalletFixture", [network.stranger(OWNER).address]);
      const account = await contract.getAddress();
      await decide(network, [await newSeatAccount(network, "bank-a", network.stranger(OWNER), account)]);
      return { network, account };
    }

    it("takes what the contract accepts", async () => {
      const { network, account } = await walletSeat();
      const signature = await signObjection(network, { signer: network.stranger(OWNER) });
      await expectObjected(network, deliver(network, signature, { account }), account);
    });

    it("refuses what the contract does not accept", async () => {
      const { network, account } = await walletSeat();
      const signature = await signObjection(network, { signer: network.stranger(2) });
      await expectUnfit(network, deliver(network, signature, { account }), account);
    });
  });

  for (const kind of ["correction", "redemption", "award"] as const) {
    it(`to a ${kind}: voids the approval`, async () => {
      const network = await foundedAt("approved", { kind: DirectiveKind[kind] });
      await expectObjected(network, object(network), network.address(OBJECTOR));
    });
  }

  it("without a reason: refuses", async () => {
    const network = await foundedAt("approved");
    const seat = network.as(OBJECTOR);
    const attempt = network.suite.directives.connect(seat).object(1, ZeroHash, seat.address, "0x");
    await expectUnfit(network, attempt, seat.address);
  });

  it("to what a Service holds: nobody can, for it has no seat", async () => {
    const network = await founded();
    await directiveAt(network, "approved", { from: network.address("auditor.operator") });
    for (const name of ["auditor.admin", "auditor.operator", OBJECTOR]) {
      const values = [1, network.orgId("auditor"), network.address(name)];
      await expectRefusal(object(network, 1n, name), network.suite.directives, "DirectiveObjectionUnfit", values);
    }
  });

  it("a second time, to what was approved against the first: refuses", async () => {
    const network = await foundedAt("objected");
    await decideOnDirective(network, "approveAgainstObjection");
    await expectUnfit(network, object(network), network.address(OBJECTOR));
  });

  describe("when", () => {
    itRefusesAtOtherStages(["approved"], object);
    itRefusesUnknown(object);

    it("in the last second of the delay: voids the approval", async () => {
      const network = await foundedAt("approved");
      await nextAt(network, (await etaOf(network)) - 1n);
      await expectObjected(network, object(network), network.address(OBJECTOR));
    });

    it("in the second in which the delay is over: refuses", async () => {
      const network = await foundedAt("approved");
      await nextAt(network, await etaOf(network));
      await expectUnfit(network, object(network), network.address(OBJECTOR));
    });

    it("in the second of the approval: voids it", async () => {
      const network = await foundedAt("approved");
      expect(await now(network)).to.equal(await sinceOf(network));
      await nextAt(network, await sinceOf(network));
      await expectObjected(network, object(network), network.address(OBJECTOR));
    });
  });
});

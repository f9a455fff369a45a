import { expect } from "chai";
import { decideOn, freeze, suspendOrganization } from "../fixtures/acts.ts";
import { contractSubject, organizationSubject } from "../../lib/regulator/subject.ts";
import { send } from "../fixtures/callers.ts";
import { Direction } from "../fixtures/enums.ts";
import type { Call } from "../fixtures/decisions.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import type { Founded } from "../fixtures/given.ts";
import { moveTo, now } from "../fixtures/given.ts";
import { isAllowed } from "../fixtures/question.ts";
import { decideOnRelease } from "../fixtures/releases.ts";
import { ISSUER, issuing } from "./helpers/credits.ts";
import { PUBLISHER, openPosting, posting } from "./helpers/prices.ts";
import { type Samples, passing, samples } from "./helpers/samples.ts";

/** A call that the contract takes from this account; the error by which it refuses a contract in force. */
interface Use {
  readonly sample: "board" | "credits";
  readonly by: string;
  readonly error: string;
  readonly making: (made: Samples) => Promise<Call>;
}

const USES: Readonly<Record<string, Use>> = {
  PriceBoard: {
    sample: "board",
    by: PUBLISHER,
    error: "PriceNotPublisher",
    making: async (made) => {
      await openPosting(made);
      return posting(made, await now(made.network));
    },
  },
  LetterOfCredit: { sample: "credits", by: ISSUER, error: "CreditNotIssuer", making: (made) => issuing(made) },
};

const POWERLESS: Readonly<Record<string, (network: Founded, name: string) => Promise<unknown>>> = {
  "is suspended": (network, name) => decideOn(network, "suspend", network.address(name)),
  "is revoked": (network, name) => decideOn(network, "revoke", network.address(name)),
  "is frozen for sending": (network, name) => freeze(network, network.address(name)),
  "acts for a suspended organization": (network, name) => suspendOrganization(network, name.split(".")[0] ?? ""),
  "acts for an organization that is frozen for sending": (network, name) =>
    freeze(network, organizationSubject(network.orgId(name.split(".")[0] ?? ""))),
};

/** Stops a sample, or the contract that passes calls on, for a minute. */
async function freezeContract({ network, releases }: Samples, which: keyof Samples["releases"]): Promise<void> {
  await freeze(network, contractSubject(releases[which].target), { direction: Direction.both, duration: 60 });
}

for (const [name, { sample, by, error, making }] of Object.entries(USES)) {
  describe(`samples: ${name} as ReleaseAware`, () => {
    describe("when its caller", () => {
      it("is nobody's account, refuses", async () => {
        const made = await samples();
        const call = await making(made);
        const values = [made.network.stranger().address];
        await expectRefusal(send(made.network, "outsider", call), made[sample], "ReleaseCallerNotInForce", values);
      });

      for (const [what, disable] of Object.entries(POWERLESS)) {
        it(`${what}, refuses`, async () => {
          const made = await samples();
          const call = await making(made);
          await disable(made.network, by);
          const values = [made.network.address(by)];
          await expectRefusal(send(made.network, by, call), made[sample], "ReleaseCallerNotInForce", values);
        });
      }

      it("is a contract that nobody released, refuses", async () => {
        const made = await samples();
        const stray = await made.network.ethers.deployContract("Passer");
        const call = { ...(await passing(made, await making(made))), target: await stray.getAddress() };
        const values = [call.target];
        await expectRefusal(send(made.network, by, call), made[sample], "ReleaseCallerNotInForce", values);
      });

      it("is a suspended contract, refuses", async () => {
        const made = await samples();
        const call = await passing(made, await making(made));
        await decideOnRelease(made.network, "suspend", made.releases.passer);
        await expectRefusal(send(made.network, by, call), made[sample], "ReleaseCallerNotInForce", [call.target]);
      });

      it("is a frozen contract, refuses", async () => {
        const made = await samples();
        const call = await passing(made, await making(made));
        await freezeContract(made, "passer");
        await expectRefusal(send(made.network, by, call), made[sample], "ReleaseCallerNotInForce", [call.target]);
      });

      it("is a contract in force, leaves it to what the function asks for", async () => {
        const made = await samples();
        const call = await passing(made, await making(made));
        await expectRefusal(send(made.network, by, call), made[sample], error, [call.target]);
      });
    });

    describe("when it is suspended", () => {
      it("refuses a call of its own, and one that the account rule lets pass on", async () => {
        const made = await samples();
        const { network } = made;
        const direct = await making(made);
        const inner = await passing(made, direct);
        await decideOnRelease(network, "suspend", made.releases[sample]);
        expect(await isAllowed(network, { from: network.address(by), to: inner.target, data: inner.data })).to.be.true;
        for (const call of [direct, inner]) {
          await expectRefusal(send(network, by, call), made[sample], "ReleaseNotInForce", [direct.target]);
        }
      });

      it("takes calls again when it is resumed", async () => {
        const made = await samples();
        const call = await making(made);
        await decideOnRelease(made.network, "suspend", made.releases[sample]);
        await decideOnRelease(made.network, "resume", made.releases[sample]);
        await send(made.network, by, call);
      });
    });

    it("refuses while it is frozen, inner calls too, and takes calls again when the order lapses", async () => {
      const made = await samples();
      const { network } = made;
      const direct = await making(made);
      const inner = await passing(made, direct);
      await freezeContract(made, sample);
      for (const call of [direct, inner]) {
        await expectRefusal(send(network, by, call), made[sample], "ReleaseNotInForce", [direct.target]);
      }
      await moveTo(network, (await network.suite.freezeOrders.orderOf(1)).until);
      await send(network, by, direct);
    });

    it("refuses for ever when it is retired", async () => {
      const made = await samples();
      const call = await making(made);
      await decideOnRelease(made.network, "suspend", made.releases[sample]);
      await decideOnRelease(made.network, "retire", made.releases[sample]);
      await expectRefusal(send(made.network, by, call), made[sample], "ReleaseNotInForce", [call.target]);
    });
  });
}

import { expect } from "chai";
import { expectRefusal } from "../fixtures/expectations.ts";
import { moveTo, now } from "../fixtures/given.ts";
import { decideOnRelease } from "../fixtures/releases.ts";
import { ACTS, type Act, CreditStatus, credited, expiryOf } from "./helpers/credits.ts";
import { type Samples, samples } from "./helpers/samples.ts";

type Status = Exclude<keyof typeof CreditStatus, "none">;

/** By which acts a credit comes to stand so. */
const STANDINGS: readonly (readonly [Status, readonly Act[]])[] = [
  ["issued", []],
  ["presented", ["present"]],
  ["accepted", ["present", "accept"]],
  ["settled", ["present", "accept", "settle"]],
  ["expired", ["expire"]],
];

const EDGES: readonly (readonly [Act, from: Status, to: Status])[] = [
  ["present", "issued", "presented"],
  ["accept", "presented", "accepted"],
  ["refuse", "presented", "issued"],
  ["settle", "accepted", "settled"],
  ["expire", "issued", "expired"],
];

/** A credit on which these acts were done, when `next` may be due. */
async function after(acts: readonly Act[], next: Act): Promise<Samples> {
  const made = await samples();
  await credited(made);
  for (const act of acts) {
    await waitFor(made, act);
    await ACTS[act](made);
  }
  await waitFor(made, next);
  return made;
}

async function waitFor(made: Samples, act: Act): Promise<void> {
  const due = (await expiryOf(made)) + 1n;
  if (act === "expire" && due > (await now(made.network))) await moveTo(made.network, due);
}

describe("samples: every act on a LetterOfCredit, in every state", () => {
  for (const [act, from, to] of EDGES) {
    for (const [standing, acts] of STANDINGS) {
      const isEdge = standing === from;
      it(isEdge ? `${act} makes ${to} of ${from}` : `${act} is refused when ${standing}`, async () => {
        const made = await after(acts, act);
        const attempt = ACTS[act](made);
        if (!isEdge) {
          await expectRefusal(attempt, made.credits, "CreditUnexpectedStatus", [1, CreditStatus[standing]]);
          return;
        }
        await attempt;
        expect((await made.credits.credit(1)).status).to.equal(CreditStatus[to]);
      });
    }
  }

  for (const id of [0n, 2n]) {
    it(`no act knows number ${id} where there is one credit`, async () => {
      const made = await samples();
      await credited(made);
      for (const act of Object.values(ACTS)) {
        await expectRefusal(act(made, undefined, id), made.credits, "CreditUnknown", [id]);
      }
      await expectRefusal(made.credits.credit(id), made.credits, "CreditUnknown", [id]);
    });
  }

  it("no act is possible while the release is suspended, whatever the state", async () => {
    const made = await samples();
    await credited(made);
    await decideOnRelease(made.network, "suspend", made.releases.credits);
    for (const act of Object.values(ACTS)) {
      await expectRefusal(act(made), made.credits, "ReleaseNotInForce", [made.releases.credits.target]);
    }
  });
});

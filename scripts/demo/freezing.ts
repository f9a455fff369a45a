import { id } from "ethers";
import { Decision } from "./decision.ts";
import type { Narrator } from "./narrator.ts";
import { refused } from "./outcome.ts";
import { post } from "./post.ts";
import type { Stage } from "./stage.ts";
import { accountSubject } from "../../lib/regulator/subject.ts";

const DAY = 86_400;
const SEND = 1;
const THREE_DAYS = 3 * DAY;

/** The regulator freezes; an order lapses by itself; another is confirmed, and lifted by decision. */
export async function freezing(stage: Stage, narrator: Narrator): Promise<void> {
  const postAgain = (text: string) => post(stage, stage.newcomer, text);

  await narrator.step("One officer of the regulator freezes the newcomer for 72 hours", () => freeze(stage));
  await narrator.step("The newcomer's next transaction", () =>
    refused(stage, () => postAgain("while frozen"), /is frozen/),
  );
  await narrator.step("72 hours pass; the order lapses without anyone's transaction", async () => {
    await stage.advance(THREE_DAYS);
    return postAgain("after the lapse");
  });
  await narrator.step("The officer freezes again, and a second officer confirms", async () => {
    const placed = await freeze(stage);
    const { freezeOrders } = stage.as("regulator.officer-2");
    await (await freezeOrders.confirm(await freezeOrders.count())).wait();
    await stage.advance(10 * DAY);
    return [placed, "ten days later:", await refused(stage, () => postAgain("ten days later"), /confirmed/)];
  });
  await narrator.step("The committee lifts the order by decision, which waits its day", async () => {
    const { freezeOrders } = stage.as("bank-a.seat");
    const args = [await freezeOrders.count()];
    const call = { target: freezeOrders, method: "liftByDecision", args };
    const decision = await Decision.propose(stage, call, "Lift the order against the trader of bank-a");
    return [await decision.complete(), await postAgain("after the lift")];
  });
}

async function freeze(stage: Stage): Promise<string> {
  const { freezeOrders } = stage.as("regulator.officer-1");
  const subject = stage.newcomer.address;
  const reasonCode = id("suspected market abuse");
  await (
    await freezeOrders.freeze({
      subject: accountSubject(subject),
      direction: SEND,
      amount: 0n,
      duration: THREE_DAYS,
      reasonCode,
      evidenceHash: id("case file"),
    })
  ).wait();
  return `order ${await freezeOrders.count()} freezes the newcomer for sending`;
}

import { DELAY } from "../bounds.ts";
import type { Desk } from "../desk.ts";
import { formatDuration } from "../duration.ts";
import { ACCOUNT_STATUSES, memberName } from "../enums.ts";
import { explain } from "../errors.ts";
import { ACTION_CLASSES } from "../suite/words.ts";
import type { Part } from "./part.ts";

/** Whether decisions are within reach, and wait as they should. */
export const rates: Part = {
  name: "rates",
  proves: "every rate is reachable without any one seat, every live seat can vote, and delays are in order",
  check: checkRates,
};

async function* checkRates(desk: Desk): AsyncGenerator<string> {
  const { suite } = desk;
  for (const [number, name] of ACTION_CLASSES.entries()) {
    try {
      const { participation, approval, period } = await suite.charter.termsOf(number);
      await suite.seats.checkTerms({ participation, approval, period });
    } catch (thrown) {
      yield `The rates of class ${name} are out of reach. ${explain(thrown, desk.contracts, desk.book).message}`;
    }
  }
  yield* checkSeats(desk);
  yield* checkDelays(desk);
}

async function* checkSeats({ suite, book }: Desk): AsyncGenerator<string> {
  for (const { organization, account, live } of await suite.seats.list()) {
    if (!live) continue;
    const seat = book.organizationLabel(Number(organization));
    const status = memberName(ACCOUNT_STATUSES, (await suite.accounts.accountOf(account)).status);
    if (status !== "Active") yield `The seat of ${seat} has no active account: ${book.label(account)} is ${status}.`;
  }
}

async function* checkDelays({ suite }: Desk): AsyncGenerator<string> {
  let stricter = Number.MAX_SAFE_INTEGER;
  for (const [number, name] of ACTION_CLASSES.entries()) {
    const delay = Number(await suite.authority.delayOf(number));
    if (delay > stricter)
      yield `Class ${name} waits ${formatDuration(delay)}, longer than the stricter class before it.`;
    if (name !== "Emergency" && delay < DELAY.min) yield `Class ${name} waits only ${formatDuration(delay)}.`;
    stricter = delay;
  }
}

import { encodeBytes32String, formatUnits, id } from "ethers";
import { propose } from "../../lib/committee/propose.ts";
import { nowOf } from "../../lib/desk.ts";
import { type ReleaseVerb, decideOnRelease } from "../../lib/release/decide.ts";
import { organizationId } from "../../lib/suite/plan.ts";
import { Decision } from "./decision.ts";
import type { Narrator } from "./narrator.ts";
import { refused } from "./outcome.ts";
import { act, ask, send } from "./released.ts";
import type { Stage } from "./stage.ts";

const BOARD = "price-board 1.0.0";
const CREDITS = "letter-of-credit 1.0.0";
const SERIES = encodeBytes32String("EUR-BOND-2030");
/** Of a price. */
const DECIMALS = 8;
const WEEK = 7 * 86_400;
const EUR = "0x455552";

/** What released contracts do, for whom, and until when. */
export async function running(stage: Stage, narrator: Narrator): Promise<void> {
  await narrator.step("A method list: only the publisher that the committee listed posts prices", () => prices(stage));
  await narrator.step("bank-c issues a letter of credit to bank-a, which presents documents", () => credit(stage));
  await narrator.step("The committee suspends the board at once, and resumes it by a decision that waits", () =>
    suspension(stage),
  );
}

async function prices(stage: Stage): Promise<string[]> {
  const contract = "price-board";
  const calls = [
    { action: "method.manage", args: { contract, open: "post=listed" } },
    { action: "method.list", args: { contract, function: "post", accounts: "bank-b.participant" } },
  ];
  const { data } = await propose(stage.desk, stage.actor("bank-a.seat"), { calls });
  const told = await (await Decision.opened(stage, data.proposal)).complete();
  const posted = await postPrice(stage, "bank-b.participant", 99_250_000n);
  const denied = await refused(stage, () => postPrice(stage, "bank-a.participant", 1n), /not open to the account/);
  return [data.description, told, posted, `bank-a.participant: ${denied}`];
}

async function postPrice(stage: Stage, account: string, value: bigint): Promise<string> {
  const args = [SERIES, value, await nowOf(stage.desk)];
  const block = await send(stage, account, { contract: BOARD, method: "post", args });
  return `${account} posted a price in block ${block}`;
}

async function credit(stage: Stage): Promise<string[]> {
  const expiry = (await nowOf(stage.desk)) + WEEK;
  const beneficiary = organizationId(stage.file, "bank-a");
  const terms = [beneficiary, EUR, 1_000_000n, expiry, id("terms, kept off chain")];
  const issued = await act(stage, "bank-c.issuer", { contract: CREDITS, method: "issue", args: terms });
  const present = (account: string) =>
    act(stage, account, { contract: CREDITS, method: "present", args: [1, id("bill of lading")] });
  return [
    `bank-c.issuer issued it in block ${issued}`,
    `presented for bank-b: ${await refused(stage, () => present("bank-b.participant"), /CreditNotParty/)}`,
    `bank-a.participant presented documents in block ${await present("bank-a.participant")}`,
  ];
}

async function suspension(stage: Stage): Promise<string[]> {
  const post = () => postPrice(stage, "bank-b.participant", 99_500_000n);
  const suspended = await decide(stage, "suspend");
  const lines = [suspended, await refused(stage, post, /suspended/)];
  const price = await ask(stage, { contract: BOARD, method: "priceOf", args: [SERIES, WEEK] });
  return [
    ...lines,
    `its last price is read all the same: ${formatUnits(price, DECIMALS)}`,
    await decide(stage, "resume"),
    await post(),
  ];
}

async function decide(stage: Stage, verb: ReleaseVerb): Promise<string> {
  const { data } = await decideOnRelease(stage.desk, stage.actor("bank-a.seat"), "price-board", verb);
  return `${verb}: ${await (await Decision.opened(stage, data.proposal)).complete()}`;
}

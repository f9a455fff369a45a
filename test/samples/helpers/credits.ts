import { type ContractTransactionResponse, type Wallet, hexlify, id as hashOf, toUtf8Bytes } from "ethers";
import { DAY, enrol } from "../../fixtures/acts.ts";
import { type Call, call } from "../../fixtures/decisions.ts";
import { Office } from "../../fixtures/enums.ts";
import { now } from "../../fixtures/given.ts";
import { keyOf } from "../../fixtures/people.ts";
import type { Samples } from "./samples.ts";

/** The numbers of the contract's states (contracts/samples/ILetterOfCredit.sol). */
export const CreditStatus = { none: 0n, issued: 1n, presented: 2n, accepted: 3n, settled: 4n, expired: 5n } as const;

/** The sample's one account that commits its bank. */
export const ISSUER = "bank-c.issuer";
/** An account of the organization that credits are issued to. */
export const BENEFICIARY = "bank-a.participant";

export const EUR = hexlify(toUtf8Bytes("EUR"));
export const AMOUNT = 25_000_000n;
export const TERMS = hashOf("terms");
export const DOCUMENTS = hashOf("documents");
export const REASON = hashOf("reason");
export const PAYMENT = hashOf("payment");

/** The terms of a credit; all of them have a default but the expiry, a week ahead. */
interface Terms {
  readonly beneficiary?: number;
  readonly currency?: string;
  readonly amount?: bigint;
  readonly expiry?: number;
  readonly terms?: string;
}

/** The arguments of `issue`. */
export async function termsOf({ network }: Samples, given: Terms = {}) {
  const beneficiary = given.beneficiary ?? network.orgId("bank-a");
  const { currency = EUR, amount = AMOUNT, terms = TERMS } = given;
  return [beneficiary, currency, amount, given.expiry ?? (await now(network)) + 7 * DAY, terms] as const;
}

/** The call that issues a credit. */
export async function issuing(made: Samples, given?: Terms): Promise<Call> {
  return call(made.credits, "issue", [...(await termsOf(made, given))]);
}

/** Issues a credit. */
export async function issue(made: Samples, given?: Terms, as = ISSUER): Promise<ContractTransactionResponse> {
  return made.credits.connect(keyOf(made.network, as)).issue(...(await termsOf(made, given)));
}

/** Who acts: an account of the sample by its name, or a key. */
type Who = string | Wallet;

function creditsAs({ network, credits }: Samples, who: Who) {
  return credits.connect(typeof who === "string" ? keyOf(network, who) : who);
}

/** Every act on a credit, by whom it is for. */
export const ACTS = {
  present: (made: Samples, who: Who = BENEFICIARY, id = 1n) => creditsAs(made, who).present(id, DOCUMENTS),
  accept: (made: Samples, who: Who = ISSUER, id = 1n) => creditsAs(made, who).accept(id, DOCUMENTS),
  refuse: (made: Samples, who: Who = ISSUER, id = 1n) => creditsAs(made, who).refuse(id, DOCUMENTS, REASON),
  settle: (made: Samples, who: Who = BENEFICIARY, id = 1n) => creditsAs(made, who).settle(id, PAYMENT),
  expire: (made: Samples, who: Who = ISSUER, id = 1n) => creditsAs(made, who).expire(id),
} as const;

export type Act = keyof typeof ACTS;

/** Issues a credit to bank-a and does these acts on it. */
export async function credited(made: Samples, ...acts: readonly Act[]): Promise<void> {
  await issue(made);
  for (const act of acts) await ACTS[act](made);
}

/** The last second in which documents are presented for the first credit. */
export async function expiryOf({ credits }: Samples): Promise<bigint> {
  return (await credits.credit(1)).expiry;
}

/** An Issuer of another bank than the one whose credit it is. */
export async function otherIssuer({ network }: Samples) {
  const key = network.stranger(7);
  await enrol(network, key, "bank-b", Office.issuer);
  return key;
}

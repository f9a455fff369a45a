import { type ContractTransaction, type TransactionReceipt, type Wallet, getAddress, isHexString } from "ethers";
import { whyNobody } from "./account/hindrances.ts";
import { type Desk, nowOf } from "./desk.ts";
import { ACCOUNT_STATUSES, memberName } from "./enums.ts";
import { explain } from "./errors.ts";
import { gasFor } from "./gas.ts";
import { suggestion } from "./names.ts";
import { Refusal } from "./refusal.ts";
import { OFFICES, type Office } from "./suite/words.ts";

/** An account that acts, through the node of its own organization. */
export interface Actor {
  /** What people call it. */
  readonly name: string;
  readonly address: string;
  /**
   * Signs a transaction locally, sends it raw with gas price 0 and waits for its receipt.
   * @throws Refusal with the contract's error in words, or the node's reason
   */
  act(call: ContractTransaction): Promise<TransactionReceipt>;
  /** Signs EIP-712 data with the account's own key; sends nothing. */
  readonly signTypedData: Wallet["signTypedData"];
}

/** An account that `--as` names, before its key is at hand. */
export interface ActorName {
  readonly name: string;
  readonly address: string;
  /** Number of its organization; 0 when it is not enrolled. */
  readonly organization: number;
}

/** What tells whether an account can act in its office. */
type HeldOffice = Readonly<Record<"status" | "office" | "validUntil", bigint>>;

/** Makes the owner of `key` act; the key is connected to a node already. */
export function actorWith(desk: Desk, key: Wallet): Actor {
  return {
    name: desk.book.label(key.address),
    address: key.address,
    act: (call) =>
      send(desk, key, call).catch(async (thrown: unknown) => {
        throw await refused(desk, key.address, thrown);
      }),
    signTypedData: (...data) => key.signTypedData(...data),
  };
}

/** The offices of an organization in which a task may be done, preferred first; the number is the organization's. */
export type OfficeChoice = (organization: number) => Promise<readonly Office[]>;

/**
 * Finds whom `--as` means: an account, or an organization's one account in the first of the fitting offices that it has.
 * @throws Refusal when there is no such account, or several
 */
export async function findActor(desk: Desk, text: string, offices: Office | OfficeChoice): Promise<ActorName> {
  const { book } = desk;
  const organization = book.organizations.find(({ name }) => name.toLowerCase() === text.toLowerCase());
  if (organization !== undefined) {
    return holderOf(desk, organization.id, typeof offices === "string" ? [offices] : await offices(organization.id));
  }
  const names = [...book.organizations, ...book.accounts].map(({ name }) => name);
  const isKnown = names.some((name) => name.toLowerCase() === text.toLowerCase()) || isHexString(text, 20);
  if (!isKnown) throw new Refusal(`There is no account or organization "${text}": ${suggestion(text, names)}`);
  const address = book.address(text);
  const account = await desk.suite.accounts.accountOf(address);
  return { name: book.label(address), address, organization: Number(account.organization) };
}

/** Whether an organization has an account that acts in an office. */
export async function hasHolder(desk: Desk, organization: number, office: Office): Promise<boolean> {
  return (await holdersIn(desk, organization, office)).length > 0;
}

/** The accounts of an organization that act in an office. */
export async function holdersIn(desk: Desk, organization: number, office: Office): Promise<string[]> {
  const usable = await usableOf(desk, organization);
  return usable.filter((account) => memberName(OFFICES, account.office) === office).map(({ account }) => account);
}

async function usableOf(desk: Desk, organization: number) {
  const { accounts } = desk.suite;
  const every = await accounts.pageOf(organization, 0, await accounts.countOf(organization));
  const now = await nowOf(desk);
  return every.filter((account) => isUsable(account, now));
}

async function holderOf(desk: Desk, organization: number, offices: readonly Office[]): Promise<ActorName> {
  const { book } = desk;
  const usable = await usableOf(desk, organization);
  const whose = book.organizationLabel(organization);
  for (const office of offices) {
    const holders = usable.filter((account) => memberName(OFFICES, account.office) === office);
    const [first, second] = holders;
    if (first === undefined) continue;
    if (second === undefined)
      return { name: book.label(first.account), address: getAddress(first.account), organization };
    const names = holders.map(({ account }) => book.label(account)).join(" or ");
    throw new Refusal(`${whose} has several accounts in office ${office}: say --as ${names}.`);
  }
  if (offices.length === 1 && offices[0] === "Regulator") {
    throw new Refusal(
      `${whose} has no officer, whom only a regulator has: name one with --as, see \`regulator officers\`.`,
    );
  }
  throw new Refusal(
    `${whose} has no active account in office ${offices.join(" or ")}: enrol one with \`account enrol\`, or name another account with --as.`,
  );
}

/** Active and not expired; a Seat account does not expire. */
function isUsable({ status, office, validUntil }: HeldOffice, now: number): boolean {
  const expires = validUntil !== 0n && memberName(OFFICES, office) !== "Seat";
  return memberName(ACCOUNT_STATUSES, status) === "Active" && !(expires && Number(validUntil) <= now);
}

/** Why an act was refused; to an account that acts as nobody, what keeps it from acting. */
async function refused(desk: Desk, address: string, thrown: unknown): Promise<Refusal> {
  const told = explain(thrown, desk.contracts, desk.book);
  if (told.error !== "AccessManagedUnauthorized") return told;
  const why = await whyNobody(desk, address);
  if (why === undefined) return told;
  return new Refusal(`${desk.book.label(address)} acts as nobody now: ${why}.`, { cause: thrown, error: told.error });
}

async function send({ provider }: Desk, key: Wallet, call: ContractTransaction): Promise<TransactionReceipt> {
  const { to, data } = call;
  const estimate = await provider.estimateGas({ from: key.address, to, data, gasPrice: 0n });
  const sent = await key.sendTransaction({ to, data, gasLimit: gasFor(estimate), type: 0, gasPrice: 0n });
  const receipt = await sent.wait();
  if (receipt === null) throw new Refusal(`Transaction ${sent.hash} was not included.`);
  return receipt;
}

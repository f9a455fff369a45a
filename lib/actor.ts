import { type ContractTransaction, type TransactionReceipt, type Wallet, getAddress, isHexString } from "ethers";
import type { Desk } from "./desk.ts";
import { ACCOUNT_STATUSES, memberName } from "./enums.ts";
import { explain } from "./errors.ts";
import { suggestion } from "./names.ts";
import { Refusal } from "./refusal.ts";
import { OFFICES, type Office } from "./suite/words.ts";

/** Times the estimate: in the next second a call may write new checkpoints where the estimate overwrote old ones. */
const GAS_ROOM = 2n;

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
}

/** An account that `--as` names, before its key is at hand. */
export interface ActorName {
  readonly name: string;
  readonly address: string;
  /** Number of its organization; 0 when it is not enrolled. */
  readonly organization: number;
}

/** Makes the owner of `key` act; the key is connected to a node already. */
export function actorWith(desk: Desk, key: Wallet): Actor {
  return {
    name: desk.book.label(key.address),
    address: key.address,
    act: (call) =>
      send(desk, key, call).catch((thrown: unknown) => Promise.reject(explain(thrown, desk.contracts, desk.book))),
  };
}

/**
 * Finds whom `--as` means: an account, or an organization's one account in the office that the task needs.
 * @throws Refusal when there is no such account, or several
 */
export async function findActor(desk: Desk, text: string, office: Office): Promise<ActorName> {
  const { book } = desk;
  const organization = book.organizations.find(({ name }) => name.toLowerCase() === text.toLowerCase());
  if (organization !== undefined) return holderOf(desk, organization.id, office);
  const names = [...book.organizations, ...book.accounts].map(({ name }) => name);
  const isKnown = names.some((name) => name.toLowerCase() === text.toLowerCase()) || isHexString(text, 20);
  if (!isKnown) throw new Refusal(`There is no account or organization "${text}": ${suggestion(text, names)}`);
  const address = book.address(text);
  const account = await desk.suite.accounts.accountOf(address);
  return { name: book.label(address), address, organization: Number(account.organization) };
}

async function holderOf({ suite, book }: Desk, organization: number, office: Office): Promise<ActorName> {
  const count = await suite.accounts.countOf(organization);
  const accounts = await suite.accounts.pageOf(organization, 0, count);
  const holders = accounts.filter((account) => {
    return memberName(OFFICES, account.office) === office && memberName(ACCOUNT_STATUSES, account.status) === "Active";
  });
  const [first, second] = holders;
  const whose = book.organizationLabel(organization);
  if (first === undefined)
    throw new Refusal(`${whose} has no active account in office ${office}: name an account with --as.`);
  if (second !== undefined) {
    const names = holders.map(({ account }) => book.label(account)).join(" or ");
    throw new Refusal(`${whose} has several accounts in office ${office}: say --as ${names}.`);
  }
  return { name: book.label(first.account), address: getAddress(first.account), organization };
}

async function send({ provider }: Desk, key: Wallet, call: ContractTransaction): Promise<TransactionReceipt> {
  const { to, data } = call;
  const estimate = await provider.estimateGas({ from: key.address, to, data, gasPrice: 0n });
  const sent = await key.sendTransaction({ to, data, gasLimit: estimate * GAS_ROOM, type: 0, gasPrice: 0n });
  const receipt = await sent.wait();
  if (receipt === null) throw new Refusal(`Transaction ${sent.hash} was not included.`);
  return receipt;
}

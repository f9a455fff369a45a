import { ZeroAddress, getAddress, toBeHex, zeroPadValue } from "ethers";
import type { Desk } from "../desk.ts";
import { SUBJECT_KINDS, memberName } from "../enums.ts";
import type { NameBook } from "../names.ts";
import { Refusal } from "../refusal.ts";

/** A subject as the contracts take it (contracts/types/Subject.sol). */
export interface Subject {
  readonly kind: bigint;
  /** Address or number of an organization, right-aligned in 32 bytes. */
  readonly id: string;
  /** The token of a holding; zero for every other kind. */
  readonly asset: string;
}

/** A subject as tasks tell it. */
export interface ToldSubject {
  /** Account, Organization, Contract or Holding. */
  readonly kind: string;
  /** Address of the account or contract; name of the organization. */
  readonly subject: string;
  /** The token of a holding. */
  readonly asset: string | undefined;
}

const KIND = { Account: 1n, Organization: 2n, Contract: 3n, Holding: 4n } as const;

/** The account at an address. */
export function accountSubject(address: string): Subject {
  return { kind: KIND.Account, id: zeroPadValue(getAddress(address), 32), asset: ZeroAddress };
}

/** An organization, by its number. */
export function organizationSubject(organization: number): Subject {
  return { kind: KIND.Organization, id: toBeHex(organization, 32), asset: ZeroAddress };
}

/** The contract at an address. */
export function contractSubject(address: string): Subject {
  return { kind: KIND.Contract, id: zeroPadValue(getAddress(address), 32), asset: ZeroAddress };
}

/** What an account holds of an asset. */
export function holdingSubject(account: string, asset: string): Subject {
  return { kind: KIND.Holding, id: zeroPadValue(getAddress(account), 32), asset: getAddress(asset) };
}

/**
 * What a name means as the subject of an order: an organization, a contract, else an account; with an asset, the account's
 * holding of it.
 * @throws Refusal when nothing has this name
 */
export function subjectNamed({ book }: Desk, text: string, asset?: string): Subject {
  const organization = book.organizations.find(({ name }) => name.toLowerCase() === text.toLowerCase());
  if (asset !== undefined) {
    if (organization === undefined) return holdingSubject(book.address(text), book.contract(asset).address);
    throw new Refusal(`${organization.name} is an organization: a holding is an account's, say which.`);
  }
  if (organization !== undefined) return organizationSubject(organization.id);
  const address = book.address(text);
  const isContract = book.contracts.some((contract) => getAddress(contract.address) === address);
  return isContract ? contractSubject(address) : accountSubject(address);
}

/** A subject as tasks tell it. */
export function toldSubject(book: NameBook, { kind, id, asset }: Subject): ToldSubject {
  const word = memberName(SUBJECT_KINDS, kind);
  const subject = kind === KIND.Organization ? book.organizationLabel(Number(id)) : getAddress(toBeHex(BigInt(id), 20));
  return { kind: word, subject, asset: kind === KIND.Holding ? getAddress(asset) : undefined };
}

/** A subject in words: `bank-c.issuer`, `organization bank-c`, `bank-c.issuer's holding of bond-a`. */
export function subjectWords(book: NameBook, { kind, subject, asset }: ToldSubject): string {
  if (kind === "Organization") return subject.startsWith("organization ") ? subject : `organization ${subject}`;
  if (asset === undefined) return book.label(subject);
  return `${book.label(subject)}'s holding of ${book.label(asset)}`;
}

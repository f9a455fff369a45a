import { ZeroAddress, getAddress, toBeHex, zeroPadValue } from "ethers";
import { countOf } from "../asset/units.ts";
import { SUBJECT_KINDS, memberName } from "../enums.ts";
import type { NameBook } from "../names.ts";

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

/** A subject as tasks tell it. */
export function toldSubject(book: NameBook, { kind, id, asset }: Subject): ToldSubject {
  const word = memberName(SUBJECT_KINDS, kind);
  const subject = kind === KIND.Organization ? book.organizationLabel(Number(id)) : getAddress(toBeHex(BigInt(id), 20));
  return { kind: word, subject, asset: kind === KIND.Holding ? getAddress(asset) : undefined };
}

/**
 * A subject in words: `bank-c.issuer`, `organization bank-c`, `bank-c.issuer's holding of bond-a`.
 * @param about with the amount of a holding in smallest units: `500 of bank-c.issuer's holding of bond-a`
 */
export function subjectWords(book: NameBook, about: ToldSubject & { readonly amount?: string | undefined }): string {
  const { kind, subject, asset, amount } = about;
  if (kind === "Organization") return subject.startsWith("organization ") ? subject : `organization ${subject}`;
  if (asset === undefined) return book.label(subject);
  const holding = `${book.label(subject)}'s holding of ${book.label(asset)}`;
  return amount === undefined ? holding : `${countOf(book, asset, BigInt(amount))} of ${holding}`;
}

import { getAddress, isAddress } from "ethers";
import { assetCalled } from "../asset/naming.ts";
import type { Desk } from "../desk.ts";
import { type NameBook, suggestion } from "../names.ts";
import { Refusal } from "../refusal.ts";
import { type Subject, accountSubject, contractSubject, holdingSubject, organizationSubject } from "./subject.ts";

/** Something that a name may mean. */
interface Meant {
  readonly what: "organization" | "account" | "contract";
  readonly subject: Subject;
}

/**
 * What a name means as the subject of an order: an organization, an account, a contract, a published release or the token
 * of an asset, by its symbol where nothing else is called so; with an asset, by number or symbol too, the account's holding
 * of it. `organization:`, `account:` or `contract:` before it says which.
 * @throws Refusal when nothing has this name, or several have
 */
export function subjectNamed({ book }: Pick<Desk, "book">, text: string, asset?: string): Subject {
  if (asset !== undefined) return holdingSubject(holderNamed(book, text), tokenNamed(book, asset));
  const meant = meaningsOf(book, text);
  const [first, second] = meant;
  if (first === undefined) {
    const named = [...book.accounts, ...book.organizations, ...book.contracts, ...book.releases];
    const names = named.map(({ name }) => name);
    throw new Refusal(`There is no account, organization or contract "${text}": ${suggestion(text, names)}`);
  }
  if (second === undefined) return first.subject;
  const ways = meant.map(({ what }) => `${what}:${text}`).join(" or ");
  throw new Refusal(`"${text}" is the name of several things: say ${ways}.`);
}

/** A holding is an account's, whatever else has its name. */
function holderNamed(book: NameBook, text: string): string {
  const name = text.replace(/^account:/i, "");
  const others = named(book, name);
  const isPlace: boolean = isAddress(name);
  const isAccount = isPlace || others.some(({ what }) => what === "account");
  const [other] = others;
  if (isAccount || other === undefined) return book.address(name);
  throw new Refusal(`"${text}" is the name of an organization or contract: a holding is an account's, say which.`);
}

function tokenNamed(book: NameBook, text: string): string {
  const isPlace: boolean = isAddress(text);
  if (isPlace) return getAddress(text);
  const name = text.replace(/^contract:/i, "");
  const known = book.contracts.find((contract) => contract.name.toLowerCase() === name.toLowerCase())?.address;
  const target = book.published(name)?.target ?? known ?? assetCalled(book.assets, name)?.token;
  return target ?? book.contract(name).address;
}

function meaningsOf(book: NameBook, text: string): Meant[] {
  const [, said, name = text] = /^(organization|account|contract):(.+)$/i.exec(text) ?? [];
  const isPlace: boolean = isAddress(name);
  const meant = isPlace ? atAddress(book, name, said) : named(book, name);
  return said === undefined ? meant : meant.filter(({ what }) => what === said.toLowerCase());
}

/** An address is an account's unless a contract is known there, or it is said to be one's. */
function atAddress(book: NameBook, text: string, said: string | undefined): Meant[] {
  const known = [
    ...book.contracts.map(({ address }) => address),
    ...book.assets.map(({ token }) => token),
    book.published(text)?.target ?? "",
  ];
  const isContract = known.some((address) => address.toLowerCase() === text.toLowerCase());
  const what = said?.toLowerCase() ?? (isContract ? "contract" : "account");
  return what === "contract"
    ? [{ what: "contract", subject: contractSubject(text) }]
    : [{ what: "account", subject: accountSubject(text) }];
}

function named(book: NameBook, name: string): Meant[] {
  const find = <T extends { readonly name: string }>(among: readonly T[]) =>
    among.filter((each) => each.name.toLowerCase() === name.toLowerCase());
  const released = book.published(name)?.target;
  const contracts = [
    ...find(book.contracts).map(({ address }) => address),
    ...(released === undefined ? [] : [released]),
  ];
  const meant = [
    ...find(book.organizations).map(({ id }): Meant => ({ what: "organization", subject: organizationSubject(id) })),
    ...find(book.accounts).map(({ address }): Meant => ({ what: "account", subject: accountSubject(address) })),
    ...contracts.map((address): Meant => ({ what: "contract", subject: contractSubject(address) })),
  ];
  const token = meant.length === 0 ? book.token(name) : undefined;
  return token === undefined ? meant : [{ what: "contract", subject: contractSubject(token) }];
}

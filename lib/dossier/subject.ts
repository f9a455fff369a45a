import { ZeroHash, getAddress, isAddress, isHexString } from "ethers";
import { formerKeys } from "../account/recovery/keys.ts";
import type { Desk } from "../desk.ts";
import { parseEnode } from "../enode.ts";
import { ACCOUNT_STATUSES, memberName } from "../enums.ts";
import { date } from "../format.ts";
import { suggestion } from "../names.ts";
import { Refusal } from "../refusal.ts";
import { type Point, pointAt } from "./point.ts";

/** Whom or what a dossier is about. */
export type DossierSubject =
  | { readonly kind: "account" | "contract"; readonly name: string; readonly address: string }
  | { readonly kind: "organization"; readonly name: string; readonly organization: number }
  | { readonly kind: "node"; readonly name: string; readonly node: string };

/**
 * What a name means: an organization, an account, a contract, a published release, a node, the symbol of an asset; also as
 * an address, an identity or an enode URL.
 * @throws Refusal when nothing has this name, or it did not exist at the block
 */
export async function subjectAt(desk: Desk, text: string, point: Point): Promise<DossierSubject> {
  const subject = named(desk, text) ?? (await unnamed(desk, text, point));
  if (await existed(desk, subject, point)) return subject;
  const when = `at block ${point.block}, ${date(point.now)}`;
  throw new Refusal(
    `There was no ${subject.kind} ${subject.name} ${when}: ${await whatExisted(desk, subject, point)}.`,
  );
}

function named({ book }: Desk, text: string): DossierSubject | undefined {
  const isMeant = ({ name }: { readonly name: string }) => name.toLowerCase() === text.toLowerCase();
  const organization = book.organizations.find(isMeant) ?? book.organizations.find(({ id }) => String(id) === text);
  if (organization !== undefined) {
    return { kind: "organization", name: organization.name, organization: organization.id };
  }
  const account = book.accounts.find(isMeant);
  if (account !== undefined) return { kind: "account", name: account.name, address: getAddress(account.address) };
  const contract = book.contracts.find(isMeant)?.address ?? book.published(text)?.target;
  if (contract !== undefined) return contractAt(book.label(contract), contract);
  const node = book.nodes.find(isMeant);
  if (node !== undefined) return { kind: "node", name: node.name, node: node.id };
  const token = book.token(text);
  return token === undefined ? undefined : contractAt(book.label(token), token);
}

/** What an address, an identity or an enode URL means. */
async function unnamed(desk: Desk, text: string, point: Point): Promise<DossierSubject> {
  const { book, suite } = desk;
  if (isHexString(text, 32) || parseEnode(text) !== undefined) return nodeCalled(desk, book.node(text));
  if (!isAddress(text)) throw unknown(desk, text);
  if (await isAccount(desk, text, point)) return { kind: "account", name: book.label(text), address: getAddress(text) };
  const { provider } = desk;
  if ((await provider.getCode(text)) !== "0x") return contractAt(book.label(text), text);
  const node = await suite.nodes.idOfValidator(text);
  if (node !== ZeroHash) return nodeCalled(desk, node);
  return { kind: "account", name: book.label(text), address: getAddress(text) };
}

function unknown({ book }: Desk, text: string): Refusal {
  const named = [book.organizations, book.accounts, book.contracts, book.nodes, book.releases];
  const names = named.flatMap((known) => known.map(({ name }) => name));
  return new Refusal(
    `There is no account, organization, contract or node "${text}": ${suggestion(text, [...new Set(names)])}`,
  );
}

function contractAt(name: string, address: string): DossierSubject {
  return { kind: "contract", name, address: getAddress(address) };
}

function nodeCalled({ book }: Desk, node: string): DossierSubject {
  return { kind: "node", name: book.nodeLabel(node), node };
}

async function existed(desk: Desk, subject: DossierSubject, point: Point): Promise<boolean> {
  const { suite, provider } = desk;
  const then = { blockTag: point.block };
  switch (subject.kind) {
    case "account":
      return isAccount(desk, subject.address, point);
    case "contract":
      return (await provider.getCode(subject.address, point.block)) !== "0x";
    case "organization":
      return (await suite.organizations.count(then)) >= subject.organization;
    case "node":
      return (await suite.standing.nodeOf(subject.node, then)) !== 0n;
  }
}

/** What to ask about instead: the key that an account had then, or a later block. */
async function whatExisted(desk: Desk, subject: DossierSubject, point: Point): Promise<string> {
  if (subject.kind === "account") {
    const { suite, book } = desk;
    for (const key of (await formerKeys(suite, subject.address)).toReversed()) {
      if (await isAccount(desk, key, point))
        return `its key was ${book.label(key)} then, which has a dossier of its own`;
    }
    if (!(await isAccount(desk, subject.address, await pointAt(desk, undefined)))) {
      return "it is not enrolled, see `account list`";
    }
  }
  return "give a later --at, or leave it out";
}

async function isAccount({ suite }: Desk, address: string, { block }: Point): Promise<boolean> {
  const { status } = await suite.accounts.accountOf(address, { blockTag: block });
  return memberName(ACCOUNT_STATUSES, status) !== "None";
}

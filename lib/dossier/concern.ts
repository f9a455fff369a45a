import { dataSlice, zeroPadValue } from "ethers";
import type { Desk } from "../desk.ts";
import { type Leaf, type SuiteEvent, leafAt } from "../events/suiteEvent.ts";
import { SUBJECT_KINDS } from "../enums.ts";
import { parameterName, unitOf } from "../meaning.ts";
import { organizationSubject } from "../regulator/subject.ts";
import { isProposedAbout } from "./proposedAbout.ts";
import type { DossierSubject } from "./subject.ts";

/** Events that give something a number, by which later events mean it. */
const NUMBERING: Readonly<Record<string, string>> = {
  FreezePlaced: "order",
  ProposalCreated: "proposalId",
  DirectiveDrafted: "directive",
  ReleaseSubmitted: "release",
  AssetDrafted: "asset",
};

/** Events about a proposal that are their voter's, not those whom the proposal is about. */
const BALLOTS = new Set(["VoteCast", "BallotRefused"]);

/** Values of 32 bytes that name somebody. */
const NAMING = new Set(["subject", "former", "id", "node"]);

/** Tells which events concern a subject: that name it, or something that it came to have to do with. Takes them in order. */
export class Concern {
  readonly #desk: Desk;
  readonly #subject: DossierSubject;
  /** What names the subject, and an organization's accounts and nodes. */
  readonly #keys = new Set<string>();
  /** `order 3`, `proposalId 7` and the like. */
  readonly #numbers = new Set<string>();
  /** What each order is on, as the contracts know it, and what happened to it. */
  readonly #orders = new Map<string, { subject: string; readonly events: SuiteEvent[] }>();

  constructor(desk: Desk, subject: DossierSubject) {
    this.#desk = desk;
    this.#subject = subject;
    if (subject.kind === "node") this.#keys.add(subject.node.toLowerCase());
    else if (subject.kind === "organization") {
      this.#keys.add(organizationKey(subject.organization));
      this.#keys.add(subjectKey("Organization", organizationSubject(subject.organization).id));
    } else this.#takeAddress(subject.address);
  }

  /** What an event adds to the subject's history: itself, and what happened before to orders that follow to the subject. */
  take(event: SuiteEvent): readonly SuiteEvent[] {
    const followed = this.#followOrders(event);
    return this.#concerns(event) ? [...followed, event] : followed;
  }

  #concerns(event: SuiteEvent): boolean {
    const isDirect =
      event.leaves.some((leaf) => this.#names(leaf)) ||
      this.#isOwn(event) ||
      isProposedAbout(this.#desk, event, this.#subject, this.#keys);
    if (isDirect) this.#remember(event);
    return (
      isDirect || (!BALLOTS.has(event.event) && Object.values(NUMBERING).some((path) => this.#isKnown(event, path)))
    );
  }

  /** What a token tells is about its asset; what a registry tells is about others. */
  #isOwn({ contract, address }: SuiteEvent): boolean {
    return contract === "AssetToken" && this.#keys.has(address.toLowerCase());
  }

  #names({ param, value }: Leaf): boolean {
    const name = parameterName(param);
    if (param.type === "address" || (param.type === "bytes32" && NAMING.has(name))) {
      return this.#keys.has(String(value).toLowerCase());
    }
    return unitOf(name, param.type) === "organization" && this.#keys.has(organizationKey(Number(value)));
  }

  #isKnown(event: SuiteEvent, path: string): boolean {
    return this.#numbers.has(numberKey(event, path));
  }

  /** A release or asset stays its organization's and its contract's, not every account's that had a hand in it. */
  #remember(event: SuiteEvent): void {
    const path = NUMBERING[event.event];
    const isHeld = !["ReleaseSubmitted", "AssetDrafted"].includes(event.event) || this.#subject.kind !== "account";
    if (path !== undefined && isHeld) this.#numbers.add(numberKey(event, path));
    if (this.#subject.kind !== "organization" || leafAt(event, "organization") === undefined) return;
    const isOwn = Number(leafAt(event, "organization")?.value) === this.#subject.organization;
    if (event.event === "AccountEnrolled") this.#takeAddress(String(leafAt(event, "account")?.value));
    if (event.event !== "NodeAdmitted") return;
    const node = String(leafAt(event, "node")?.value).toLowerCase();
    if (isOwn) this.#keys.add(node);
    else this.#keys.delete(node);
  }

  /** Orders follow to another key, and concern both from then on; what happened to them before comes with them. */
  #followOrders(event: SuiteEvent): SuiteEvent[] {
    const subject = String(leafAt(event, "subject")?.value);
    const key = numberKey(event, "order");
    if (event.event === "FreezePlaced") this.#orders.set(key, { subject, events: [] });
    this.#orders.get(key)?.events.push(event);
    if (event.event !== "FreezeFollowed") return [];
    const former = String(leafAt(event, "former")?.value);
    const isOwn = event.leaves.some((leaf) => this.#names(leaf));
    const moved = [...this.#orders].filter(([, order]) => order.subject === former);
    return moved.flatMap(([number, order]) => {
      order.subject = subject;
      if (isOwn) this.#numbers.add(number);
      return isOwn ? order.events : [];
    });
  }

  #takeAddress(address: string): void {
    const key = address.toLowerCase();
    const padded = zeroPadValue(key, 32);
    const kinds = ["Account", "Contract"] as const;
    for (const name of [key, padded, ...kinds.map((kind) => subjectKey(kind, padded))]) this.#keys.add(name);
  }
}

function organizationKey(organization: number): string {
  return `organization ${organization}`;
}

function numberKey(event: SuiteEvent, path: string): string {
  return `${event.address} ${path} ${String(leafAt(event, path)?.value)}`;
}

/** The one word of a subject that is no holding (`contracts/types/Subject.sol`). */
function subjectKey(kind: (typeof SUBJECT_KINDS)[number], id: string): string {
  const number = SUBJECT_KINDS.indexOf(kind);
  return `0x${number.toString(16).padStart(2, "0")}${dataSlice(id, 1).slice(2)}`;
}

import { AbiCoder, getAddress, keccak256 } from "ethers";
import type { DirectiveStructOutput } from "../../types/ethers-contracts/supervision/Directives.ts";
import type { Desk } from "../desk.ts";
import { DIRECTIVE_KINDS, DIRECTIVE_STATUSES, memberName } from "../enums.ts";
import { everyPage } from "../pages.ts";
import { Refusal } from "../refusal.ts";
import type { Suite } from "../suite/handles.ts";

/** What is to be done, word for word, as the contract takes it (`contracts/supervision/IDirectives.sol`). */
export interface Draft {
  readonly kind: number;
  readonly target: string;
  readonly from: string;
  /** The zero address in a redemption or annulment. */
  readonly to: string;
  /** In the token's smallest units; 0 in an annulment. */
  readonly amount: bigint;
  /** Of a correction the hash of the transaction, of an award the case id; else zero. */
  readonly subject: string;
  /** Number of the organization; 0 unless it is an award. */
  readonly arbiter: number;
  /** Seconds. */
  readonly delay: number;
  readonly legalReference: string;
  readonly evidenceHash: string;
}

/** A directive of the chain. Moments are seconds since 1970. */
export interface DirectiveEntry {
  readonly id: number;
  readonly draft: Draft;
  /** Seizure, Correction, Redemption, Award or Annulment. */
  readonly kind: string;
  readonly status: string;
  /** Number of the regulator whose officers drafted it. */
  readonly regulator: number;
  /** Number of the organization of the account whose holding it is. */
  readonly affected: number;
  readonly drafter: string;
  /** When it was drafted, or what moved it last. */
  readonly since: number;
  /** From when it may be executed; undefined while it may not. */
  readonly eta: number | undefined;
  /** When it lapses; undefined when it has ended. */
  readonly lapses: number | undefined;
  readonly attested: boolean;
  /** Approved against an objection: there is no second one. */
  readonly isFinal: boolean;
  /** Of the reasons of the objection to it; zero while there is none. */
  readonly reasonHash: string;
}

/** How long directives wait before they lapse, seconds. */
interface Lives {
  readonly waiting: number;
  readonly executable: number;
}

/**
 * A directive, by its number.
 * @throws Refusal when there is none
 */
export async function directiveOf({ suite }: Pick<Desk, "suite">, id: number): Promise<DirectiveEntry> {
  const count = Number(await suite.directives.count());
  if (id >= 1 && id <= count) {
    const [found, lives] = await Promise.all([suite.directives.directiveOf(id), livesOf(suite)]);
    return entryOf(found, id, lives);
  }
  const known = count === 0 ? "none was drafted yet" : `the newest is ${count}`;
  throw new Refusal(`There is no directive ${id}: ${known}. See \`directive list\`.`);
}

/** Every directive there ever was, in order. */
export async function allDirectives({ suite }: Pick<Desk, "suite">): Promise<DirectiveEntry[]> {
  const { directives } = suite;
  const [count, lives] = await Promise.all([directives.count(), livesOf(suite)]);
  const every = await everyPage(count, 1, (first, limit) => directives.page(first, limit));
  return every.map((found, i) => entryOf(found, i + 1, lives));
}

/** The hash by which a decision names what it approves (`IDirectives.draftHashOf`), computed here. */
export function hashOfDraft({ directives }: Pick<Suite, "directives">, draft: Draft): string {
  return keccak256(AbiCoder.defaultAbiCoder().encode(directives.interface.getFunction("draft").inputs, [draft]));
}

async function livesOf({ directives }: Suite): Promise<Lives> {
  const [waiting, executable] = await Promise.all([directives.LIFE(), directives.EXECUTION_LIFE()]);
  return { waiting: Number(waiting), executable: Number(executable) };
}

function entryOf(found: DirectiveStructOutput, id: number, lives: Lives): DirectiveEntry {
  const { draft } = found;
  const status = memberName(DIRECTIVE_STATUSES, found.status);
  const [since, eta] = [Number(found.since), Number(found.eta)];
  const { target, from, to, amount, subject, legalReference, evidenceHash } = draft;
  return {
    id,
    draft: {
      ...{ kind: Number(draft.kind), target: getAddress(target), from: getAddress(from), to: getAddress(to) },
      ...{ amount, subject, arbiter: Number(draft.arbiter), delay: Number(draft.delay), legalReference, evidenceHash },
    },
    kind: memberName(DIRECTIVE_KINDS, draft.kind),
    status,
    regulator: Number(found.regulator),
    affected: Number(found.affected),
    drafter: getAddress(found.drafter),
    since,
    eta: status === "Approved" ? eta : undefined,
    lapses: lapseOf(status, since, eta, lives),
    attested: found.attested,
    isFinal: found.isFinal,
    reasonHash: found.reasonHash,
  };
}

function lapseOf(status: string, since: number, eta: number, { waiting, executable }: Lives): number | undefined {
  if (status === "Approved") return eta + executable;
  return ["Drafted", "Endorsed", "Objected"].includes(status) ? since + waiting : undefined;
}

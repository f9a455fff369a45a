import type { Desk } from "../desk.ts";
import type { AssetEntry } from "./entry.ts";

/** An asset as tasks tell it. Moments are seconds since 1970, amounts the token's smallest units. */
export interface ToldAsset {
  /** Its number. */
  readonly asset: number;
  readonly symbol: string;
  readonly name: string;
  readonly kind: string;
  readonly state: string;
  /** The organization that drafted it. */
  readonly issuer: string;
  readonly token: string;
  readonly decimals: number;
  /** What is issued at the activation. */
  readonly issue: string;
  readonly effectiveFrom: number | undefined;
  /** Undefined when a decision says when. */
  readonly maturity: number | undefined;
  /** Until when it can be activated; undefined unless it is PreReleased. */
  readonly deadline: number | undefined;
}

/** An asset in the words of tasks. */
export function toldAsset({ book }: Pick<Desk, "book">, asset: AssetEntry): ToldAsset {
  const { id, symbol, name, kind, state, issuer, token, decimals, terms, deadline } = asset;
  return {
    ...{ asset: id, symbol, name, kind, state },
    issuer: book.organizationLabel(issuer),
    ...{ token, decimals },
    issue: String(terms.supply),
    effectiveFrom: momentOf(terms.effectiveFrom),
    maturity: momentOf(terms.maturity),
    deadline: state === "PreReleased" ? deadline : undefined,
  };
}

function momentOf(seconds: bigint): number | undefined {
  return seconds === 0n ? undefined : Number(seconds);
}

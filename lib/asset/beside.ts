import { type ParamType, Result } from "ethers";
import { isSubject, parameterName, subjectIn } from "../meaning.ts";
import type { NameBook } from "../names.ts";
import { countOf } from "./units.ts";

/**
 * An amount among a call's arguments as people read it, by the asset or holding that stands beside it: `1,000.50`.
 * @returns undefined for another argument, and where nothing beside it says of what it is
 */
export function countBeside(
  params: readonly ParamType[],
  values: Result,
  index: number,
  book: NameBook,
): string | undefined {
  const param = params[index];
  const amount: unknown = values[index];
  if (param === undefined || parameterName(param) !== "amount" || typeof amount !== "bigint") return undefined;
  const [token] = params.flatMap((other, i) => tokenIn(other, values[i], book) ?? []);
  return token === undefined ? undefined : countOf(book, token, amount);
}

/** As {@link countBeside}, after what the contract counts: `100050 (1,000.50)`; undefined where that is the same. */
export function bothBeside(
  params: readonly ParamType[],
  values: Result,
  index: number,
  book: NameBook,
): string | undefined {
  const counted = countBeside(params, values, index, book);
  const exact = String(values[index]);
  return counted === undefined || counted === exact ? undefined : `${exact} (${counted})`;
}

function tokenIn(param: ParamType, value: unknown, { assets }: NameBook): string | undefined {
  if (value instanceof Result) return isSubject(param) ? subjectIn(value)?.asset : undefined;
  if (parameterName(param) !== "asset") return undefined;
  return assets.find(({ id, token }) => token === value || BigInt(id) === value)?.token;
}

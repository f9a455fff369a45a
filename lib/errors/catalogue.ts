import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ErrorFragment } from "ethers";
import { z } from "zod";

/** Where the catalogue is: `npm run errors` writes it. */
export const CATALOGUE = join(import.meta.dirname, "catalogue.json");

/** The room of errors that OpenZeppelin declares. */
export const ELSEWHERE = "openzeppelin";

const errorSchema = z.strictObject({
  name: z.string(),
  /** First 4 bytes of the revert data, `0x` hexadecimal. */
  selector: z.string(),
  /** `SeatsTooFew(uint256 live)`. */
  signature: z.string(),
  /** Folder of `contracts/`, or ELSEWHERE. */
  room: z.string(),
  /** Interface, contract or library that declares it. */
  contract: z.string(),
  /** The declaration's NatSpec; left out where OpenZeppelin declares it. */
  why: z.string().optional(),
  /** Functions that can revert with it, by deployable contract; `constructor` is the creation. */
  raisedBy: z.record(z.string(), z.array(z.string())),
});

/** A custom error of the contracts, as the compiler read it. */
export type CataloguedError = z.output<typeof errorSchema>;

let loaded: readonly CataloguedError[] | undefined;

/** Every custom error that a contract of this project can revert with, or declares, by room and contract. */
export function catalogue(): readonly CataloguedError[] {
  loaded ??= z.array(errorSchema).parse(JSON.parse(readFileSync(CATALOGUE, "utf8")));
  return loaded;
}

/** An error's name with its parameters. */
export function signatureOf(fragment: ErrorFragment | null): string {
  return fragment?.format("full").replace(/^error /, "") ?? "";
}

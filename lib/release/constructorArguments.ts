import { AbiCoder, Interface } from "ethers";
import { z } from "zod";
import { parseArgument } from "../arguments.ts";
import { inOrder } from "../committee/calls.ts";
import { plainValue } from "../decode.ts";
import { parameterName } from "../meaning.ts";
import { NameBook } from "../names.ts";
import { Refusal } from "../refusal.ts";
import type { ReleaseFile } from "./releaseFile.ts";

const NOBODY = new NameBook({ contracts: [], accounts: [], organizations: [] });

const givenSchema = z.union([z.array(z.json()), z.record(z.string(), z.json())]);
const valuesSchema = z.array(z.json());

/** Arguments of a constructor. */
export interface ConstructorArguments {
  /** As JSON holds them, addresses and numbers in place of names. */
  readonly values: ReleaseFile["arguments"];
  /** `0x` hexadecimal, as they stand behind the creation code. */
  readonly encoded: string;
}

/** Whose constructor takes them. */
type Constructed = Pick<ReleaseFile, "abi" | "contract">;

/**
 * Reads a constructor's arguments as people write them: a JSON list, or an object by name, with names for addresses and
 * organizations.
 * @throws Refusal when the text is no JSON, or naming the argument that does not fit
 */
export function parseConstructor(built: Constructed, text: string, book: NameBook): ConstructorArguments {
  const given = givenSchema.safeParse(fromJson(text));
  if (given.success) return encodeConstructor(built, given.data, book);
  throw new Refusal(`--args ${text} is no list: write JSON such as ["Standing", 100], or {"standing": "Standing"}.`);
}

/** As {@link parseConstructor}, from a JSON value. */
export function encodeConstructor(
  { abi, contract }: Constructed,
  given: z.output<typeof givenSchema>,
  book = NOBODY,
): ConstructorArguments {
  const { inputs } = new Interface(JSON.stringify(abi)).deploy;
  const values = inOrder(`The constructor of ${contract}`, inputs.map(parameterName), given);
  const parsed = inputs.map((param, i) => parseArgument(param, values[i], book));
  const coder = AbiCoder.defaultAbiCoder();
  const encoded = coder.encode(inputs, parsed);
  const decoded = coder.decode(inputs, encoded);
  return { values: valuesSchema.parse(inputs.map((param, i) => plainValue(param, decoded[i]))), encoded };
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

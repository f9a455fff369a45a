import { ACTIONS } from "../actions/catalogue.ts";
import { parseArgument } from "../arguments.ts";
import { count } from "../format.ts";
import type { KnownContract } from "../decode.ts";
import type { Desk } from "../desk.ts";
import { parameterName } from "../meaning.ts";
import { suggestion } from "../names.ts";
import type { ProposedCall } from "../proposals.ts";
import { Refusal } from "../refusal.ts";

/** A call as people write it: `Accounts.suspend` and its arguments, in order or by name. */
export interface WrittenCall {
  readonly call: string;
  readonly args: readonly unknown[] | Readonly<Record<string, unknown>>;
}

/**
 * Encodes a call to a contract of the suite or of the consortium file.
 * @throws Refusal naming the contract, function or argument that does not fit
 */
export function encodeCall({ contracts, book }: Desk, { call, args }: WrittenCall): ProposedCall {
  const [, contractName = "", functionName = ""] = /^(.*)\.([^.]*)$/.exec(call) ?? [];
  const named = contracts.find(({ name, address }) => [name, address].some((known) => same(known, contractName)));
  const released = book.published(contractName)?.target;
  const contract = named ?? contracts.find(({ address }) => address === released);
  if (contract === undefined || functionName === "") throw unknown(call, contracts);
  const names = functionsOf(contract);
  const exact = names.find((name) => same(name, functionName));
  const fragment = exact === undefined ? null : contract.interface.getFunction(exact);
  if (fragment === null) {
    throw new Refusal(`${contract.name} has no function "${functionName}": ${suggestion(functionName, names)}`);
  }
  const given = inOrder(call, fragment.inputs.map(parameterName), args);
  const values = fragment.inputs.map((param, i) => parseArgument(param, given[i], book));
  return { target: contract.address, value: 0n, data: contract.interface.encodeFunctionData(fragment, values) };
}

/** What is no call of a known contract may be a misspelt one, or a misspelt action. */
function unknown(call: string, contracts: readonly KnownContract[]): Refusal {
  const calls = contracts.flatMap((contract) => functionsOf(contract).map((name) => `${contract.name}.${name}`));
  const names = [...ACTIONS.map(({ name }) => name), ...calls];
  return new Refusal(
    `"${call}" is neither an action such as org.suspend nor a call such as Accounts.suspend: ${suggestion(call, names)}`,
  );
}

/**
 * Arguments that were given as a list or by name, in order.
 * @param call names what takes them in the error
 * @throws Refusal when one is missing, unknown or too many
 */
export function inOrder(call: string, names: readonly string[], args: WrittenCall["args"]): readonly unknown[] {
  if (isList(args)) {
    if (args.length === names.length) return args;
    throw new Refusal(`${call} takes ${count(names.length, "argument")} (${names.join(", ")}), not ${args.length}.`);
  }
  for (const name of Object.keys(args)) {
    if (!names.includes(name)) throw new Refusal(`${call} has no argument "${name}": ${suggestion(name, names)}`);
  }
  const missing = names.find((name) => !(name in args));
  if (missing !== undefined) throw new Refusal(`${call} lacks the argument "${missing}".`);
  return names.map((name) => args[name]);
}

function isList(args: WrittenCall["args"]): args is readonly unknown[] {
  return Array.isArray(args);
}

/** The names of a contract's functions that change something. */
function functionsOf({ interface: { fragments } }: KnownContract): string[] {
  return fragments.flatMap((fragment) => {
    const isChange = "stateMutability" in fragment && fragment.stateMutability === "nonpayable";
    return isChange && "name" in fragment && typeof fragment.name === "string" ? [fragment.name] : [];
  });
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

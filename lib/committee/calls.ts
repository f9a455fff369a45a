import type { Desk } from "../desk.ts";
import { parseArgument } from "../arguments.ts";
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
  const [contractName = "", functionName = "", ...rest] = call.split(".");
  if (functionName === "" || rest.length > 0) {
    throw new Refusal(`"${call}" is no call: write Contract.function, for example Accounts.suspend.`);
  }
  const named = book.contract(contractName);
  const contract = contracts.find(({ address }) => address === named.address);
  const names = contract?.interface.fragments.flatMap((fragment) => changes(fragment)) ?? [];
  const exact = names.find((name) => name.toLowerCase() === functionName.toLowerCase());
  const fragment = contract?.interface.getFunction(exact ?? "");
  if (contract === undefined || fragment === null || fragment === undefined) {
    throw new Refusal(`${named.name} has no function "${functionName}": ${suggestion(functionName, names)}`);
  }
  const given = inOrder(
    call,
    fragment.inputs.map(({ name }) => name),
    args,
  );
  const values = fragment.inputs.map((param, i) => parseArgument(param, given[i], book));
  return { target: contract.address, value: 0n, data: contract.interface.encodeFunctionData(fragment, values) };
}

function inOrder(call: string, names: readonly string[], args: WrittenCall["args"]): readonly unknown[] {
  if (isList(args)) {
    if (args.length === names.length) return args;
    throw new Refusal(`${call} takes ${names.length} arguments (${names.join(", ")}), not ${args.length}.`);
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

/** The names of functions that change something. */
function changes(fragment: object): string[] {
  const isChange = "stateMutability" in fragment && fragment.stateMutability === "nonpayable";
  return isChange && "name" in fragment && typeof fragment.name === "string" ? [fragment.name] : [];
}

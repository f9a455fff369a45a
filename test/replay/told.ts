import { type Interface, type Log, type ParamType, Result, getAddress } from "ethers";

/** A decoded value: structs by the names of their fields. */
export type Value = bigint | string | boolean | readonly Value[] | { readonly [name: string]: Value };

/** The fields of a struct, or the values of an event, each read as what it must be. */
export class Fields {
  readonly #values: Readonly<Record<string, Value>>;

  constructor(values: Readonly<Record<string, Value>>) {
    this.#values = values;
  }

  number(name: string): bigint {
    const value = this.value(name);
    if (typeof value !== "bigint") throw new TypeError(`${name} is no number`);
    return value;
  }

  text(name: string): string {
    const value = this.value(name);
    if (typeof value !== "string") throw new TypeError(`${name} is no text`);
    return value;
  }

  flag(name: string): boolean {
    const value = this.value(name);
    if (typeof value !== "boolean") throw new TypeError(`${name} is no truth value`);
    return value;
  }

  list(name: string): readonly Value[] {
    const value = this.value(name);
    if (!isList(value)) throw new TypeError(`${name} is no list`);
    return value;
  }

  part(name: string): Fields {
    return fieldsOf(this.value(name));
  }

  /** The value as it is, of whatever sort. */
  value(name: string): Value {
    const value = this.#values[name];
    if (value === undefined) throw new TypeError(`there is no ${name}`);
    return value;
  }
}

/** A log that a contract of the network told, and when. */
export class Told extends Fields {
  /** The name of the contract's kind. */
  readonly contract: string;
  readonly address: string;
  readonly event: string;
  readonly block: bigint;
  /** Seconds: the block's. */
  readonly at: bigint;
  readonly transaction: string;

  constructor(contract: string, declared: Interface, log: Log, at: bigint) {
    const parsed = declared.parseLog(log);
    if (parsed === null) throw new Error(`${contract} tells what it does not declare: ${log.topics[0] ?? "nothing"}`);
    super(named(parsed.fragment.inputs, parsed.args));
    this.contract = contract;
    this.address = getAddress(log.address);
    this.event = parsed.name;
    this.block = BigInt(log.blockNumber);
    this.at = at;
    this.transaction = log.transactionHash;
  }
}

/** The fields of a value that is a struct. */
export function fieldsOf(value: Value): Fields {
  if (typeof value !== "object" || isList(value)) throw new TypeError("a value is no struct");
  return new Fields(value);
}

/** What a contract answered or told, by the names that its interface gives. */
export function named(params: readonly ParamType[], values: Result): Record<string, Value> {
  return Object.fromEntries(params.map((param, i) => [param.name || `${i}`, valueOf(param, values[i])]));
}

function valueOf(param: ParamType, value: unknown): Value {
  if (value instanceof Result) {
    const { arrayChildren } = param;
    if (arrayChildren !== null) return value.map((item: unknown) => valueOf(arrayChildren, item));
    return named(param.components ?? [], value);
  }
  if (typeof value === "bigint" || typeof value === "string" || typeof value === "boolean") return value;
  throw new TypeError(`${param.name} is of no sort that is read here`);
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

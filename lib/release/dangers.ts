import { opcodeName } from "./opcodeNames.ts";
import { ofBitmap, runnableOpcodes } from "./opcodes.ts";

/** What a release is declared to be: under each flag it may bring code that nobody scans. */
export interface Flags {
  readonly factory: boolean;
  readonly upgradeable: boolean;
}

/** Whether a release brings code that nobody scans: only the strictest decision approves it. */
export function bringsUnscanned({ factory, upgradeable }: Flags): boolean {
  return factory || upgradeable;
}

/** The flags that are set, as people call them. */
export function flagNames({ factory, upgradeable }: Flags): string[] {
  return [factory ? "factory" : [], upgradeable ? "upgradeable" : []].flat();
}

/** A release's code in its two forms, `0x` hexadecimal. */
interface Codes {
  /** Creation code with the constructor arguments behind it. */
  readonly initCode: string;
  /** At which byte of it the arguments begin. */
  readonly argumentsAt: number;
  readonly runtimeCode: string;
}

/** An opcode by which code would run that no decision approved, or a contract vanish, and where it may run. */
export interface Danger {
  readonly opcode: string;
  readonly code: "creation" | "runtime";
  /** Bytes from the start of that code. */
  readonly offsets: readonly number[];
  /** It stands in the constructor arguments, which the scan reads as code too. */
  readonly inArguments: boolean;
  /** The flag that permits it; without one it is refused always. */
  readonly flag: keyof Flags | undefined;
  readonly refused: boolean;
}

const FORMAT = "0xEF";
/** Which flag permits each (contracts/release/OpcodeScan.sol, `refusedIn`). */
const DANGERS = new Map<string, keyof Flags | undefined>([
  ["CREATE", "factory"],
  ["CREATE2", "factory"],
  ["DELEGATECALL", "upgradeable"],
  ["CALLCODE", undefined],
  ["SELFDESTRUCT", undefined],
  ...["0xE6", "0xE7", "0xE8"].map((dormant) => [dormant, undefined] as const),
  [FORMAT, undefined],
]);
const SHOWN = 3;

/** The dangerous opcodes of a release, first those of its creation code; none is refused when it may be published. */
export function dangersIn({ initCode, argumentsAt, runtimeCode }: Codes, flags: Flags): Danger[] {
  const creation = dangersOf("creation", initCode, flags);
  return [...creation.flatMap((danger) => parted(danger, argumentsAt)), ...dangersOf("runtime", runtimeCode, flags)];
}

/** `CREATE2 at byte 1,204 of the runtime code: refused without --factory`. */
export function dangerWords({ opcode, code, offsets, inArguments, flag, refused }: Danger): string {
  const place = opcode === FORMAT ? "as the first byte" : `at ${bytesWords(offsets)}`;
  const within = inArguments ? ", in the constructor arguments (other values may avoid it)" : "";
  return `${opcode} ${place} of the ${code} code${within}: ${verdict(flag, refused)}`;
}

/** What the error ReleaseOpcodesRefused tells: `the runtime code may run CREATE2 (refused without --factory)`. */
export function refusalWords(created: boolean, opcodes: bigint): string {
  const found = ofBitmap(opcodes).map(opcodeName);
  const words = found.map((opcode) => `${opcode} (${verdict(DANGERS.get(opcode), true)})`);
  const verb = found.every((opcode) => opcode === FORMAT) ? "begins with" : "may run";
  return `the ${created ? "runtime" : "creation"} code ${verb} ${words.join(", ")}`;
}

function dangersOf(code: Danger["code"], bytes: string, flags: Flags): Danger[] {
  return [...runnableOpcodes(bytes)].flatMap(([number, all]) => {
    const opcode = opcodeName(number);
    const offsets = opcode === FORMAT ? all.filter((offset) => offset === 0) : all;
    if (!DANGERS.has(opcode) || offsets.length === 0) return [];
    const flag = DANGERS.get(opcode);
    const refused = flag === undefined || !flags[flag];
    return [{ opcode, code, offsets, inArguments: false, flag, refused }];
  });
}

/** What stands in the code and what in the arguments behind it, each for itself. */
function parted(danger: Danger, argumentsAt: number): Danger[] {
  const within = danger.offsets.filter((offset) => offset < argumentsAt);
  const behind = danger.offsets.filter((offset) => offset >= argumentsAt);
  return [
    { ...danger, offsets: within },
    { ...danger, offsets: behind, inArguments: true },
  ].filter(({ offsets }) => offsets.length > 0);
}

function verdict(flag: keyof Flags | undefined, refused: boolean): string {
  if (flag === undefined) return "always refused";
  return refused ? `refused without --${flag}` : `permitted by --${flag}`;
}

/** `byte 1,204`, `bytes 7 and 1,204`, `bytes 7, 1,204, 2,001 and 19 more`. */
function bytesWords(offsets: readonly number[]): string {
  const shown = offsets.slice(0, SHOWN).map((offset) => offset.toLocaleString("en"));
  const more = offsets.length - shown.length;
  const items = more > 0 ? [...shown, `${more} more`] : shown;
  const last = items.pop() ?? "";
  return items.length === 0 ? `byte ${last}` : `bytes ${items.join(", ")} and ${last}`;
}

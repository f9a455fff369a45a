import { Interface, dataLength } from "ethers";
import type { Desk } from "../desk.ts";
import { explain } from "../errors.ts";
import { Refusal } from "../refusal.ts";
import { encodeConstructor } from "./constructorArguments.ts";
import { type Danger, type Flags, dangerWords, dangersIn } from "./dangers.ts";
import { opcodeName } from "./opcodeNames.ts";
import { runnableOpcodes } from "./opcodes.ts";
import type { ReleaseFile } from "./releaseFile.ts";
import { constructorDoubt } from "./verification/compared.ts";

/** Most bytes of creation code (EIP-3860). */
export const MOST_CREATION = 49_152;

/** Most bytes of a contract's code (EIP-170). */
export const MOST_RUNTIME = 24_576;

/** Opcodes that are permitted, and that voters want to know of. */
const TELLING: Readonly<Record<string, string>> = {
  CALL: "it calls other contracts (CALL)",
  ORIGIN: "it asks who signed the transaction (ORIGIN), not who calls it",
  SELFBALANCE: "it counts the chain's own currency (SELFBALANCE)",
};

/** What code shows before it is published. Sizes are bytes. */
export interface Examined {
  readonly size: { readonly creation: number; readonly runtime: number };
  /** Opcodes that bring code which nobody scanned, or end a contract. */
  readonly dangers: readonly Danger[];
  /** What voters should look at. */
  readonly look: readonly string[];
}

/**
 * Looks at a release's code as publication will: runs its constructor on the current state as Releases, scans both codes.
 * @param created the contract's code, where it was created already
 * @throws Refusal when the constructor fails
 */
export async function examine(desk: Desk, file: ReleaseFile, flags: Flags, created?: string): Promise<Examined> {
  const { initCode } = file;
  const runtimeCode = created ?? (await createdBy(desk, file));
  const dangers = dangersIn({ initCode, argumentsAt: argumentsAt(file), runtimeCode }, flags);
  return {
    size: { creation: dataLength(initCode), runtime: dataLength(runtimeCode) },
    dangers,
    look: [
      ...constructorDoubt(runtimeCode, file),
      ...aboutFlags(dangers, flags),
      ...aboutCode(runtimeCode),
      ...aboutAbi(file),
    ],
  };
}

/**
 * Refuses what publication would refuse.
 * @throws Refusal naming the size or the opcodes
 */
export function checkPublishable({ size, dangers }: Examined, label: string): void {
  if (size.runtime === 0) throw new Refusal(`The constructor of ${label} leaves no code.`);
  if (size.creation > MOST_CREATION) {
    throw new Refusal(
      `${label} has ${size.creation} bytes of creation code, and ${MOST_CREATION} is the most: split it.`,
    );
  }
  if (size.runtime > MOST_RUNTIME) {
    throw new Refusal(`${label} has ${size.runtime} bytes of code, and ${MOST_RUNTIME} is the most: split it.`);
  }
  const refused = dangers.filter((danger) => danger.refused);
  if (refused.length > 0) throw new Refusal(`${label} would be refused: ${refused.map(dangerWords).join("; ")}.`);
}

/** The code that a constructor leaves on the current state, with Releases for its creator. */
async function createdBy(desk: Desk, { initCode, abi, contract }: ReleaseFile): Promise<string> {
  const from = await desk.suite.releases.getAddress();
  return desk.provider.call({ from, data: initCode }).catch((thrown: unknown) => {
    const own = { name: contract, address: from, interface: new Interface(JSON.stringify(abi)) };
    const { message } = explain(thrown, [...desk.contracts, own], desk.book);
    throw new Refusal(`The constructor of ${contract} fails today. ${message}`);
  });
}

function argumentsAt(file: ReleaseFile): number {
  return dataLength(file.initCode) - dataLength(encodeConstructor(file, file.arguments).encoded);
}

function aboutFlags(dangers: readonly Danger[], { factory, upgradeable }: Flags): string[] {
  const uses = (flag: string) => dangers.some((danger) => danger.flag === flag);
  return [
    ...(factory ? ["it may create contracts (factory), which nobody scans"] : []),
    ...(factory && !uses("factory") ? ["it is declared a factory, though nothing in it creates a contract"] : []),
    ...(upgradeable ? ["it may run the code of other contracts as its own (upgradeable), which nobody scans"] : []),
    ...(upgradeable && !uses("upgradeable") ? ["it is declared upgradeable, though nothing in it delegates"] : []),
  ];
}

function aboutCode(runtimeCode: string): string[] {
  const names = [...runnableOpcodes(runtimeCode).keys()].map(opcodeName);
  return Object.entries(TELLING).flatMap(([name, words]) => (names.includes(name) ? [words] : []));
}

function aboutAbi({ abi }: ReleaseFile): string[] {
  const isPayable = abi.some(({ stateMutability }) => stateMutability === "payable");
  const hasOwner = abi.some(({ type, name }) => type === "function" && name === "owner");
  return [
    ...(isPayable ? ["it takes the chain's own currency (payable)"] : []),
    ...(hasOwner ? ["it has an owner(): nobody, where that is whoever created it, which is Releases"] : []),
  ];
}

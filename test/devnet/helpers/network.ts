import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Wallet, toBeHex, zeroPadValue } from "ethers";
import type { Alloc } from "../../../devnet/chain/alloc.ts";
import { type Devnet, startDevnet } from "../../../devnet/devnet.ts";
import type { DevnetOptions } from "../../../devnet/devnetOptions.ts";
import { INGRESS } from "../../../lib/suite/types.ts";
import { fixtureCode } from "./compile.ts";

export const CHAIN_ID = 20_260;
export const RULES = "0x000000000000000000000000000000000000a001";
export const WORKSHOP = "0x000000000000000000000000000000000000a002";
export const BELL = "0x000000000000000000000000000000000000a004";
export const BELL_ABI = [
  "event Rung(address indexed ringer, uint256 indexed stroke)",
  "function ring(uint256 strokes)",
  "function gas() view returns (uint256)",
] as const;
export const ORDERS = "0x000000000000000000000000000000000000a003";

/** What the ingress of `fixtures/Gate.sol` answers. */
export const Mode = { bySender: 0, short: 1, long: 2, numberTwo: 3, reverts: 4, byTarget: 5 } as const;

/** The only account that the gate lets through, and one that it does not. */
export const member = new Wallet(`0x${"11".repeat(32)}`);
export const outsider = new Wallet(`0x${"22".repeat(32)}`);

export function word(value: bigint | number | string): string {
  return zeroPadValue(toBeHex(value), 32);
}

export interface Gate {
  readonly mode?: number;
  readonly allowed?: string;
  readonly rules?: string;
}

export function allocOf({ mode = Mode.bySender, allowed = member.address, rules = "0x00" }: Gate = {}): Alloc {
  return {
    [INGRESS.account]: {
      code: fixtureCode("Gate"),
      storage: { "0x0": word(mode), "0x1": word(allowed), "0x2": word(rules) },
    },
    [BELL]: { code: fixtureCode("Bell") },
    [WORKSHOP]: { code: fixtureCode("Workshop") },
  };
}

const folders: string[] = [];
const running: Devnet[] = [];

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "concordat-devnet-"));
  folders.push(folder);
  return folder;
}

/** Starts a devnet of two nodes in a folder of its own; {@link stopAll} ends it. */
export async function start(options: Partial<DevnetOptions> = {}): Promise<Devnet & { readonly dataFolder: string }> {
  const dataFolder = options.dataFolder ?? (await temporaryFolder());
  const nodes = [
    { name: "bank-a", port: 0 },
    { name: "bank-b", port: 0 },
  ];
  const devnet = await startDevnet({ chainId: CHAIN_ID, alloc: allocOf(), nodes, ...options, dataFolder });
  running.push(devnet);
  return { ...devnet, dataFolder };
}

/** Ends what the tests started and removes their folders. Throws why one of them ended by itself. */
export async function stopAll(): Promise<void> {
  const ended = await Promise.allSettled(running.splice(0).map((devnet) => devnet.stop()));
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
  for (const end of ended) if (end.status === "rejected") throw end.reason;
}

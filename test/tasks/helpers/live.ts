import type { JsonRpcProvider } from "ethers";
import { startConsortiumDevnet } from "../../../devnet/consortium.ts";
import { type Actor, actorWith } from "../../../lib/actor.ts";
import { addressBookOf } from "../../../lib/addressBook.ts";
import { type Desk, openDesk } from "../../../lib/desk.ts";
import { devWallet, devWalletOf } from "../../../lib/keys/devKeys.ts";
import { connectNode } from "../../../lib/node.ts";
import { sampleFile } from "../../fixtures/network.ts";
import { ownFolder } from "../../fixtures/ownFolder.ts";

/** Keys of the development mnemonic from this number on belong to nobody of the sample. */
const STRANGERS = 200;

/** A devnet of the sample consortium that runs for the tests of one file. */
export interface LiveDevnet {
  readonly folder: string;
  readonly urls: readonly string[];
  readonly desk: Desk;
  /** An account of the sample, acting with its development key. */
  actor(name: string): Actor;
  /** Somebody whom nobody enrolled. */
  stranger(number?: number): Actor;
  /** Moves the clock; seconds. */
  advance(seconds: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a devnet of the sample in a temporary folder, on free ports. */
export async function liveDevnet(): Promise<LiveDevnet> {
  const file = await sampleFile();
  const folder = await ownFolder();
  const { devnet, record } = await startConsortiumDevnet({ file, dataFolder: folder, port: 0 });
  const urls = devnet.endpoints.map(({ url }) => url);
  const provider: JsonRpcProvider = await connectNode(urls[0] ?? "");
  const desk = await openDesk(record, provider, addressBookOf(file).accounts, addressBookOf(file).nodes);
  // Weights count from the second after they were set.
  await devnet.advance(1);
  return {
    folder,
    urls,
    desk,
    actor: (name) => actorWith(desk, devWalletOf(desk.book.address(name), provider)),
    stranger: (number = 0) => actorWith(desk, devWallet(STRANGERS + number, provider)),
    advance: (seconds) => devnet.advance(seconds),
    async stop() {
      provider.destroy();
      await devnet.stop();
    },
  };
}

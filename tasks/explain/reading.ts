import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { openDesk } from "../../lib/desk.ts";
import type { Reading } from "../../lib/explain/call.ts";
import { compiledContracts } from "../../lib/explain/interfaces.ts";
import { NameBook } from "../../lib/names.ts";
import { Refusal } from "../../lib/refusal.ts";
import type { Report } from "../../lib/report.ts";
import { action } from "../shared/action.ts";
import { findPlace } from "../shared/place.ts";
import { type ReadingArguments, connectTo, httpNetwork } from "../shared/session.ts";

/**
 * A task that needs no network: with one it tells names, and without one it reads with what was compiled. A network that
 * the command line names must be there.
 */
export function looseAction<Arguments extends ReadingArguments>(act: (reading: Reading, args: Arguments) => Report) {
  return action<Arguments>(async (args, hre) => {
    const isNamed = args.url !== undefined || args.data !== undefined || (await httpNetwork(hre)) !== undefined;
    const reading = await readingOn(args, hre).catch((thrown: unknown) => {
      if (isNamed || !(thrown instanceof Refusal)) throw thrown;
      return { contracts: compiledContracts(), book: new NameBook({ contracts: [], accounts: [], organizations: [] }) };
    });
    return act(reading, args);
  });
}

/** The contracts and names of a network. */
async function readingOn({ url, data }: ReadingArguments, hre: HardhatRuntimeEnvironment): Promise<Reading> {
  const place = await findPlace({ url, data, network: await httpNetwork(hre) });
  const provider = await connectTo(place, url);
  try {
    const { contracts, book } = await openDesk(place.record, provider, place.names.accounts, place.names.nodes);
    return { contracts, book };
  } finally {
    provider.destroy();
  }
}

import type { Reading } from "../../lib/explain/call.ts";
import { compiledContracts } from "../../lib/explain/interfaces.ts";
import { NameBook } from "../../lib/names.ts";
import { Refusal } from "../../lib/refusal.ts";
import type { Report } from "../../lib/report.ts";
import { action } from "../shared/action.ts";
import { type PlaceOptions, findPlace } from "../shared/place.ts";
import { type ReadingArguments, httpNetwork, withDesk } from "../shared/session.ts";

/**
 * A task that needs no network: with one it tells names, and without one it reads with what was compiled. A network that
 * the command line names must be there.
 */
export function looseAction<Arguments extends ReadingArguments>(act: (reading: Reading, args: Arguments) => Report) {
  return action<Arguments>(async (args, hre) => {
    const { url, data } = args;
    const options = { url, data, network: await httpNetwork(hre) };
    const isNamed = Object.values(options).some((given) => given !== undefined);
    const reading = await readingOn(options).catch((thrown: unknown) => {
      if (isNamed || !(thrown instanceof Refusal)) throw thrown;
      return { contracts: compiledContracts(), book: new NameBook({ contracts: [], accounts: [], organizations: [] }) };
    });
    return act(reading, args);
  });
}

/** The contracts and names of a network. */
async function readingOn(options: PlaceOptions): Promise<Reading> {
  const place = await findPlace(options);
  return withDesk(place, options.url, ({ contracts, book }) => Promise.resolve({ contracts, book }));
}

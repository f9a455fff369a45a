import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { foundingDomain } from "../../lib/account/acceptance/founding.ts";
import type { ConsortiumFile } from "../../lib/consortium/schema.ts";
import { type Desk, openDesk } from "../../lib/desk.ts";
import { Refusal } from "../../lib/refusal.ts";
import { findPlace } from "../shared/place.ts";
import { type ReadingArguments, connectTo, httpNetwork } from "../shared/session.ts";

/**
 * Does something with the network of a consortium file at hand when one of its nodes answers, else without it.
 * @throws Refusal when the command line names a network that does not answer, or another one
 */
export async function withReachable<T>(
  args: ReadingArguments,
  hre: HardhatRuntimeEnvironment,
  file: ConsortiumFile,
  act: (desk: Desk | undefined) => Promise<T>,
): Promise<T> {
  const network = await httpNetwork(hre);
  const isNamed = [args.url, args.data, network].some((given) => given !== undefined);
  const opened = await open(args, network, file).catch((thrown: unknown) => {
    if (isNamed || !(thrown instanceof Refusal)) throw thrown;
  });
  try {
    return await act(opened?.desk);
  } finally {
    opened?.close();
  }
}

async function open(
  { url, data }: ReadingArguments,
  network: Awaited<ReturnType<typeof httpNetwork>>,
  file: ConsortiumFile,
): Promise<{ desk: Desk; close: () => void }> {
  const place = await findPlace({ url, data, network });
  const { chainId, contracts } = place.record;
  const here = foundingDomain(file);
  if (chainId !== here.chainId || contracts["Accounts"]?.address !== here.accounts) {
    throw new Refusal(`${place.record.consortium} on chain ${chainId} is not the network of ${file.name}.`);
  }
  const provider = await connectTo(place, url);
  try {
    return {
      desk: await openDesk(place.record, provider, place.names.accounts, place.names.nodes),
      close: () => provider.destroy(),
    };
  } catch (thrown) {
    provider.destroy();
    throw thrown;
  }
}

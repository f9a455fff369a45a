import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { json } from "../../lib/format.ts";
import { Refusal } from "../../lib/refusal.ts";
import { type Connection, follow } from "../../lib/watch/follow.ts";
import type { Line } from "../../lib/watch/line.ts";
import { buildIfMissing } from "../shared/build.ts";
import { paint } from "../shared/paint.ts";
import { type PlaceOptions, findPlace } from "../shared/place.ts";
import { printFailure, refusalIn } from "../shared/print.ts";
import { type ReadingArguments, connectTo, deskOf, httpNetwork } from "../shared/session.ts";
import { interruption } from "../shared/watch.ts";

interface Arguments extends ReadingArguments {
  readonly from: string | undefined;
}

export default async function watch(args: Arguments, hre: HardhatRuntimeEnvironment): Promise<void> {
  try {
    await buildIfMissing(hre);
    const { url, data } = args;
    await follow({
      from: blockIn(args.from),
      open: opening({ url, data, network: await httpNetwork(hre) }),
      tell: (lines) => tell(lines, args.json),
      lossIn: (thrown) => refusalIn(thrown).message,
      until: interruption(),
    });
  } catch (thrown) {
    printFailure(thrown, args.json);
  }
}

/** Finds the network anew each time, once it was found where it was: its record and endpoints may be others by then. */
function opening(options: PlaceOptions): () => Promise<Connection> {
  let home: string | undefined;
  return async () => {
    const find = () => findPlace(home === undefined ? options : { ...options, data: home });
    const place = await find();
    home = place.home;
    const provider = await connectTo(place, options.url);
    try {
      const desk = await deskOf(place, provider);
      const refresh = async () => deskOf(await find(), provider);
      return { desk, refresh, close: () => provider.destroy() };
    } catch (thrown) {
      provider.destroy();
      throw thrown;
    }
  };
}

/** All at once, so that a reader that is stopped has whole blocks. */
function tell(lines: readonly Line[], asJson: boolean): void {
  const told = lines.map(({ data, text }) => (asJson ? json(data, { oneLine: true }) : paint(text, process.stdout)));
  process.stdout.write(`${told.join("\n")}\n`);
}

function blockIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const block = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(block)) return block;
  throw new Refusal(`--from "${text}" is no block: give its number.`);
}

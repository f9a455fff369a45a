import type { Endpoint } from "../../../devnet/folder/controlProtocol.ts";
import type { DevnetProcess } from "./process.ts";

/** How a devnet refuses a folder that another one has, or is about to have. */
const REFUSAL = /A devnet runs on .* already|another devnet is starting or stopping there/;

/**
 * Waits until one of the devnets that were started on one folder at the same time serves, and the others have given way.
 * @returns the endpoints of the one
 * @throws Error when it is not exactly one, or another ended with other words
 */
export async function contest(processes: readonly DevnetProcess[]): Promise<readonly Endpoint[]> {
  const results = await Promise.allSettled(processes.map(({ endpoints }) => endpoints));
  const [first, second] = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const words = results.flatMap((result) => (result.status === "rejected" ? [String(result.reason)] : []));
  const strange = words.find((each) => !REFUSAL.test(each));
  if (strange !== undefined) throw new Error(strange);
  if (second !== undefined) throw new Error("two devnets serve one folder at once");
  if (first === undefined) throw new Error(`no devnet serves the folder: ${words.join(" ")}`);
  return first;
}

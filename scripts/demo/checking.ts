import { checkConsortium } from "../../lib/check/consortium.ts";
import { SAMPLE, type Stage } from "./stage.ts";

/**
 * Runs the check of the whole network.
 * @throws Error with the first finding when something is off
 */
export async function check({ desk, file }: Stage): Promise<string[]> {
  const { data, text } = await checkConsortium(desk, { path: SAMPLE, file });
  const [first] = data.findings;
  if (first !== undefined) throw new Error(`${first.part}: ${first.finding}`);
  return text.split("\n");
}

import { Interface } from "ethers";
import type { Desk } from "../desk.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import type { ReleaseEntry } from "./entries.ts";
import type { ReleaseFile } from "./releaseFile.ts";
import { Copy, type StartEvm } from "./simulation/copy.ts";
import { meaningOf } from "./simulation/meaning.ts";
import { publishOn } from "./simulation/publication.ts";
import { type Simulation, simulationText } from "./simulation/text.ts";

/** States from which a release may come to be published. */
const OPEN = ["Submitted", "Approved"];

/**
 * Publishes a release on a throw-away copy of the network's present state, approved there first where it is not yet.
 * Nothing is sent to the network.
 * @param file the release's file, checked against the chain
 * @throws Refusal when the release is neither Submitted nor Approved
 */
export async function simulateRelease(
  desk: Desk,
  release: ReleaseEntry,
  file: ReleaseFile,
  start: StartEvm,
): Promise<Report<Simulation>> {
  const { id, name, version, label, status, target } = release;
  if (!OPEN.includes(status)) {
    throw new Refusal(`${label} is ${status}: only what is Submitted or Approved can still be published.`);
  }
  const block = await desk.provider.getBlock("latest");
  if (block === null) throw new Refusal("The node has no block yet.");
  const { abi, ...meaning } = await meaningOf(file);
  const evm = await start(block.number);
  try {
    const made = { name: label, address: target, interface: new Interface(JSON.stringify(abi)) };
    const published = { initCode: file.initCode, ...meaning };
    const copy = new Copy(desk, evm, made);
    const outcome = await publishOn(copy, { ...release, isApproved: status === "Approved" }, published);
    const { number, timestamp: at } = block;
    const data = { release: id, name, version, status, target, block: number, at, ...outcome };
    return { data, text: simulationText(copy.desk.book, data), failed: !outcome.passes };
  } finally {
    await evm.close();
  }
}

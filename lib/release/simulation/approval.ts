import type { Interface } from "ethers";
import { nowOf } from "../../desk.ts";
import { type Flags, bringsUnscanned } from "../dangers.ts";
import type { Copy, Ran } from "./copy.ts";

/** A release's own facts that decide who approves it, and how. */
export interface Approvable extends Flags {
  readonly id: number;
  readonly initCodeHash: string;
}

/** How the committee's decision to approve went. */
export interface Approval {
  /** The function that approves a release of its kind. */
  readonly function: "approve" | "approveUnscanned";
  readonly ran: Ran;
}

/**
 * Approves a release as the Committee through the Authority, as soon as the delay allows. A decision that is on the
 * Authority's schedule already is carried out.
 */
export async function approveOn(copy: Copy, release: Approvable): Promise<Approval> {
  const { authority, committee, releases } = copy.desk.suite;
  const approve = bringsUnscanned(release) ? "approveUnscanned" : "approve";
  const abi: Interface = releases.interface;
  const data = abi.encodeFunctionData(approve, [release.id, release.initCodeHash]);
  const [from, to, target] = await Promise.all([committee.getAddress(), authority.getAddress(), releases.getAddress()]);
  const { delay } = await authority.canCall(from, target, data.slice(0, 10));
  const now = await nowOf(copy.desk);
  const scheduled = Number(await authority.getSchedule(await authority.hashOperation(from, target, data)));
  if (delay > 0n && scheduled === 0) {
    const schedule = authority.interface.encodeFunctionData("schedule", [target, data, 0]);
    await copy.run({ from, to, data: schedule, at: now });
  }
  const due = scheduled === 0 ? now + Number(delay) : Math.max(scheduled, now);
  const execute = authority.interface.encodeFunctionData("execute", [target, data]);
  return { function: approve, ran: await copy.run({ from, to, data: execute, at: due }) };
}

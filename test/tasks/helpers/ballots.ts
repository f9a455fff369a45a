import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { addressBookOf } from "../../../lib/addressBook.ts";
import { type Support, type UnsignedBallot, signed } from "../../../lib/ballots/ballot.ts";
import { type OfflineDesk, findVoter, openOffline } from "../../../lib/ballots/offline.ts";
import { writeProposalFile } from "../../../lib/ballots/proposalFile.ts";
import { type Signing, signBallot } from "../../../lib/ballots/sign.ts";
import { devWalletOf } from "../../../lib/keys/devKeys.ts";
import { proposalOf } from "../../../lib/proposals.ts";
import { type Call, call, propose } from "../../fixtures/decisions.ts";
import type { DeskNetwork } from "../../fixtures/desk.ts";

/** A founded network whose voters keep their files in `folder`. */
export interface Post {
  readonly live: DeskNetwork;
  readonly folder: string;
}

/** Emergency: suspends bank-c. */
export function suspension({ suite, orgId }: DeskNetwork): Promise<Call> {
  return call(suite.organizations, "suspend", [orgId("bank-c")]);
}

/** Proposes the suspension of bank-c and writes the proposal file. */
export async function posted({ live, folder }: Post): Promise<{ proposal: number; path: string }> {
  const { id } = await propose(live, [await suspension(live)]);
  return { proposal: Number(id), path: await written({ live, folder }, Number(id)) };
}

/** Writes the file of a proposal. */
export async function written({ live, folder }: Post, proposal: number): Promise<string> {
  const path = join(folder, `proposal-${proposal}.json`);
  await writeProposalFile(live.desk, await proposalOf(live.desk.suite, proposal), path);
  return path;
}

/** The sample as a voter without any node knows it. */
export function offline({ record, file }: DeskNetwork): OfflineDesk {
  return openOffline(record, addressBookOf(file).accounts);
}

/** Signs the proposal file with a development key. */
export async function signs(
  { live, folder }: Post,
  path: string,
  voter: string,
  support: Support = "for",
  more: Partial<Signing> = {},
) {
  const desk = offline(live);
  const { name, address } = findVoter(desk, voter);
  const sign = (ballot: UnsignedBallot) => signed(devWalletOf(address), ballot);
  const out = join(folder, "ballots");
  const { data, text } = await signBallot(desk, path, { support, voter: { name, address }, out, sign, ...more });
  return { ...data, text };
}

/** Changes a file as an attacker would. */
export async function tamper(path: string, change: (file: Record<string, unknown>) => object): Promise<void> {
  const file = z.record(z.string(), z.unknown()).parse(JSON.parse(await readFile(path, "utf8")));
  await writeFile(path, JSON.stringify({ ...file, ...change(file) }));
}

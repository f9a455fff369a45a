import { ZeroAddress, toBeHex } from "ethers";
import { HOUR, decideOn, freeze, suspendOrganization } from "../../fixtures/acts.ts";
import { call, decide } from "../../fixtures/decisions.ts";
import { consenting } from "../../fixtures/enrolment.ts";
import { Office, TargetStatus } from "../../fixtures/enums.ts";
import type { Direction, Rule } from "../../fixtures/enums.ts";
import { moveTo, now } from "../../fixtures/given.ts";
import type { Founded } from "../../fixtures/given.ts";
import { keyOf } from "../../fixtures/people.ts";
import { noticeOf } from "../../fixtures/question.ts";
import type { Question } from "../../fixtures/question.ts";
import { addTargetRegistry } from "../../fixtures/registries.ts";

/** One line of the table: what is so, who asks for what, and the rule that answers. */
export interface Case {
  given?: (network: Founded) => Promise<unknown>;
  from: string;
  to: "Notice" | "Committee" | "FreezeOrders" | "nothing" | "stranger" | "account" | "registered" | "zero";
  value?: bigint;
  rule: keyof typeof Rule;
}

/** The target that a registry answers for. */
export const REGISTERED = toBeHex(0xabc, 20);

/** Who asks unless a line says otherwise. */
export const PARTICIPANT = "bank-a.participant";
/** An officer of the regulator. */
export const OFFICER = "regulator.officer-1";

/** Has the committee suspend the participant. */
export const suspend = async (network: Founded) => decideOn(network, "suspend", network.address(PARTICIPANT));
/** Has the committee revoke the participant. */
export const revoke = async (network: Founded) => decideOn(network, "revoke", network.address(PARTICIPANT));
/** Has the committee suspend the participant's organization. */
export const suspendA = (network: Founded) => suspendOrganization(network, "bank-a");
/** Freezes an account of this name in a direction. */
export const frozen = (name: string, direction: (typeof Direction)[keyof typeof Direction]) => (network: Founded) =>
  freeze(network, network.address(name), { direction });
/** Waits until an account of this name has expired. */
export const expire = (name: string) => async (network: Founded) =>
  moveTo(network, (await network.suite.accounts.accountOf(network.address(name))).validUntil);
/** Several acts, one after the other. */
export const both =
  (...acts: ((network: Founded) => Promise<unknown>)[]) =>
  async (network: Founded) => {
    for (const act of acts) await act(network);
  };
/** A registry's target in this status. */
export const registered = (status: bigint) => async (network: Founded) => {
  const registry = await addTargetRegistry(network);
  await registry.writeTarget(REGISTERED, status);
  return registry;
};

/** Gives the first seat another account. */
export async function rotateSeat(network: Founded) {
  const args = await consenting(network, network.stranger(1), "bank-a", Office.seat);
  await decide(network, [await call(network.suite.accounts, "enrolSeat", args)]);
}

/** Freezes the participant and waits until the order lapses. */
export async function lapse(network: Founded) {
  await freeze(network, network.address(PARTICIPANT), { duration: HOUR });
  await moveTo(network, (await now(network)) + HOUR);
}

/** A registry's target, suspended and active again. */
export async function resumed(network: Founded) {
  const registry = await addTargetRegistry(network);
  await registry.writeTarget(REGISTERED, TargetStatus.suspended);
  await registry.writeTarget(REGISTERED, TargetStatus.active);
}

/** The question of a line. */
export async function questionOf(network: Founded, { from, to, value = 0n }: Case): Promise<Question> {
  const targets = {
    Notice: () => noticeOf(network).getAddress(),
    Committee: () => network.suite.committee.getAddress(),
    FreezeOrders: () => network.suite.freezeOrders.getAddress(),
    nothing: () => null,
    zero: () => ZeroAddress,
    stranger: () => network.stranger(9).address,
    account: () => network.address("bank-b.participant"),
    registered: () => REGISTERED,
  };
  return { from: keyOf(network, from).address, to: await targets[to](), value, data: "0x1234" };
}

const OF_TARGET: ReadonlySet<keyof typeof Rule> = new Set(["unknownTarget", "targetSuspended", "methodRefused"]);

/** What a rule is about: the organization, the target, or else the sender. */
export function subjectOf(network: Founded, { rule, from }: Case, { from: sender, to }: Question): string {
  if (rule === "none") return toBeHex(0, 32);
  if (rule === "organizationSuspended") return toBeHex(network.orgId(from.split(".")[0] ?? ""), 32);
  return toBeHex(OF_TARGET.has(rule) ? (to ?? 0) : sender, 32);
}

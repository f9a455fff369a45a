import { zeroPadValue } from "ethers";
import type { Desk } from "../desk.ts";
import { type SuiteEvent, leafAt } from "../events/suiteEvent.ts";
import { admissionIn } from "../nodes/takeovers.ts";
import { mentions } from "../org/mentions.ts";
import type { ProposedCall } from "../proposals.ts";
import type { DossierSubject } from "./subject.ts";

/**
 * Whether an event makes a proposal that calls something with the subject.
 * @param keys addresses and identities that name it
 */
export function isProposedAbout(
  desk: Desk,
  event: SuiteEvent,
  subject: DossierSubject,
  keys: ReadonlySet<string>,
): boolean {
  if (event.event !== "ProposalCreated") return false;
  const words = [...keys].flatMap((key) => (key.startsWith("0x") ? zeroPadValue(key, 32).slice(2) : []));
  return callsIn(event).some((call) => {
    if (words.some((word) => call.data.includes(word))) return true;
    if (subject.kind === "node") return admissionIn(desk, call)?.id === subject.node;
    return subject.kind === "organization" && mentions(desk, call, subject.organization, new Set());
  });
}

function callsIn(event: SuiteEvent): ProposedCall[] {
  return event.leaves.flatMap(({ path, value }) => {
    const [list, place = ""] = path.split(".");
    const target = String(leafAt(event, `targets.${place}`)?.value);
    return list === "calldatas" ? { target, value: 0n, data: String(value).toLowerCase() } : [];
  });
}

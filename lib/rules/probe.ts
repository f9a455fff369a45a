import { ZeroAddress, isError } from "ethers";
import type { Desk } from "../desk.ts";
import { explain } from "../errors.ts";
import type { Report } from "../report.ts";
import { addressWords } from "../wording.ts";
import { RULES_KEY, handleOf } from "./handles.ts";
import type { IngressWord } from "./ingresses.ts";
import { ingressNamed } from "./named.ts";

/** Whether a contract could answer behind an ingress. */
export interface Probed {
  readonly ingress: IngressWord;
  /** Address of the contract. */
  readonly candidate: string;
  readonly passes: boolean;
  /** The first probe that it fails; `contract` when there is none at the address. */
  readonly probe: string | undefined;
  /** The account or validator that the probe concerns, if any. */
  readonly subject: string | undefined;
  /** Why it was refused, in words. */
  readonly reason: string | undefined;
}

/**
 * Tries a contract behind an ingress, as the repointing would, and sends nothing.
 * @throws Refusal when there is no such ingress or contract
 */
export async function probeRules(desk: Desk, ingress: string, candidate: string): Promise<Report<Probed>> {
  const probed = await probe(desk, ingressNamed(ingress), desk.book.address(candidate));
  const name = desk.book.label(probed.candidate);
  const passed = `${name} passes every probe of the ${probed.ingress} ingress`;
  const next = (await isInForce(desk, probed))
    ? ", where it is in force."
    : `.\nnext  \`rules repoint ${probed.ingress} ${name} --as SEAT\` proposes it`;
  return { data: probed, text: probed.reason ?? passed + next, failed: !probed.passes };
}

/** Whether an ingress points at the contract today. */
export async function isInForce(desk: Desk, { ingress, candidate }: Pick<Probed, "ingress" | "candidate">) {
  return (await handleOf(desk, ingress).getContractAddress(RULES_KEY)) === candidate;
}

/** As {@link probeRules}, for an address. */
export async function probe(desk: Desk, ingress: IngressWord, candidate: string): Promise<Probed> {
  const base = { ingress, candidate };
  if ((await desk.provider.getCode(candidate)) === "0x") {
    const reason = `There is no contract at this address: ${addressWords(candidate, desk.book)} cannot serve as rules.`;
    return { ...base, passes: false, probe: "contract", subject: undefined, reason };
  }
  const from = await desk.suite.authority.getAddress();
  try {
    await handleOf(desk, ingress).setContractAddress.staticCall(RULES_KEY, candidate, { from });
    return { ...base, passes: true, probe: undefined, subject: undefined, reason: undefined };
  } catch (thrown) {
    const { probe: failed, subject } = failureIn(thrown);
    const reason = explain(thrown, desk.contracts, desk.book).message;
    return { ...base, passes: false, probe: failed, subject, reason };
  }
}

/** What `IngressCandidateUnfit(address candidate, string probe, address subject)` tells. */
function failureIn(thrown: unknown): Pick<Probed, "probe" | "subject"> {
  const revert = isError(thrown, "CALL_EXCEPTION") ? thrown.revert : null;
  if (revert?.name !== "IngressCandidateUnfit") return { probe: undefined, subject: undefined };
  const subject = String(revert.args[2]);
  return { probe: String(revert.args[1]), subject: subject === ZeroAddress ? undefined : subject };
}

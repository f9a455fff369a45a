import { encodeBytes32String } from "ethers";
import type { Desk } from "../desk.ts";
import { table } from "../format.ts";
import type { Report } from "../report.ts";
import { INGRESS } from "../suite/types.ts";
import { handleOf } from "./handles.ts";
import { INGRESS_WORDS, type IngressWord } from "./ingresses.ts";

/** An ingress and where its keys point. */
export interface ShownIngress {
  readonly ingress: IngressWord;
  readonly address: string;
  /** Address of the rules in force. */
  readonly rules: string;
  /** The one that may repoint it. */
  readonly administration: string;
}

/** The three addresses that an engine asks, and what answers there. */
export async function showRules(desk: Desk): Promise<Report<ShownIngress[]>> {
  const shown = await Promise.all(INGRESS_WORDS.map((word) => ingressOf(desk, word)));
  const rows = shown.map(({ ingress, address, rules, administration }) => [
    ingress,
    address,
    named(desk, rules),
    named(desk, administration),
  ]);
  const next = "next  `rules probe INGRESS CONTRACT` tells whether a contract could take the place of one";
  return { data: shown, text: `${table(["ingress", "address", "rules", "administration"], rows)}\n${next}` };
}

async function ingressOf(desk: Desk, ingress: IngressWord): Promise<ShownIngress> {
  const handle = handleOf(desk, ingress);
  const [rules, administration] = await Promise.all(
    ["rules", "administration"].map((key) => handle.getContractAddress(encodeBytes32String(key))),
  );
  return { ingress, address: INGRESS[ingress], rules: rules ?? "", administration: administration ?? "" };
}

function named({ book }: Desk, address: string): string {
  const name = book.nameOf(address);
  return name === undefined ? address : `${name} ${address}`;
}

import type { Desk } from "../desk.ts";
import { NODE_KINDS, NODE_STATUSES, ORG_STATUSES, memberName } from "../enums.ts";
import type { NodeEntry } from "../nodes/find.ts";
import { ORG_KINDS } from "../suite/words.ts";

/**
 * Why a node cannot become a validator today, as `ValidatorSet.promote` judges, without full stop; undefined when it can.
 * @param label what people call it
 */
export async function unfitBecause(
  { suite, book }: Desk,
  entry: NodeEntry,
  label: string,
): Promise<string | undefined> {
  const number = Number(entry.organization);
  const organization = book.organizationLabel(number);
  const kind = memberName(NODE_KINDS, entry.kind);
  const status = memberName(NODE_STATUSES, entry.status);
  if (kind === "Validator") return `${label} is a validator already`;
  const found = await suite.organizations.organization(number);
  const organizationKind = memberName(ORG_KINDS, found.kind);
  if (organizationKind !== "Member") {
    return `${label} is a node of ${organization}, which is no member (${organizationKind}): only members' nodes seal blocks`;
  }
  if (status !== "Active") return `${label} is ${status}: \`node show ${label}\` tells who brings it back`;
  const standing = memberName(ORG_STATUSES, found.status);
  if (standing !== "Active")
    return `${organization}, whose node ${label} is, is ${standing}: \`org reinstate ${organization}\``;
  return undefined;
}

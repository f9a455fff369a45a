import { Refusal } from "../refusal.ts";
import { type Action, type Given, ORG } from "./action.ts";

/** As in the consortium file: letters that look alike are not taken for one another. */
const NAME = /^[a-z][a-z0-9-]{0,30}$/;

const name = { name: "name", description: "Short name, unique; never the name of a natural person" };
const group = {
  name: "group",
  description: "Common owner; organizations of one group count once. Left out, its own name",
  isOptional: true,
} as const;
const cap = { name: "cap", description: "How many Participants and Issuers its OrgAdmin may enrol alone" };

/** What the committee decides about organizations. */
export const ORGANIZATION_ACTIONS: readonly Action[] = [
  {
    name: "org.add",
    call: "Organizations.register",
    description: "Registers a member or service organization",
    example: "--name bank-e --kind Member --group bank-e --cap 20",
    parameters: [name, { name: "kind", description: "Member or Service" }, group, { ...cap, isOptional: true }],
    args: (given) => [newOrganization(given, given["kind"])],
    words: (of) => `Register ${of("organization.name")} as ${of("organization.kind")}`,
  },
  {
    name: "org.add-regulator",
    call: "Organizations.registerRegulator",
    description: "Registers a regulator",
    example: "--name supervisor --group supervisor",
    parameters: [name, group],
    args: (given) => [newOrganization(given, "Regulator")],
    words: (of) => `Register ${of("organization.name")} as Regulator`,
  },
  {
    name: "org.suspend",
    call: "Organizations.suspend",
    description: "Suspends a member or service organization: its accounts stop, its seat keeps its vote",
    example: "--org bank-c",
    parameters: [ORG],
    args: ({ org }) => [org],
    words: (of) => `Suspend ${of("organization")}`,
  },
  {
    name: "org.suspend-regulator",
    call: "Organizations.suspendRegulator",
    description: "Suspends a regulator: its officers and Sentinels lose their powers",
    example: "--org regulator",
    parameters: [ORG],
    args: ({ org }) => [org],
    words: (of) => `Suspend the regulator ${of("organization")}`,
  },
  {
    name: "org.reinstate",
    call: "Organizations.reinstate",
    description: "Ends the suspension of a member or service organization",
    example: "--org bank-c",
    parameters: [ORG],
    args: ({ org }) => [org],
    words: (of) => `Reinstate ${of("organization")}`,
  },
  {
    name: "org.reinstate-regulator",
    call: "Organizations.reinstateRegulator",
    description: "Ends the suspension of a regulator",
    example: "--org regulator",
    parameters: [ORG],
    args: ({ org }) => [org],
    words: (of) => `Reinstate the regulator ${of("organization")}`,
  },
  {
    name: "org.cap",
    call: "Organizations.setAccountCap",
    description: "Sets how many Participants and Issuers an organization's OrgAdmin may enrol alone",
    example: "--org bank-c --cap 50",
    parameters: [ORG, cap],
    args: ({ org, cap: accountCap }) => [org, accountCap],
    words: (of) => `Let ${of("organization")} enrol up to ${of("accountCap")} accounts alone`,
  },
];

function newOrganization(given: Given, kind: string | undefined) {
  const own = given["name"] ?? "";
  const owner = given["group"] ?? own;
  for (const text of [own, owner]) {
    if (!NAME.test(text)) {
      throw new Refusal(
        `"${text}" is no name: write up to 31 lower case letters, digits and hyphens, beginning with a letter.`,
      );
    }
  }
  return { name: own, group: owner, kind, accountCap: given["cap"] ?? "0" };
}

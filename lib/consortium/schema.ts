import { z } from "zod";
import { WEIGHT } from "../bounds.ts";
import { DEPLOYMENT_MODES } from "../enums.ts";
import { OFFICES, ORG_KINDS } from "../suite/words.ts";
import {
  addressField,
  dateField,
  dottedNameField,
  durationField,
  enodeField,
  hashField,
  nameField,
  percentField,
} from "./fields.ts";

const termsSchema = z.strictObject({
  participation: percentField.describe("Percent of all weight that must be cast, abstentions included; 50 to 80"),
  approval: percentField.describe("Percent of for and against that for must exceed; 50 to 90"),
  period: durationField.describe("How long ballots are accepted, for example 3d; 1h to 30d"),
  delay: durationField.describe("How long a decision waits before it is executed; at least 24h, except Emergency"),
});

const organizationSchema = z.strictObject({
  name: nameField.describe("Short name, unique; never the name of a natural person"),
  kind: z.enum(ORG_KINDS).exclude(["None"]),
  group: nameField.describe("Common owner; organizations of one group count once where independence counts"),
  seatWeight: z
    .int()
    .min(WEIGHT.min)
    .max(WEIGHT.max)
    .optional()
    .describe("Weight of its seat in the committee; Members only"),
  accountCap: z
    .int()
    .min(0)
    .max(0xffff_ffff)
    .default(0)
    .describe("How many Participants and Issuers its OrgAdmin may enrol without the committee"),
  observerCap: z
    .int()
    .min(0)
    .max(0xffff_ffff)
    .default(0)
    .describe("How many observer nodes its Operator may enrol without the committee"),
});

const accountSchema = z.strictObject({
  name: dottedNameField.describe("The organization's name, a dot and a name of its own, for example bank-a.seat"),
  organization: nameField,
  office: z.enum(OFFICES).exclude(["None"]),
  address: addressField,
  validUntil: dateField.describe("First day on which the account is expired; for a Seat, overdue for review"),
  kyc: hashField.describe("keccak256 of the KYC record and a random salt of 32 bytes, both kept elsewhere"),
});

const nodeSchema = z.strictObject({
  name: dottedNameField,
  organization: nameField,
  port: z.int().min(1).max(65_535).describe("TCP port of its JSON-RPC endpoint"),
  enode: enodeField.describe("enode://PUBLIC_KEY@HOST:PORT as the node prints it; HOST is a DNS name or an IP"),
  validator: z.boolean().default(false).describe("Whether it seals blocks from the first one on; Members only"),
});

const deploymentSchema = z.strictObject({
  mode: z
    .enum(DEPLOYMENT_MODES)
    .default("CommitteeOnly")
    .describe("Who approves releases: the committee each, or one seat of another group those of listed organizations"),
  listed: z.array(nameField).default([]).describe("Organizations whose releases one seat of another group approves"),
});

const contractSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Z][A-Za-z0-9]*$/, "must be the name of a contract")
    .describe("A contract of this project, deployed at founding and open to every active account"),
  arguments: z.array(z.json()).default([]).describe("Constructor arguments"),
});

/** The consortium file: all that founds a network. Units after parsing: seconds, basis points, checksummed addresses. */
export const consortiumSchema = z.strictObject({
  $schema: z.string().optional(),
  name: nameField,
  chainId: z.int().min(1),
  founder: z
    .strictObject({ name: nameField, address: addressField })
    .describe("The account that deploys the suite and has no rights afterwards"),
  classes: z
    .strictObject({
      Constitution: termsSchema,
      Network: termsSchema,
      Operation: termsSchema,
      Emergency: termsSchema,
    })
    .describe("Rates, periods and delays per class, strictest first; a milder class never asks for more"),
  organizations: z.array(organizationSchema).min(1),
  accounts: z.array(accountSchema).min(1),
  nodes: z.array(nodeSchema).min(1),
  nodeRules: z
    .enum(["identity", "endpoint"])
    .default("identity")
    .describe("Whether a node is known by its key alone, or must also be at the IP and port it is registered with"),
  deployment: deploymentSchema.prefault({}),
  contracts: z.array(contractSchema).default([]),
});

export type ConsortiumFile = z.output<typeof consortiumSchema>;
export type ConsortiumAccount = ConsortiumFile["accounts"][number];

/** The JSON Schema of the file, for editors. */
export function consortiumJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(consortiumSchema, { io: "input" });
  return { $schema, title: "Concordat consortium file", ...schema };
}

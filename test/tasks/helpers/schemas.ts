import { z } from "zod";

/** An account as tasks print it. */
export const accountSchema = z.strictObject({
  account: z.string(),
  name: z.string().optional(),
  organization: z.string(),
  office: z.string(),
  status: z.enum(["None", "Active", "Suspended", "Revoked"]),
  expired: z.boolean(),
  validUntil: z.int(),
  own: z.boolean(),
  kyc: z.string(),
});

/** A freeze order as tasks print it. */
export const orderSchema = z.strictObject({
  order: z.int(),
  kind: z.enum(["Account", "Organization", "Contract", "Holding"]),
  subject: z.string(),
  asset: z.string().optional(),
  amount: z.string().optional(),
  direction: z.enum(["Send", "Receive", "Both"]),
  placer: z.enum(["Officers", "Sentinels", "Committee"]),
  organization: z.string(),
  officer: z.string().optional(),
  reasonCode: z.string(),
  evidenceHash: z.string(),
  status: z.enum(["Provisional", "Confirmed", "Lifted"]),
  placedAt: z.int(),
  until: z.int().optional(),
  live: z.boolean(),
  liftRequestedBy: z.string().optional(),
  streak: z.int(),
  next: z.string().optional(),
});

/** An organization as tasks print it. */
export const organizationSchema = z.strictObject({
  organization: z.string(),
  kind: z.enum(["Member", "Regulator", "Service"]),
  group: z.string(),
  status: z.enum(["Active", "Suspended"]),
  since: z.int(),
  ownAccounts: z.int(),
  accountCap: z.int(),
});

import { z } from "zod";
import { addressField, hashField } from "../consortium/fields.ts";

/** A file `deployments/<network>/<Contract>.json`. */
export const contractSchema = z.strictObject({
  address: addressField,
  abi: z.array(z.looseObject({ type: z.string() })),
  constructorArgs: z.array(z.json()),
  block: z.int().min(0),
  transaction: hashField.nullable(),
  bytecodeHash: hashField,
});

/** The file `deployments/<network>/network.json`; `contracts` holds addresses by name. */
export const deploymentSchema = z.strictObject({
  chainId: z.int().min(1),
  consortium: z.string(),
  founder: addressField,
  ingress: z.strictObject({ account: addressField, node: addressField, validator: addressField }),
  handOver: z.strictObject({ block: z.int().min(0), transaction: hashField }),
  contracts: z.record(z.string(), addressField),
});

import { Interface, type InterfaceAbi } from "ethers";
import { z } from "zod";

/** What parameters of some types are called in words, where the contracts' names would mean something else. */
const NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ReleaseId: { id: "release", holder: "heldBy" },
  AssetId: { id: "asset", holder: "claimant" },
  "enum AssetKind": { kind: "assetKind" },
};

const abiSchema = z.array(
  z.looseObject({
    inputs: z.array(z.looseObject({ name: z.string(), internalType: z.string().optional() })).optional(),
  }),
);

/** What reads a contract's calls, under names that tell a release or an asset from an organization: an ABI's types alone do not. */
export function namedInterface(abi: InterfaceAbi): Interface {
  const parsed = abiSchema.safeParse(abi);
  if (!parsed.success) return new Interface(abi);
  const renamed = parsed.data.map(({ inputs, ...rest }) => {
    if (inputs === undefined) return rest;
    const told = inputs.map((input) => ({
      ...input,
      name: NAMES[input.internalType ?? ""]?.[input.name] ?? input.name,
    }));
    return { ...rest, inputs: told };
  });
  return new Interface(JSON.stringify(renamed));
}

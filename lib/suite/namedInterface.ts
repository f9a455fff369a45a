import { Interface, type InterfaceAbi } from "ethers";
import { z } from "zod";

/** What the numbers of releases are called in words, where the contracts' names would mean an organization. */
const RELEASE_NAMES: Readonly<Record<string, string>> = { id: "release", holder: "heldBy" };

const abiSchema = z.array(
  z.looseObject({
    inputs: z.array(z.looseObject({ name: z.string(), internalType: z.string().optional() })).optional(),
  }),
);

/** What reads a contract's calls, under names that tell a release from an organization: an ABI's types alone do not. */
export function namedInterface(abi: InterfaceAbi): Interface {
  const parsed = abiSchema.safeParse(abi);
  if (!parsed.success) return new Interface(abi);
  const renamed = parsed.data.map(({ inputs, ...rest }) => {
    if (inputs === undefined) return rest;
    const told = inputs.map((input) => {
      const isRelease = input.internalType === "ReleaseId";
      return isRelease ? { ...input, name: RELEASE_NAMES[input.name] ?? input.name } : input;
    });
    return { ...rest, inputs: told };
  });
  return new Interface(JSON.stringify(renamed));
}

import { type ParamType, Result } from "ethers";
import type { Desk } from "../desk.ts";
import type { ProposedCall } from "../proposals.ts";
import { unitOf } from "../wording.ts";

/** Whether a call names an organization, by its number or by one of its accounts. */
export function mentions(
  { contracts }: Pick<Desk, "contracts">,
  { target, data }: ProposedCall,
  organization: number,
  accounts: ReadonlySet<string>,
): boolean {
  const known = contracts.find(({ address }) => address.toLowerCase() === target.toLowerCase());
  const parsed = known?.interface.parseTransaction({ data });
  if (parsed === null || parsed === undefined) return false;
  const isMeant = (param: ParamType, value: unknown, name = param.name): boolean => {
    if (value instanceof Result) {
      const { arrayChildren: child } = param;
      return [...value].some((item, i) => {
        const part = child ?? param.components?.[i];
        return part !== undefined && isMeant(part, item, child === null ? part.name : name);
      });
    }
    if (typeof value === "bigint") return unitOf(name, param.type) === "organization" && Number(value) === organization;
    return typeof value === "string" && accounts.has(value);
  };
  return parsed.fragment.inputs.some((param, i) => isMeant(param, parsed.args[i]));
}

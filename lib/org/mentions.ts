import { type ParamType, Result, getAddress, toBeHex } from "ethers";
import { parseCall } from "../decode.ts";
import type { Desk } from "../desk.ts";
import { isSubject, parameterName, subjectIn, unitOf } from "../meaning.ts";
import type { ProposedCall } from "../proposals.ts";
import { type Subject, organizationSubject } from "../regulator/subject.ts";

/** Whether a call names an organization, by its number or by one of its accounts. */
export function mentions(
  { contracts }: Pick<Desk, "contracts">,
  { target, data }: ProposedCall,
  organization: number,
  accounts: ReadonlySet<string>,
): boolean {
  const known = contracts.find(({ address }) => address.toLowerCase() === target.toLowerCase());
  const parsed = known === undefined ? undefined : parseCall(known.interface, data);
  if (parsed === undefined) return false;
  const isMeant = (param: ParamType, value: unknown, name = parameterName(param)): boolean => {
    if (value instanceof Result) {
      const subject = isSubject(param) ? subjectIn(value) : undefined;
      if (subject !== undefined) return isAbout(subject, organization, accounts);
      const { arrayChildren: child } = param;
      return [...value].some((item, i) => {
        const part = child ?? param.components?.[i];
        return part !== undefined && isMeant(part, item, child === null ? undefined : name);
      });
    }
    if (typeof value === "bigint") return unitOf(name, param.type) === "organization" && Number(value) === organization;
    return typeof value === "string" && accounts.has(value);
  };
  return parsed.fragment.inputs.some((param, i) => isMeant(param, parsed.args[i]));
}

/** Whether an order would be on the organization, on one of its accounts, or on what one holds. */
function isAbout({ kind, id }: Subject, organization: number, accounts: ReadonlySet<string>): boolean {
  const own = organizationSubject(organization);
  return kind === own.kind ? id === own.id : accounts.has(getAddress(toBeHex(BigInt(id), 20)));
}

import { type Interface, isError, isHexString } from "ethers";

/** The custom error in what a provider threw, with its values, or the provider's own words when there is none. */
export function revertReason(contract: Interface, error: unknown): string {
  const data = revertData(error);
  const parsed = data === undefined ? null : contract.parseError(data);
  if (parsed !== null) return `${parsed.name}(${parsed.args.map(String).join(", ")})`;
  if (isError(error, "CALL_EXCEPTION")) return error.shortMessage;
  return error instanceof Error ? error.message : String(error);
}

function revertData(error: unknown): string | undefined {
  for (let cause = error; typeof cause === "object" && cause !== null;) {
    if ("data" in cause && isHexString(cause.data)) return cause.data;
    cause = "error" in cause ? cause.error : "cause" in cause ? cause.cause : undefined;
  }
  return undefined;
}

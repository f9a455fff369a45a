import type { BaseContract } from "ethers";
import { AssetState } from "../../fixtures/enums.ts";
import { keyOfActor } from "./issuers.ts";
import type { Stage, Staged } from "./stages.ts";
import { stateAt } from "./states.ts";
import type { Act } from "./table.ts";

/** A custom error, of which contract, with which values. */
export type Expected = [contract: BaseContract, error: string, values: readonly unknown[]];

/** How the register refuses an act in this place, whoever may otherwise; nothing where it lets it happen. */
export function refusalIn({ network, asset }: Staged, act: Act, stage: Stage): Expected | undefined {
  const { assetRegister } = network.suite;
  const outcome = act.outcomes[stage];
  if (outcome === "illegal edge") {
    const values = [asset.id, stateAt(stage), AssetState[act.to ?? "none"]];
    return [assetRegister, "AssetIllegalEdge", values];
  }
  if (outcome === "unexpected state") return [assetRegister, "AssetUnexpectedState", [asset.id, stateAt(stage)]];
  if (outcome === "not due") return [assetRegister, "AssetNotDue", [asset.id, asset.terms.maturity]];
  return undefined;
}

/** How the register refuses somebody by what he is; nothing for who may act. */
export function refusalOf({ network, asset }: Staged, act: Act, name: string): Expected | undefined {
  if (act.may.includes(name)) return undefined;
  const { assetRegister } = network.suite;
  const { address } = keyOfActor(network, name);
  const notOwn: Expected = [assetRegister, "AssetNotOwn", [asset.id, network.orgId("bank-c"), address]];
  const issues = name.includes("issuer");
  switch (act.refusal) {
    case "by office, at once":
      return issues && act.may.length > 0 ? notOwn : [assetRegister, "AccessManagedUnauthorized", [address]];
    case "no inspector":
      return [assetRegister, "AssetNotInspector", [asset.id, act.item, address]];
    case "no holder":
      return issues
        ? [asset.token, "ERC20InsufficientBalance", [address, 0, 1]]
        : [asset.token, "ERC7943CannotSend", [address]];
    case "no party":
      return notOwn;
  }
}

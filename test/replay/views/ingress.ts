import { ZeroAddress, encodeBytes32String } from "ethers";
import { INGRESSES, type IngressName } from "../../../lib/suite/types.ts";
import type { Suite } from "../../../lib/suite/handles.ts";
import type { Ingress } from "../rooms/ingress.ts";
import type { World } from "../world.ts";
import { type Check, type Room, asking } from "./check.ts";

const KEYS = ["rules", "administration"].map(encodeBytes32String);

/** What each ingress points at, and the validators' list. */
export const ingressViews: Room = (world, suite) => {
  return [...world.ingresses].flatMap(([name, ingress]) => {
    const of = handleOf(suite, name);
    const ask = asking(of);
    const { rules, authority, seats } = ingress;
    return [
      ...[rules, authority].map((address, i) => ask("getContractAddress", [KEYS[i]], address)),
      ask("getAllContractKeys", [], KEYS),
      ask("authority", [], authority),
      ask("seats", [], seats),
      ask("founder", [], ZeroAddress),
      ask("isAuthorized", [authority], true),
      ...(of === suite.validatorIngress ? listViews(world, suite, ingress) : []),
    ];
  });
};

function listViews({ validators }: World, suite: Suite, { rules, kept, repointedIn }: Ingress): Check[] {
  const ask = asking(suite.validatorIngress);
  const isOwn = rules === suite.validatorSet.target;
  return [
    ask("keptValidators", [], kept),
    ask("repointedIn", [], repointedIn),
    ...(isOwn ? [ask("getValidators", [], validators.list)] : []),
  ];
}

function handleOf({ accountIngress, nodeIngress, validatorIngress }: Suite, name: string) {
  const handles = { AccountIngress: accountIngress, NodeIngress: nodeIngress, ValidatorIngress: validatorIngress };
  const found = Object.keys(INGRESSES).find((known): known is IngressName => known === name);
  if (found === undefined) throw new Error(`${name} is no ingress`);
  return handles[found];
}

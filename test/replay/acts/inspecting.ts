import { InspectionItem, Office } from "../../fixtures/enums.ts";
import { type Asset, termsOf } from "../rooms/assets.ts";
import { fieldsOf } from "../told.ts";
import { type Scene, inOffice } from "./scene.ts";

/** What is not attested in this edition: items, and who attests them. */
export function wanted(
  { world, at }: Scene,
  asset: bigint,
  found: Asset,
): (readonly [item: bigint, organization: bigint])[] {
  const isGiven = (item: bigint, organization: bigint | undefined) =>
    [...world.assets.attestations].some(([key, word]) => {
      const [id, kind, by] = key.split(" ").map(BigInt);
      return (
        id === asset &&
        kind === item &&
        (organization === undefined || by === organization) &&
        word.edition === found.edition &&
        word.until > at
      );
    });
  const plan = termsOf(found).list("inspections").map(fieldsOf);
  const named = plan.map((each) => [each.number("item"), each.number("organization")] as const);
  const all = [...named, [InspectionItem.custody, termsOf(found).number("custodian")] as const];
  const open = all.filter(([item, organization]) => !isGiven(item, organization));
  return isGiven(InspectionItem.nonObjection, undefined) ? open : [...open, [InspectionItem.nonObjection, 0n] as const];
}

/** Who speaks on an item for an organization, on the last one for any regulator. */
export function speakers(scene: Scene, item: bigint, organization: bigint) {
  if (item === InspectionItem.nonObjection) return inOffice(scene, Office.regulator);
  return inOffice(scene, Office.inspector, (each) => each.organization === organization);
}

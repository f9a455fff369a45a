import { id } from "ethers";
import { allocationHash } from "../../fixtures/assets.ts";
import { InspectionItem, Office } from "../../fixtures/enums.ts";
import { DAY } from "../seconds.ts";
import { type Scene, groupOf, inOffice } from "./scene.ts";

const SUPPLY = 1_000_000n;

/** Terms whose plan can be carried out by who is in force now. */
export function terms(scene: Scene, issuer: bigint, account: string) {
  const { dice, memory } = scene;
  const isApart = (organization: bigint) => groupOf(scene, organization) !== groupOf(scene, issuer);
  const holder = dice.pick(inOffice(scene, Office.participant)).address;
  const list = [
    { account, amount: 400_000n },
    { account: holder, amount: SUPPLY - 400_000n },
  ];
  const hash = allocationHash(list);
  memory.allocations.set(hash, list);
  const inspectors = inOffice(scene, Office.inspector, (each) => isApart(each.organization)).map(
    (each) => each.organization,
  );
  const custodian = dice.pick(inspectors);
  const by = dice.pick(inspectors.filter((each) => groupOf(scene, each) !== groupOf(scene, custodian)));
  const { title, pricing, trading } = InspectionItem;
  return {
    kind: dice.between(1, 4),
    name: `asset ${dice.below(99)}`,
    symbol: `A${dice.below(99)}`,
    decimals: dice.between(0, 6),
    supply: SUPPLY,
    termsHash: id(`terms ${dice.below(99)}`),
    termsUri: "",
    allocationHash: hash,
    custodian,
    lockId: id(`lock ${dice.below(30)}`),
    effectiveFrom: 0n,
    maturity: dice.isLucky(0.4) ? 0n : scene.at + dice.between(20, 120) * DAY,
    period: dice.between(10, 60) * DAY,
    redeemableWhileSuspended: dice.isLucky(0.5),
    inspections: [title, pricing, trading].map((item) => ({ item, organization: by })),
  };
}

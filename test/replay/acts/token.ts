import { Signature, ZeroAddress } from "ethers";
import { AssetState, Office } from "../../fixtures/enums.ts";
import { tokenOf } from "../rooms/tokens.ts";
import { standing } from "./asset.ts";
import { holdings } from "./orders.ts";
import { type Scene, type Verbs, inOffice, keyOf } from "./scene.ts";

const FAR = 4_000_000_000n;

const PERMIT = {
  Permit: [
    ...[
      { name: "owner", type: "address" },
      { name: "spender", type: "address" },
    ],
    ...["value", "nonce", "deadline"].map((name) => ({ name, type: "uint256" })),
  ],
};

const amount = ({ dice }: Scene) => dice.between(1, 30_000);
const held = (scene: Scene) =>
  holdings(scene).filter(([token]) => standing(scene, AssetState.effective).some(([, asset]) => asset.token === token));

/** What holders do with tokens. */
export const TOKEN_VERBS: Verbs = {
  "AssetToken.transfer": (scene) => {
    const [to, holder] = scene.dice.pick(held(scene));
    return { to, as: holder, args: [receiver(scene), amount(scene)] };
  },
  "AssetToken.approve": (scene) => {
    const [to, holder] = scene.dice.pick(held(scene));
    return { to, as: holder, args: [scene.dice.isLucky(0.1) ? ZeroAddress : receiver(scene), amount(scene)] };
  },
  "AssetToken.transferFrom": (scene) => {
    const open = held(scene).flatMap(([to, holder]) =>
      [...tokenOf(scene.world.tokens, to).allowances]
        .filter(([key, left]) => key.startsWith(holder) && left > 0n)
        .map(([key, left]) => ({ to, holder, spender: key.slice(holder.length + 1), left })),
    );
    const { to, holder, spender, left } = scene.dice.pick(open);
    return { to, as: spender, args: [holder, receiver(scene), scene.dice.isLucky(0.5) ? left : left / 2n] };
  },
  "AssetToken.permit": async (scene) => {
    const [to, holder] = scene.dice.pick(held(scene));
    const value = {
      owner: holder,
      spender: receiver(scene),
      value: amount(scene),
      nonce: tokenOf(scene.world.tokens, to).nonces.get(holder) ?? 0n,
      deadline: FAR,
    };
    const domain = {
      name: "Concordat Asset",
      version: "1",
      chainId: scene.network.file.chainId,
      verifyingContract: to,
    };
    const { v, r, s } = Signature.from(await keyOf(scene, holder).signTypedData(domain, PERMIT, value));
    return { to, as: scene.network.stranger().address, args: [value.owner, value.spender, value.value, FAR, v, r, s] };
  },
};

function receiver(scene: Scene): string {
  return scene.dice.pick([...inOffice(scene, Office.participant), ...inOffice(scene, Office.issuer)]).address;
}

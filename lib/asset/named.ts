import { getAddress } from "ethers";
import type { KnownContract } from "../decode.ts";
import type { Suite } from "../suite/handles.ts";
import { type NamedAsset, assetName } from "./naming.ts";

/** Every asset there ever was, in order of drafting, by the symbol that it has now. */
export async function namedAssets({ assetRegister }: Pick<Suite, "assetRegister">): Promise<NamedAsset[]> {
  const count = Number(await assetRegister.count());
  return Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const { token, terms } = await assetRegister.assetOf(i + 1);
      return { id: i + 1, symbol: terms.symbol, token: getAddress(token) };
    }),
  );
}

/** The tokens of assets, with what reads their calls: each is a clone of the one that was founded. */
export function tokenContracts(assets: readonly NamedAsset[], contracts: readonly KnownContract[]): KnownContract[] {
  const cloned = contracts.find(({ name }) => name === "AssetToken");
  if (cloned === undefined) return [];
  return assets.map((asset) => ({ name: assetName(asset), address: asset.token, interface: cloned.interface }));
}

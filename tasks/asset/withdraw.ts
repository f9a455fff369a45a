import { withdrawAsset } from "../../lib/asset/withdraw.ts";
import { type ActingArguments, actingAction } from "../shared/session.ts";

interface Arguments extends ActingArguments {
  readonly asset: string;
}

export default actingAction<Arguments>("Issuer", (desk, issuer, { asset }) => withdrawAsset(desk, issuer, asset));

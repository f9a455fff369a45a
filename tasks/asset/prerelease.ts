import { prereleaseAsset } from "../../lib/asset/prerelease.ts";
import { type ActingArguments, actingAction } from "../shared/session.ts";

interface Arguments extends ActingArguments {
  readonly asset: string;
}

export default actingAction<Arguments>("Issuer", (desk, issuer, { asset }) => prereleaseAsset(desk, issuer, asset));

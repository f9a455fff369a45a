import { activateAsset } from "../../lib/asset/activate.ts";
import type { Office } from "../../lib/suite/words.ts";
import { type ActingArguments, actingAction } from "../shared/session.ts";

interface Arguments extends ActingArguments {
  readonly asset: string;
  readonly file: string | undefined;
}

/** Anyone may: of an organization, who has most to do with assets. */
const OFFICES: readonly Office[] = ["Issuer", "Inspector", "Seat", "Operator", "Regulator", "OrgAdmin", "Participant"];

export default actingAction<Arguments>(
  () => Promise.resolve(OFFICES),
  (desk, actor, { asset, file }, { home }) => activateAsset(desk, actor, home, asset, file),
);

import { draftAsset } from "../../lib/asset/draft.ts";
import { type ActingArguments, actingAction } from "../shared/session.ts";

interface Arguments extends ActingArguments {
  readonly file: string;
  readonly redraft: string | undefined;
}

export default actingAction<Arguments>("Issuer", (desk, issuer, { file, redraft }, { home }) =>
  draftAsset(desk, issuer, home, { file, redraft }),
);

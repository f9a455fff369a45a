import { attestAsset } from "../../lib/asset/attest.ts";
import { confirm } from "../shared/confirm.ts";
import { required } from "../shared/required.ts";
import { type ActingArguments, actingAction } from "../shared/session.ts";

interface Arguments extends ActingArguments {
  readonly asset: string;
  readonly item: string | undefined;
  readonly until: string | undefined;
  readonly document: string | undefined;
  readonly terms: string | undefined;
  readonly yes: boolean;
}

export default actingAction<Arguments>(
  () => Promise.resolve(["Inspector", "Regulator"]),
  (desk, inspector, { asset, item, until, document, terms, yes, json }, { home }) =>
    attestAsset(desk, inspector, home, asset, {
      ...{ item: required("item", item), until, document, terms },
      confirm: (summary) => confirm(summary, { yes, json, question: "Attest it?", refusal: "Nothing was attested." }),
    }),
);

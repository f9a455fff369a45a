import { parseMoment } from "../../lib/arguments.ts";
import { kycHash } from "../../lib/evidence.ts";
import { required } from "../shared/required.ts";
import { type AccountActArguments, accountAction } from "./act.ts";

interface Arguments extends AccountActArguments {
  readonly validUntil: string | undefined;
  readonly kyc: string | undefined;
}

export default accountAction<Arguments>("renew", async ({ validUntil, kyc }) => ({
  verb: "renew",
  validUntil: parseMoment("--valid-until", required("valid-until", validUntil)),
  kyc: await kycHash(required("kyc", kyc)),
}));

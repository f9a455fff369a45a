import { enrol } from "../../lib/account/enrol.ts";
import { readAcceptance } from "../../lib/account/acceptance/files.ts";
import { withAccount, writeAddressBook } from "../../lib/addressBook.ts";
import { parseMoment } from "../../lib/arguments.ts";
import { documentHash } from "../../lib/evidence.ts";
import { required } from "../shared/required.ts";
import { type ActingArguments, actingAction } from "../shared/session.ts";

interface Arguments extends ActingArguments {
  readonly acceptance: string;
  readonly validUntil: string | undefined;
  readonly kyc: string | undefined;
}

export default actingAction<Arguments>("Seat", async (desk, actor, args, place) => {
  const acceptance = await readAcceptance(args.acceptance);
  const report = await enrol(desk, actor, {
    acceptance,
    validUntil: parseMoment("--valid-until", required("valid-until", args.validUntil)),
    kyc: await documentHash("KYC record", required("kyc", args.kyc)),
  });
  await writeAddressBook(place.home, withAccount(place.names, acceptance.name, acceptance.account));
  return report;
});

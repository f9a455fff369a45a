import { readAcceptance } from "../../lib/account/acceptance/files.ts";
import { enrol } from "../../lib/account/enrol.ts";
import { enrollingOffices } from "../../lib/account/enrollers.ts";
import { withAccount, writeAddressBook } from "../../lib/addressBook.ts";
import { parseMoment } from "../../lib/arguments.ts";
import { kycHash } from "../../lib/evidence.ts";
import { type ProposingArguments, proposingOf } from "../shared/confirm.ts";
import { required } from "../shared/required.ts";
import { actingAction } from "../shared/session.ts";

interface Arguments extends ProposingArguments {
  readonly acceptance: string;
  readonly validUntil: string | undefined;
  readonly kyc: string | undefined;
}

export default actingAction<Arguments>(
  async (desk, args, organization) => enrollingOffices(desk, await readAcceptance(args.acceptance), organization),
  async (desk, actor, args, place) => {
    const acceptance = await readAcceptance(args.acceptance);
    const request = {
      acceptance,
      validUntil: parseMoment("--valid-until", required("valid-until", args.validUntil)),
      kyc: await kycHash(required("kyc", args.kyc)),
    };
    const report = await enrol(desk, actor, request, proposingOf(args));
    await writeAddressBook(place.home, withAccount(place.names, acceptance.name, acceptance.account));
    return report;
  },
);

import { readAcceptance } from "../../lib/account/acceptance/files.ts";
import { withAccount, writeAddressBook } from "../../lib/addressBook.ts";
import { parseMoment } from "../../lib/arguments.ts";
import { kycHash } from "../../lib/evidence.ts";
import { change } from "../../lib/regulator/change.ts";
import type { WrittenChange } from "../../lib/regulator/officerChange.ts";
import { type ProposingArguments, proposingOf } from "../shared/confirm.ts";
import { required } from "../shared/required.ts";
import { actingAction } from "../shared/session.ts";
import { AUTHORITIES } from "./authorities.ts";

interface Arguments extends ProposingArguments {
  readonly remove: string | undefined;
  readonly add: string | undefined;
  readonly renew: string | undefined;
  readonly validUntil: string | undefined;
  readonly kyc: string | undefined;
}

export default actingAction<Arguments>(AUTHORITIES, async (desk, actor, args, place) => {
  const written = await writtenIn(args);
  const report = await change(desk, actor, written, proposingOf(args));
  if (written.add === undefined) return report;
  const { name, account } = written.add.acceptance;
  await writeAddressBook(place.home, withAccount(place.names, name, account));
  return report;
});

async function writtenIn(args: Arguments): Promise<WrittenChange> {
  const { remove, add, renew } = args;
  if (add === undefined && renew === undefined) return { remove };
  const terms = {
    validUntil: parseMoment("--valid-until", required("valid-until", args.validUntil)),
    kyc: await kycHash(required("kyc", args.kyc)),
  };
  return {
    remove,
    add: add === undefined ? undefined : { acceptance: await readAcceptance(add), ...terms },
    renew: renew === undefined ? undefined : { account: renew, ...terms },
  };
}

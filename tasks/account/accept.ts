import { accept } from "../../lib/account/accept.ts";
import { foundingDomain } from "../../lib/account/acceptance/founding.ts";
import { memberIndex, parseMoment } from "../../lib/arguments.ts";
import { loadConsortium } from "../../lib/consortium/load.ts";
import type { ConsortiumFile } from "../../lib/consortium/schema.ts";
import { parseDuration } from "../../lib/duration.ts";
import { devWalletOf } from "../../lib/keys/devKeys.ts";
import type { ZeroGasWallet } from "../../lib/keys/zeroGasWallet.ts";
import { suggestion } from "../../lib/names.ts";
import { Refusal } from "../../lib/refusal.ts";
import { organizationId } from "../../lib/suite/plan.ts";
import { OFFICES, type Office } from "../../lib/suite/words.ts";
import { type PlainArguments, action } from "../shared/action.ts";
import { type Secrets, secretKey, secretsOf } from "../shared/keys.ts";
import { required } from "../shared/required.ts";

const ACCOUNT_KEY = "ACCOUNT_KEY";

interface Arguments extends PlainArguments {
  readonly account: string;
  readonly organization: string | undefined;
  readonly office: string | undefined;
  readonly deadline: string;
  readonly consortium: string;
  readonly out: string;
  readonly devKeys: boolean;
  readonly address: string | undefined;
}

export default action<Arguments>(async (args, hre) => {
  const file = await loadConsortium(args.consortium);
  const known = file.accounts.find(({ name }) => name === args.account);
  const request = {
    name: args.account,
    organization: numberOf(file, args.organization ?? required("organization", known?.organization)),
    office: officeOf(args.office ?? required("office", known?.office)),
    deadline: deadlineOf(args.deadline),
  };
  const key = await keyFor(args, known?.address, secretsOf(hre));
  if (known !== undefined && key.address !== known.address) {
    throw new Refusal(`${ACCOUNT_KEY} holds the key of ${key.address}, not of ${known.name} (${known.address}).`);
  }
  return accept(key, foundingDomain(file), request, args.out);
});

async function keyFor(args: Arguments, known: string | undefined, secrets: Secrets): Promise<ZeroGasWallet> {
  if (args.devKeys) return devWalletOf(args.address ?? required("address", known));
  const key = await secretKey(ACCOUNT_KEY, secrets);
  if (key !== undefined) return key;
  throw new Refusal(
    `There is no key of ${args.account}: put it into the keystore with \`npx hardhat keystore set ${ACCOUNT_KEY}\`.`,
  );
}

/** An organization that joined after the founding is not in the file: it is given by its number. */
function numberOf(file: ConsortiumFile, text: string): number {
  const id = /^[1-9]\d*$/.test(text) ? Number(text) : organizationId(file, text);
  if (id > 0) return id;
  const names = file.organizations.map(({ name }) => name);
  throw new Refusal(`There is no organization "${text}" in the consortium file: ${suggestion(text, names)}`);
}

function officeOf(text: string): Office {
  return OFFICES[memberIndex("office", OFFICES, text)] ?? "None";
}

function deadlineOf(text: string): number {
  const isDuration = /^[\d\s]+[wdhms]/.test(text);
  return isDuration ? Math.floor(Date.now() / 1000) + parseDuration(text) : parseMoment("deadline", text);
}

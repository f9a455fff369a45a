import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { deliverObjection } from "../../lib/account/recovery/deliver.ts";
import { objectTo, objectionTerms } from "../../lib/account/recovery/object.ts";
import {
  type ObjectionTerms,
  objectionDomain,
  objectionRequest,
  signObjection,
} from "../../lib/account/recovery/objection.ts";
import { readObjection } from "../../lib/account/recovery/objectionFile.ts";
import { type NamedAddress, NameBook } from "../../lib/names.ts";
import { Refusal } from "../../lib/refusal.ts";
import { MOVERS } from "../committee/movers.ts";
import { action } from "../shared/action.ts";
import { type Secrets, keyOf, secretsOf } from "../shared/keys.ts";
import { type OfflinePlace, findOffline, networkName } from "../shared/offline.ts";
import { actingAction, readingAction } from "../shared/session.ts";
import { confirmSigning, walletSignature } from "../shared/signing.ts";
import { type SendingArguments, sendingOf } from "./sending.ts";

interface Arguments extends SendingArguments {
  readonly account: string;
  readonly deliver: string | undefined;
  readonly to: string | undefined;
  readonly startedAt: string | undefined;
  readonly signature: string | undefined;
  readonly out: string;
}

/** Where and with which key an objection is signed. */
interface Signer {
  readonly isDevnet: boolean;
  readonly secrets: Secrets;
}

const deliver = actingAction<Arguments>(MOVERS, async (desk, actor, args) =>
  deliverObjection(desk, actor, args.account, await readObjection(args.deliver ?? ""), sendingOf(args)),
);

/** Signs what a node says is under way. */
function signHere(args: Arguments, hre: HardhatRuntimeEnvironment): Promise<void> {
  return readingAction<Arguments>(async (desk, { account }, { isDevnet }) => {
    const { objector, terms } = await objectionTerms(desk, account);
    return sign(args, objector, terms, { isDevnet, secrets: secretsOf(hre) });
  })(args, hre);
}

/** Signs what the command line says, without any node. */
const signOffline = action<Arguments>(async (args, hre) => {
  const { desk, isDevnet } = await placeOf(args, networkName(hre));
  const book = new NameBook(desk);
  const account = book.address(args.account);
  const { to, startedAt } = args;
  if (to === undefined || startedAt === undefined || !/^[1-9]\d*$/.test(startedAt)) {
    throw new Refusal("Without a node, say what is objected to: --to ADDRESS and --started-at SECONDS.");
  }
  const terms = { ...objectionDomain(desk.record), account, successor: book.address(to), startedAt: Number(startedAt) };
  return sign(args, { name: book.label(account), address: account }, terms, { isDevnet, secrets: secretsOf(hre) });
});

/** A record tells the network; which one is not to be guessed, since a signature holds for one alone. */
function placeOf({ data }: Arguments, network: string | undefined): Promise<OfflinePlace> {
  if (data !== undefined || network !== undefined) return findOffline({ data, network }, { chainId: 0, committee: "" });
  throw new Refusal("Without a node, say which network it is: --data FOLDER of its record, or --network NAME.");
}

function sign(args: Arguments, objector: NamedAddress, terms: ObjectionTerms, { isDevnet, secrets }: Signer) {
  const { out, signature } = args;
  return objectTo(terms, {
    objector,
    out,
    confirm: confirmSigning(args),
    sign: async (what) =>
      signature === undefined
        ? signObjection(await keyOf(objector, isDevnet, secrets), what)
        : { ...what, signature: walletSignature(signature, objectionRequest(what)) },
  });
}

/** Signs an objection, with what a node or the command line says, or delivers one. */
export default (args: Arguments, hre: HardhatRuntimeEnvironment): Promise<void> => {
  if (args.deliver !== undefined) return deliver(args, hre);
  return args.to === undefined && args.startedAt === undefined ? signHere(args, hre) : signOffline(args, hre);
};

import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { findActor } from "../../lib/actor.ts";
import { deliverObjection } from "../../lib/directive/deliverObjection.ts";
import { object } from "../../lib/directive/object.ts";
import { type Objection, objectionRequest, signatureOn } from "../../lib/directive/objection.ts";
import { signObjection } from "../../lib/directive/signObjection.ts";
import { Refusal } from "../../lib/refusal.ts";
import { MOVERS } from "../committee/movers.ts";
import { required } from "../shared/required.ts";
import { type ActingArguments, actingAction, readingAction } from "../shared/session.ts";
import { confirmSigning, walletSignature } from "../shared/signing.ts";

interface Arguments extends ActingArguments {
  readonly directive: number;
  readonly reason: string | undefined;
  readonly sign: boolean;
  readonly signature: string | undefined;
  readonly deliver: string | undefined;
  readonly out: string;
  readonly yes: boolean;
}

/** Objects at once, or signs with the account's own key. */
const withKey = actingAction<Arguments>("Seat", (desk, seat, args) => {
  const { directive, sign } = args;
  const reason = required("reason", args.reason);
  if (!sign) return object(desk, seat, directive, reason);
  return signObjection(
    desk,
    seat,
    directive,
    reason,
    signing(args, (objection) => signatureOn(objection, seat)),
  );
});

/** Takes what a contract wallet signed elsewhere. */
const withWallet = readingAction<Arguments>(async (desk, args) => {
  const wallet = await findActor(desk, required("as", args.as), "Seat");
  const given = (objection: Objection) =>
    Promise.resolve(walletSignature(args.signature ?? "", objectionRequest(objection)));
  return signObjection(desk, wallet, args.directive, required("reason", args.reason), signing(args, given));
});

/** Sends what was signed, through any account. */
const delivering = actingAction<Arguments>(MOVERS, (desk, actor, { directive, deliver, reason, sign, signature }) => {
  if (!sign && reason === undefined && signature === undefined) {
    return deliverObjection(desk, actor, directive, required("deliver", deliver));
  }
  throw new Refusal("--deliver takes what was signed: leave out --sign, --signature and --reason.");
});

function signing(args: Arguments, sign: (objection: Objection) => Promise<string>) {
  return { folder: args.out, sign, confirm: confirmSigning(args) };
}

/** Objects, signs an objection, or delivers one. */
export default (args: Arguments, hre: HardhatRuntimeEnvironment): Promise<void> => {
  if (args.deliver !== undefined) return delivering(args, hre);
  return args.signature === undefined ? withKey(args, hre) : withWallet(args, hre);
};

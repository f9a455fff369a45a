import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { findActor } from "../../lib/actor.ts";
import { deliverObjection } from "../../lib/directive/deliverObjection.ts";
import { object } from "../../lib/directive/object.ts";
import { type Objection, objectionRequest, signatureOn } from "../../lib/directive/objection.ts";
import { signObjection } from "../../lib/directive/signObjection.ts";
import { Refusal } from "../../lib/refusal.ts";
import { MOVERS } from "../committee/movers.ts";
import { confirm } from "../shared/confirm.ts";
import { required } from "../shared/required.ts";
import { type ActingArguments, actingAction, readingAction } from "../shared/session.ts";

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
  const given = (objection: Objection) => Promise.resolve(signatureIn(args.signature ?? "", objection));
  return signObjection(desk, wallet, args.directive, required("reason", args.reason), signing(args, given));
});

/** Sends what was signed, through any account. */
const delivering = actingAction<Arguments>(MOVERS, (desk, actor, { directive, deliver, reason, sign, signature }) => {
  if (!sign && reason === undefined && signature === undefined) {
    return deliverObjection(desk, actor, directive, required("deliver", deliver));
  }
  throw new Refusal("--deliver takes what was signed: leave out --sign, --signature and --reason.");
});

function signing({ out, yes, json }: Arguments, sign: (objection: Objection) => Promise<string>) {
  const asked = { yes, json, question: "Sign it?", refusal: "Nothing was signed." };
  return { folder: out, sign, confirm: (summary: string) => confirm(summary, asked) };
}

function signatureIn(signature: string, objection: Objection): string {
  if (/^0x([0-9a-f]{2})+$/i.test(signature)) return signature;
  const request = JSON.stringify(objectionRequest(objection));
  throw new Refusal(
    `--signature must be bytes, 0x and hexadecimal digits, of what the wallet signed (EIP-712): ${request}`,
  );
}

/** Objects, signs an objection, or delivers one. */
export default (args: Arguments, hre: HardhatRuntimeEnvironment): Promise<void> => {
  if (args.deliver !== undefined) return delivering(args, hre);
  return args.signature === undefined ? withKey(args, hre) : withWallet(args, hre);
};

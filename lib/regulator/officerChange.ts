import { AbiCoder, ZeroAddress, ZeroHash, keccak256 } from "ethers";
import { z } from "zod";
import { checkConsent } from "../account/acceptance/check.ts";
import type { EnrolmentRequest } from "../account/enrol.ts";
import { enrolledAccount } from "../account/status.ts";
import { parseCall, plainValue } from "../decode.ts";
import type { Desk } from "../desk.ts";
import { memberName } from "../enums.ts";
import { date } from "../format.ts";
import { Refusal } from "../refusal.ts";
import type { Suite } from "../suite/handles.ts";
import { OFFICES, ORG_KINDS } from "../suite/words.ts";

const changeSchema = z.object({
  regulator: z.number(),
  remove: z.string(),
  add: z.object({
    account: z.string(),
    organization: z.number(),
    office: z.number(),
    validUntil: z.number(),
    kyc: z.string(),
  }),
  acceptance: z.object({ deadline: z.number(), signature: z.string() }),
});

/** A change among the accounts of a regulator, as the contract takes it; the zero address is nobody. */
export type OfficerChange = z.output<typeof changeSchema>;

/** A change as people ask for it: remove an account, add one, both at once, or renew one. */
export interface WrittenChange {
  /** Name or address. */
  readonly remove?: string | undefined;
  readonly add?: EnrolmentRequest | undefined;
  /** `validUntil` in seconds, 0 when it never ends. */
  readonly renew?: { readonly account: string; readonly validUntil: number; readonly kyc: string } | undefined;
}

/**
 * Makes the change that the contract takes, to the last bit as the named action `officers.approve` does.
 * @throws Refusal when nothing or too much is asked for, or the accounts are not those of one regulator
 */
export async function encodeChange(desk: Desk, { remove, add, renew }: WrittenChange): Promise<OfficerChange> {
  if (add !== undefined && renew !== undefined) throw new Refusal("Either add an account or renew one, not both.");
  const removed = remove === undefined ? undefined : (await enrolledAccount(desk, remove)).entry;
  const second = add === undefined ? await renewal(desk, renew) : await addition(desk, add);
  const concerned = [Number(removed?.organization ?? 0), second.add.organization].filter((id) => id !== 0);
  const regulator = await regulatorAmong(desk, concerned);
  const { add: added, acceptance } = second;
  return { regulator, remove: removed?.account ?? ZeroAddress, add: { ...added, organization: regulator }, acceptance };
}

/** What names a request for a change: keccak256 of its encoding, as in `OfficerAccounts.sol`. */
export function hashOfChange({ accounts }: Suite, change: OfficerChange): string {
  return keccak256(AbiCoder.defaultAbiCoder().encode(changeParams(accounts), [change]));
}

/** The change that a call to `Accounts.requestOfficerChange` asks for; undefined when the calldata is none. */
export function changeInCall({ accounts }: Suite, data: string): OfficerChange | undefined {
  const [param] = changeParams(accounts);
  const value: unknown = parseCall(accounts.interface, data)?.args[0];
  if (param === undefined) return undefined;
  return changeSchema.safeParse(plainValue(param, value)).data;
}

/**
 * A change in words: `add regulator.officer-3 as Regulator until 2030-12-31`.
 * @param newcomer what the added account will be called
 */
export async function changeWords(
  { suite, book }: Desk,
  { remove, add }: OfficerChange,
  newcomer = book.label(add.account),
): Promise<string> {
  const parts = remove === ZeroAddress ? [] : [`remove ${book.label(remove)}`];
  if (add.account === ZeroAddress) return parts.join(" and ");
  const known = (await suite.accounts.accountOf(add.account)).status !== 0n;
  const until = add.validUntil === 0 ? "without end" : `until ${date(add.validUntil).slice(0, 10)}`;
  const office = memberName(OFFICES, add.office);
  parts.push(known ? `renew ${book.label(add.account)} ${until}` : `add ${newcomer} as ${office} ${until}`);
  return parts.join(" and ");
}

type Second = Pick<OfficerChange, "add" | "acceptance">;

const NO_CONSENT = { deadline: 0, signature: "0x" };

async function addition(desk: Desk, { acceptance, validUntil, kyc }: EnrolmentRequest): Promise<Second> {
  await checkConsent(desk, acceptance);
  const { account, organization, deadline, signature } = acceptance;
  const office = OFFICES.indexOf(acceptance.office);
  return { add: { account, organization, office, validUntil, kyc }, acceptance: { deadline, signature } };
}

async function renewal(desk: Desk, renew: WrittenChange["renew"]): Promise<Second> {
  const nobody = { account: ZeroAddress, organization: 0, office: 0, validUntil: 0, kyc: ZeroHash };
  if (renew === undefined) return { add: nobody, acceptance: NO_CONSENT };
  const { entry } = await enrolledAccount(desk, renew.account);
  const { validUntil, kyc } = renew;
  const { account, organization } = entry;
  return {
    add: { account, organization: Number(organization), office: 0, validUntil, kyc },
    acceptance: NO_CONSENT,
  };
}

function changeParams({ interface: known }: Suite["accounts"]) {
  return known.getFunction("requestOfficerChange").inputs;
}

async function regulatorAmong({ suite, book }: Desk, organizations: readonly number[]): Promise<number> {
  const [regulator, other] = new Set(organizations);
  if (regulator === undefined) {
    throw new Refusal("Say what to change: --remove an account, --add one that accepted, or --renew one.");
  }
  if (other !== undefined) {
    throw new Refusal(
      `One change concerns one regulator, not ${book.organizationLabel(regulator)} and ${book.organizationLabel(other)}.`,
    );
  }
  const { kind } = await suite.organizations.organization(regulator);
  if (memberName(ORG_KINDS, kind) === "Regulator") return regulator;
  throw new Refusal(
    `${book.organizationLabel(regulator)} is no regulator: its accounts change with \`account enrol\`, \`renew\` and \`revoke\`.`,
  );
}

import { checkConsent } from "../account/acceptance/check.ts";
import { type NamedAcceptance, readAcceptance } from "../account/acceptance/files.ts";
import type { WrittenCall } from "../committee/calls.ts";
import type { Desk } from "../desk.ts";
import { documentHash, kycHash } from "../evidence.ts";
import { type NamedAddress, suggestion } from "../names.ts";
import { optionName } from "../optionName.ts";
import { Refusal } from "../refusal.ts";
import type { Action, Given } from "./action.ts";
import { ACTIONS, findAction } from "./catalogue.ts";

/** An action as people write it: its name and its arguments by name. */
export interface WrittenAction {
  readonly action: string;
  readonly args: Given;
}

/** The call that an action makes, and names that its files tell. */
export interface ActionCall {
  readonly action: Action;
  /** What it comes to; undefined when its call says all. */
  readonly title: string | undefined;
  readonly call: WrittenCall;
  readonly names: readonly NamedAddress[];
}

/**
 * Turns a named action into the call that it makes; reads the files that its arguments name.
 * @throws Refusal naming the action or argument that does not fit
 */
export async function callOf(desk: Desk, { action: name, args }: WrittenAction): Promise<ActionCall> {
  const action = findAction(name);
  if (action === undefined) {
    const names = ACTIONS.map((known) => known.name);
    throw new Refusal(`There is no action "${name}": ${suggestion(name, names)}`);
  }
  checkNames(action, args);
  const acceptance = await acceptanceOf(action, args);
  if (acceptance !== undefined) await checkConsent(desk, acceptance);
  const given = await withHashes(action, args);
  const context = { desk, acceptance };
  const chosen = (await action.choose?.(given, context)) ?? action.call;
  const call = { call: chosen, args: await action.args(given, context) };
  const names = acceptance === undefined ? [] : [{ name: acceptance.name, address: acceptance.account }];
  return { action, title: await action.title?.(given, context), call, names };
}

function checkNames({ name: action, parameters }: Action, args: Given): void {
  const names = parameters.map(({ name }) => name);
  for (const [name, value] of Object.entries(args)) {
    if (value !== undefined && !names.includes(name)) {
      throw new Refusal(`${action} has no argument "${name}": ${suggestion(name, names)}`);
    }
  }
  const missing = parameters.find(({ name, isOptional }) => isOptional !== true && (args[name] ?? "") === "");
  if (missing === undefined) return;
  throw new Refusal(`${action} lacks ${optionName(missing.name)}: ${missing.description}.`);
}

async function acceptanceOf({ parameters }: Action, args: Given): Promise<NamedAcceptance | undefined> {
  const [path] = parameters.flatMap(({ name, file }) => (file === "acceptance" ? [args[name]] : []));
  return path === undefined ? undefined : readAcceptance(path);
}

async function withHashes({ parameters }: Action, args: Given): Promise<Given> {
  const entries = parameters.map(async ({ name, file }) => {
    const text = args[name];
    if (text === undefined) return [name, undefined] as const;
    if (file === "kyc") return [name, await kycHash(text)] as const;
    return [name, file === "document" ? await documentHash(name, text) : text] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

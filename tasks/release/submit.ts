import { submitRelease } from "../../lib/release/submit.ts";
import { required } from "../shared/required.ts";
import { type ActingArguments, actingAction } from "../shared/session.ts";

interface Arguments extends ActingArguments {
  readonly contract: string;
  readonly args: string | undefined;
  readonly name: string | undefined;
  readonly semver: string | undefined;
  readonly administrator: string | undefined;
  readonly audit: string | undefined;
  readonly sourceUri: string | undefined;
  readonly factory: boolean;
  readonly upgradeable: boolean;
  readonly succeeds: string | undefined;
}

export default actingAction<Arguments>("Developer", (desk, developer, args, { home }) => {
  const { contract, name, administrator, audit, sourceUri, factory, upgradeable, succeeds } = args;
  const version = required("semver", args.semver);
  const said = { name, version, administrator, audit, sourceUri, factory, upgradeable, succeeds };
  return submitRelease(desk, developer, home, { ...said, contract, args: args.args });
});

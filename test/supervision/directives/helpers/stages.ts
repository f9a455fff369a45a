import {
  EXECUTION_LIFE,
  HOLDER,
  LIFE,
  type Said,
  attest,
  decideOnDirective,
  draft,
  endorse,
  etaOf,
  execute,
  object,
  sinceOf,
  withdraw,
} from "../../../fixtures/directives.ts";
import { DirectiveKind, DirectiveStatus } from "../../../fixtures/enums.ts";
import { expectRefusal } from "../../../fixtures/expectations.ts";
import { founded, moveTo, restored } from "../../../fixtures/given.ts";
import type { Founded } from "../../../fixtures/given.ts";
import { publishedAsset } from "../../../fixtures/holdings.ts";

/** Where a directive can stand, in the order of its life. */
export type Stage = Exclude<keyof typeof DirectiveStatus, "none">;

const STAGES: readonly Stage[] = ["drafted", "endorsed", "approved", "objected", "executed", "withdrawn", "lapsed"];

/** Drafts a directive and carries it to this stage; an award is attested on the way. Gives its number. */
export async function directiveAt(network: Founded, stage: Stage, said: Said = {}): Promise<bigint> {
  const directive = await draft(network, said);
  if (stage === "drafted") return directive;
  if (stage === "lapsed") {
    await moveTo(network, (await sinceOf(network, directive)) + BigInt(LIFE));
    return directive;
  }
  if (stage === "withdrawn") {
    await withdraw(network, directive);
    return directive;
  }
  if (said.kind === DirectiveKind.award) await attest(network, directive);
  await endorse(network, directive);
  if (stage === "endorsed") return directive;
  await decideOnDirective(network, "approveByDecision", directive);
  if (stage === "objected") await object(network, directive);
  if (stage === "executed") {
    await moveTo(network, await etaOf(network, directive));
    await execute(network, directive);
  }
  return directive;
}

/** A founded network with a directive at this stage, of an asset of which the holder has 1,000. */
export async function foundedAt(stage: Stage, said: Said = {}) {
  const network = await restored(withAsset);
  await directiveAt(network, stage, { target: network.asset.address, ...said });
  return network;
}

async function withAsset() {
  const network = await founded();
  const asset = await publishedAsset(network);
  await asset.mint(network.address(HOLDER), 1_000n);
  return { ...network, asset, directives: network.suite.directives };
}

/** Seals a block in the second in which an approved directive that nobody executed lapses. */
export async function passExecution(network: Founded, directive = 1n): Promise<void> {
  await moveTo(network, (await etaOf(network, directive)) + BigInt(EXECUTION_LIFE));
}

/** One leaf for each stage but these: the act is refused there, with the status that the directive has. */
export function itRefusesAtOtherStages(
  fitting: readonly Stage[],
  act: (network: Founded) => Promise<unknown>,
  said: Said = {},
): void {
  for (const stage of STAGES.filter((each) => !fitting.includes(each))) {
    it(`given it is ${stage}: refuses`, async () => {
      const network = await foundedAt(stage, said);
      await expectRefusal(act(network), network.directives, "DirectiveUnexpectedStatus", [1, DirectiveStatus[stage]]);
    });
  }
}

/** One leaf for each number that no directive has. */
export function itRefusesUnknown(act: (network: Founded, directive: bigint) => Promise<unknown>): void {
  for (const directive of [0n, 2n, 2n ** 256n - 1n]) {
    it(`refuses directive ${directive}, which never was`, async () => {
      const network = await foundedAt("endorsed");
      await expectRefusal(act(network, directive), network.directives, "DirectiveUnknown", [directive]);
    });
  }
}

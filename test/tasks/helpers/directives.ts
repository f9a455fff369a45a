import { id } from "ethers";
import type { NetworkConnection } from "hardhat/types/network";
import { z } from "zod";
import { addressBookOf } from "../../../lib/addressBook.ts";
import { actorWith } from "../../../lib/actor.ts";
import { execute } from "../../../lib/committee/execute.ts";
import { vote } from "../../../lib/committee/vote.ts";
import { openDesk } from "../../../lib/desk.ts";
import { draftDirective } from "../../../lib/directive/draft.ts";
import { approveDirective } from "../../../lib/directive/approve.ts";
import type { WrittenDirective } from "../../../lib/directive/written.ts";
import { devWalletOf } from "../../../lib/keys/devKeys.ts";
import { proposalOf } from "../../../lib/proposals.ts";
import { SEATS } from "../../fixtures/decisions.ts";
import { deskNetwork } from "../../fixtures/desk.ts";
import { publishedAsset } from "../../fixtures/holdings.ts";

const hash = z.string().regex(/^0x[0-9a-f]{64}$/);
const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);

/** A directive as tasks print it. */
export const directiveSchema = z.strictObject({
  directive: z.int(),
  kind: z.enum(["Seizure", "Correction", "Redemption", "Award", "Annulment"]),
  status: z.enum(["Drafted", "Endorsed", "Approved", "Objected", "Executed", "Withdrawn", "Lapsed"]),
  asset: address,
  amount: z.string(),
  from: address,
  affected: z.string(),
  to: address.optional(),
  corrects: hash.optional(),
  case: z.string().optional(),
  arbiter: z.string().optional(),
  attested: z.boolean().optional(),
  legalReference: hash,
  evidenceHash: hash,
  draftHash: hash,
  regulator: z.string(),
  drafter: address,
  delay: z.int(),
  since: z.int(),
  eta: z.int().optional(),
  lapses: z.int().optional(),
  final: z.boolean(),
});

/** A directive after an act, as tasks print it. */
export const actedSchema = directiveSchema.extend({
  did: z.enum(["drafted", "endorsed", "attested", "proposed", "objected", "withdrawn", "executed"]),
  proposal: z.int().optional(),
  next: z.array(z.string()),
  transaction: hash,
});

/** A founded sample whose desk knows an asset, `bond`, of which bank-c.issuer holds 1000. */
export type DirectiveNetwork = Awaited<ReturnType<typeof directiveNetwork>>;

/** Who drafts, and who endorses. */
export const OFFICERS = ["regulator.officer-1", "regulator.officer-2"] as const;

/** A seizure as an officer writes it. */
export const SEIZURE: WrittenDirective = {
  kind: "seizure",
  asset: "bond",
  from: "bank-c.issuer",
  to: "csd.admin",
  amount: "400",
  delay: "72h",
  reference: "Order 12 of the court of A",
  evidence: id("evidence"),
};

/** An award as an officer writes it; auditor attests it. */
export const AWARD: WrittenDirective = { ...SEIZURE, kind: "award", case: "ARB-2026-7", arbiter: "auditor" };

/** As {@link deskNetwork}, with an asset that the desk knows. */
export async function directiveNetwork(connection: NetworkConnection) {
  const network = await deskNetwork(connection);
  const { record, provider, file } = network;
  const asset = await publishedAsset(network);
  await asset.mint(network.address("bank-c.issuer"), 1000n);
  const desk = await openDesk(record, provider, addressBookOf(file).accounts, addressBookOf(file).nodes);
  return {
    ...network,
    asset,
    desk,
    /** An account of the sample, acting with its development key. */
    actor: (name: string) => actorWith(desk, devWalletOf(desk.book.address(name), provider)),
  };
}

/** Drafts a directive as a first officer, and returns its number. */
export async function drafted(live: DirectiveNetwork, written: Partial<WrittenDirective> = {}): Promise<number> {
  const { data } = await draftDirective(live.desk, live.actor(OFFICERS[0]), { ...SEIZURE, ...written });
  return data.directive;
}

/** A directive that a second officer endorsed; an award that auditor attested too. */
export async function endorsed(live: DirectiveNetwork, written: Partial<WrittenDirective> = {}): Promise<number> {
  const directive = await drafted(live, written);
  await approveDirective(live.desk, live.actor(OFFICERS[1]), directive);
  if (written.arbiter !== undefined) await approveDirective(live.desk, live.actor("auditor.inspector"), directive);
  return directive;
}

/** Votes a proposal through and executes it when its delay is over. */
export async function carried(live: DirectiveNetwork, proposal: number): Promise<void> {
  for (const seat of SEATS) {
    if ((await proposalOf(live.desk.suite, proposal)).state !== "Active") break;
    await vote(live.desk, live.actor(seat), { proposal, support: "for" });
  }
  await execute(live.desk, live.actor("bank-a.seat"), proposal);
  const { eta = 0 } = await proposalOf(live.desk.suite, proposal);
  await live.networkHelpers.time.increaseTo(eta);
  await execute(live.desk, live.actor("bank-a.seat"), proposal);
}

/** A directive that the committee approved, so that its delay runs. */
export async function approvedDirective(
  live: DirectiveNetwork,
  written: Partial<WrittenDirective> = {},
): Promise<{ directive: number; eta: number; proposal: number }> {
  const directive = await endorsed(live, written);
  return { directive, ...(await decided(live, directive)) };
}

/** Has the committee approve what waits for it. */
export async function decided(live: DirectiveNetwork, directive: number): Promise<{ eta: number; proposal: number }> {
  const { data } = await approveDirective(live.desk, live.actor("bank-a.seat"), directive);
  const proposal = data.proposal ?? 0;
  await carried(live, proposal);
  return { proposal, eta: Number((await live.desk.suite.directives.directiveOf(directive)).eta) };
}

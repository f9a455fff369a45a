import { nowOf } from "../../desk.ts";
import type { Refusal } from "../../refusal.ts";
import { type Approvable, approveOn } from "./approval.ts";
import type { Copy } from "./copy.ts";
import { type Effects, type Published, effectsOf, refusalOf } from "./effects.ts";
import { publisherFor } from "./publisher.ts";

/** What decides whether a release is published. */
interface Publishable extends Approvable {
  readonly isApproved: boolean;
  /** Number of the organization that submitted it. */
  readonly organization: number;
}

/** How a publication ended. */
export interface Outcome {
  readonly passes: boolean;
  /** What refused it. */
  readonly refusal:
    | { readonly step: "approval" | "publication"; readonly message: string; readonly name?: string | undefined }
    | undefined;
  /** By which function it was approved on the copy; undefined when it is approved already. */
  readonly approvedBy: "approve" | "approveUnscanned" | undefined;
  /** Seconds since 1970. */
  readonly publishedAt: number | undefined;
  /** Who published it. */
  readonly account: string | undefined;
  readonly organization: string | undefined;
  /** What it did; undefined when it was refused. */
  readonly effects: Effects | undefined;
}

const NOTHING = { publishedAt: undefined, account: undefined, organization: undefined, effects: undefined } as const;

/** Approves a release if it is not yet, and publishes it by the first account that may. */
export async function publishOn(copy: Copy, release: Publishable, published: Published): Promise<Outcome> {
  const approval = release.isApproved ? undefined : await approveOn(copy, release);
  const approvedBy = approval?.function;
  const denial = approval === undefined ? undefined : refusalOf(copy, approval.ran);
  if (denial !== undefined) return { ...NOTHING, ...refused("approval", denial), approvedBy };
  const publisher = await publisherFor(copy.desk, release.organization);
  if (publisher === undefined) {
    const message = "No organization of another group has an Operator in force, so nobody may publish it.";
    return { ...NOTHING, ...refused("publication", { message }), approvedBy };
  }
  const { releases } = copy.desk.suite;
  const [to, publishedAt] = [await releases.getAddress(), await nowOf(copy.desk)];
  const data = releases.interface.encodeFunctionData("publish", [release.id, published.initCode]);
  const ran = await copy.run({ from: publisher.account, to, data, at: publishedAt });
  const refusal = refusalOf(copy, ran);
  const by = { approvedBy, publishedAt, ...publisher };
  if (refusal !== undefined) return { ...by, ...refused("publication", refusal), effects: undefined };
  return { ...by, passes: true, refusal: undefined, effects: await effectsOf(copy, ran, published) };
}

function refused(
  step: "approval" | "publication",
  { message, error: name }: Pick<Refusal, "message"> & { error?: string | undefined },
) {
  return { passes: false, refusal: { step, message, name } };
}

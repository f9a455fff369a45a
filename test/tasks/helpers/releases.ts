import { type SubmissionRequest, type Submitted, submitRelease } from "../../../lib/release/submit.ts";
import { approveRelease } from "../../../lib/release/approve.ts";
import { publishRelease } from "../../../lib/release/publish.ts";
import { decide } from "./decide.ts";
import type { LiveDevnet } from "./live.ts";

/** The sample's developer, of bank-b. */
export const DEVELOPER = "bank-b.developer";

/** Submits the sample's notice board, or what is said otherwise. */
export async function submitted(live: LiveDevnet, request: Partial<SubmissionRequest> = {}): Promise<Submitted> {
  const whole = { contract: "Notice", version: "1.0.0", ...request };
  return (await submitRelease(live.desk, live.actor(DEVELOPER), live.folder, whole)).data;
}

/** Submits a release and has the committee approve it. */
export async function approved(live: LiveDevnet, request: Partial<SubmissionRequest> = {}): Promise<Submitted> {
  const release = await submitted(live, request);
  const { data } = await approveRelease(live.desk, live.actor("bank-a.seat"), String(release.release));
  if (data.did === "proposed") await decide(live, data.proposal);
  return release;
}

/** A release from submission to publication. */
export async function published(live: LiveDevnet, request: Partial<SubmissionRequest> = {}): Promise<Submitted> {
  const release = await approved(live, request);
  await publishRelease(live.desk, live.actor("bank-a.operator"), live.folder, String(release.release));
  return release;
}

import { duplicates, type Finding } from "./finding.ts";
import type { ConsortiumFile } from "./schema.ts";

/** Listed organizations are members of the file, each once. */
export function* checkDeployment({
  deployment: { listed },
  organizations,
}: Pick<ConsortiumFile, "deployment" | "organizations">): Generator<Finding> {
  yield* duplicates(
    listed,
    (index) => `deployment.listed[${index}]`,
    (name) => name,
  );
  for (const [index, name] of listed.entries()) {
    const kind = organizations.find((organization) => organization.name === name)?.kind;
    if (kind === "Member") continue;
    yield {
      path: `deployment.listed[${index}]`,
      rule: `${name} is ${kind === undefined ? "no organization of this file" : `a ${kind}, which has no developers`}`,
    };
  }
}

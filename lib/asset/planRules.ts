import { type Finding, duplicates } from "../consortium/finding.ts";
import { count } from "../format.ts";
import { suggestion } from "../names.ts";
import type { PlannedOrganization, TermsFacts } from "./termsFacts.ts";
import type { TermsFile } from "./termsSchema.ts";

/** The custodian and the inspectors are independent of the issuer, the inspectors of Title and Pricing of both. */
export function* checkPlan(file: Partial<TermsFile>, facts: TermsFacts): Generator<Finding> {
  const { custodian, inspections = [] } = file;
  const keeper = custodian === undefined ? undefined : organizationNamed(facts, custodian);
  if (custodian !== undefined) yield* faults("custodian", custodian, facts);
  for (const [i, { item, organization }] of inspections.entries()) {
    const path = `inspections[${i}].organization`;
    yield* faults(path, organization, facts);
    const group = organizationNamed(facts, organization)?.group;
    if (item === "Trading" || keeper === undefined || group !== keeper.group) continue;
    yield { path, rule: `${organization} is of the custodian's group ${group}: another inspects ${item}` };
  }
  yield* duplicates(
    inspections,
    (index) => `inspections[${index}]`,
    ({ item, organization }) => `${item} by ${organization}`,
  );
  if (keeper !== undefined) yield* checkMinimum(file, keeper, facts);
}

/** What `InspectionPlans` refuses of an organization, whatever it inspects. */
function* faults(path: string, name: string, facts: TermsFacts): Generator<Finding> {
  const { issuer, organizations } = facts;
  const group = organizations.find(({ id }) => id === issuer)?.group;
  const found = organizationNamed(facts, name);
  if (found === undefined) {
    const known = organizations.map((each) => each.name);
    yield { path, rule: `there is no organization ${name}: ${suggestion(name, known)}` };
  } else if (found.kind === "Regulator") {
    yield { path, rule: `${name} is a regulator, which gives NonObjection: name a Member or Service` };
  } else if (!found.isInForce) {
    yield { path, rule: `${name} is suspended or frozen: its word does not count` };
  } else if (found.group === group) {
    yield { path, rule: `${name} is of the issuer's group ${found.group}: name one of another` };
  }
}

function* checkMinimum(
  { kind = "Other", inspections }: Partial<TermsFile>,
  keeper: PlannedOrganization,
  facts: TermsFacts,
): Generator<Finding> {
  const minimum = facts.minimums.find((each) => each.kind === kind);
  if (minimum === undefined || inspections === undefined) return;
  const lacking = minimum.items.filter((item) => !inspections.some((each) => each.item === item));
  if (lacking.length > 0) {
    yield { path: "inspections", rule: `nobody inspects ${lacking.join(", ")}, as for every ${kind}` };
  }
  const groups = inspections.flatMap(({ organization }) => organizationNamed(facts, organization)?.group ?? []);
  const distinct = new Set([keeper.group, ...groups]).size;
  if (distinct >= minimum.groups) return;
  const least = `a ${kind} is inspected by ${minimum.groups} at least`;
  yield { path: "inspections", rule: `with the custodian they are of ${count(distinct, "group")}: ${least}` };
}

function organizationNamed({ organizations }: TermsFacts, wanted: string): PlannedOrganization | undefined {
  return organizations.find(({ name }) => name === wanted);
}

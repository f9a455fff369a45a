import type { Desk } from "../desk.ts";
import { everyAddress } from "../suite/addresses.ts";
import { tableEntries } from "../suite/table.ts";
import { INGRESSES, SUITE } from "../suite/types.ts";
import { ADMIN_ROLE } from "../suite/words.ts";
import type { Part } from "./part.ts";
import { roleName } from "./roles.ts";

/** The Authority's table against this version's, replayed from its events. */
export const table: Part = {
  name: "table",
  proves: "every restricted function of the suite belongs to its class or office",
  check: checkTable,
};

async function* checkTable(desk: Desk): AsyncGenerator<string> {
  const { suite, record } = desk;
  const found = await replay({ suite });
  const at = (name: string) => record.contracts[name]?.address ?? "";
  const expected = new Map(
    tableEntries(everyAddress(at)).flatMap(({ target, role, selectors }) =>
      selectors.map((selector) => [keyOf(target, selector), role] as const),
    ),
  );
  const suiteTargets = new Set([...SUITE, ...Object.keys(INGRESSES)].map(at).map((address) => address.toLowerCase()));
  for (const key of new Set([...expected.keys(), ...found.keys()])) {
    const [target = "", selector = ""] = key.split(":");
    if (!suiteTargets.has(target)) continue;
    const [is, should] = [found.get(key) ?? ADMIN_ROLE, expected.get(key) ?? ADMIN_ROLE];
    const answered = Number(await suite.authority.getTargetFunctionRole(target, selector));
    const entry = entryName(desk, target, selector);
    if (answered !== is) yield `${entry} belongs to ${roleName(answered)}, but the events say ${roleName(is)}.`;
    if (is !== should) yield `${entry} belongs to ${roleName(is)}, not to ${roleName(should)}.`;
  }
}

function entryName({ contracts, book }: Desk, target: string, selector: string): string {
  const contract = contracts.find(({ address }) => address.toLowerCase() === target);
  return `${book.label(target)}.${contract?.interface.getFunction(selector)?.name ?? selector}`;
}

/** The role of each entry, as the last event set it. */
async function replay({ suite: { authority } }: Pick<Desk, "suite">): Promise<Map<string, number>> {
  const events = await authority.queryFilter(authority.filters.TargetFunctionRoleUpdated());
  return new Map(events.map(({ args }) => [keyOf(args.target, args.selector), Number(args.roleId)]));
}

function keyOf(target: string, selector: string): string {
  return `${target.toLowerCase()}:${selector}`;
}

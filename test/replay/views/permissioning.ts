import { ReleaseStatus } from "../../fixtures/enums.ts";
import { type Releases, releaseStatusAt } from "../rooms/releases.ts";
import { methodWord } from "../rooms/methods.ts";
import { ALL, type Room, asking } from "./check.ts";

/** To whom each function of a managed target is open, and who administers it. */
export const methodViews: Room = ({ methods, releases }, suite) => {
  const ask = asking(suite.methodLists);
  const targets = new Set([...methods.named.keys(), ...methods.targets.keys(), ...releases.published.keys()]);
  return [
    ...[...targets].map((target) => {
      const named = methods.named.get(target) ?? 0n;
      return ask("administratorOf", [target], named === 0n ? administratorAt(releases, target) : named);
    }),
    ...[...methods.targets].flatMap(([target, { methods: entered }]) =>
      [...entered].flatMap(([selector, method]) => [
        ask("methodOf", [target, selector], methodWord(method)),
        ask("tightenedBy", [target, selector], method.by),
        ...[...method.listed.keys()].map((account) => ask("isListed", [target, selector, account], true)),
      ]),
    ),
  ];
};

/** The releases, who holds a name and version, what is published, and who approves. */
export const releaseViews: Room = ({ releases, organizations }, suite, at) => {
  const ask = asking(suite.releases);
  const list = [...releases.releases.values()];
  return [
    ask("count", [], BigInt(list.length)),
    ask(
      "page",
      [1n, ALL],
      list.map((each) => ({ ...each, status: releaseStatusAt(each, at) })),
    ),
    ask("mode", [], releases.mode),
    ...[...organizations.keys()].map((id) => ask("isListed", [id], releases.listed.get(id) ?? false)),
    ...[...releases.published].flatMap(([target, id]) => [
      ask("idAt", [target], id),
      ask("administratorAt", [target], administratorAt(releases, target)),
    ]),
    ...[...releases.holders].map(([key, id]) => {
      const [name, version] = key.split(" ");
      return ask("idOf", [name, version], holds(releases, id, at) ? id : 0n);
    }),
  ];
};

function administratorAt({ releases, published }: Releases, target: string): bigint {
  return releases.get(published.get(target) ?? 0n)?.administrator ?? 0n;
}

function holds({ releases }: Releases, id: bigint, at: bigint): boolean {
  const release = releases.get(id);
  const status = release === undefined ? 0n : releaseStatusAt(release, at);
  return status >= ReleaseStatus.approved && status <= ReleaseStatus.retired;
}

import { type BytesLike, dataSlice, getAddress, toBeHex } from "ethers";
import type { Suite } from "../../../lib/suite/handles.ts";
import { SubjectKind } from "../../fixtures/enums.ts";
import { OF_REGULATOR, accountKey, methodKey } from "../../fixtures/methods.ts";
import { frozenAt, officeAt } from "../rooms/force.ts";
import { LISTED, methodWord } from "../rooms/methods.ts";
import { wordKey } from "../rooms/standing.ts";
import type { World } from "../world.ts";
import { type Check, type Room, asking } from "./check.ts";

const READERS: Readonly<Record<string, readonly [view: string, key: (number: bigint) => unknown]>> = {
  account: ["accountOf", (number) => getAddress(toBeHex(number, 20))],
  organization: ["organizationOf", (number) => number],
  target: ["targetOf", (number) => getAddress(toBeHex(number, 20))],
  node: ["nodeOf", (number) => toBeHex(number, 32)],
  method: ["methodOf", (number) => toBeHex(number, 32)],
};

/** The words as Standing told them, and what the registries' own events make of them. */
export const standingViews: Room = (world, suite, at) => {
  const { words, writers, targetWriters } = world.standing;
  const ask = asking(suite.standing);
  return [
    ...[...words].flatMap(([key, word]) => {
      const [kind = "", number = ""] = key.split(" ");
      const reader = READERS[kind];
      return reader === undefined ? [] : [ask(reader[0], [reader[1](BigInt(number))], word)];
    }),
    ...[...writers].map(([field, writer]) => ask("writerOf", [field], writer)),
    ...targetWriters.map((registry) => ask("isTargetWriter", [registry], true)),
    ...[...world.accounts.accounts.keys()].map((each) => ask("officeOf", [each], officeAt(world, each, at))),
    ...holdings(world, suite, at),
    ...listed(world, suite),
  ];
};

function holdings(world: World, suite: Suite, at: bigint): Check[] {
  const ordered = [...world.orders.orders.values()].filter(({ kind }) => kind === SubjectKind.holding);
  const pairs = new Set(ordered.map(({ asset, subject }) => `${asset} ${addressIn(subject)}`));
  return [...pairs].map((each) => {
    const [asset = "", account = ""] = each.split(" ");
    return asking(suite.standing)("frozenOf", [asset, account], frozenAt(world, asset, account, at));
  });
}

/** The words of functions and of accounts on their lists, as MethodLists told them. */
function listed({ methods, standing }: World, suite: Suite): Check[] {
  return [...methods.targets].flatMap(([target, { edition, methods: entered }]) => {
    return [...entered].flatMap(([selector, method]) => {
      const ask = asking(suite.standing);
      const word = methodKey(target, Number(edition), selector);
      const known = standing.words.has(wordKey("method", word));
      return [
        ...(known ? [ask("methodOf", [word], methodWord(method))] : []),
        ...[...method.listed].map(([account, ofRegulator]) => {
          const own = accountKey(target, Number(edition), selector, account);
          return ask("methodOf", [own], LISTED | (ofRegulator ? OF_REGULATOR : 0n));
        }),
      ];
    });
  });
}

function addressIn(word: BytesLike): string {
  return getAddress(dataSlice(word, 12));
}

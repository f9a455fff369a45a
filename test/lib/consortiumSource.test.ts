import { expect } from "chai";
import { z } from "zod";
import sample from "../../consortiums/bond-network.json" with { type: "json" };
import { parseConsortium } from "../../lib/consortium/load.ts";
import { consortiumSchema } from "../../lib/consortium/schema.ts";
import { consortiumSource } from "../../lib/consortium/source.ts";
import { dice } from "../fixtures/dice.ts";

const Written = z.object({ classes: consortiumSchema.shape.classes });

const HOSTS = ["bank-a.example", "BANK.Example", "10.1.2.3", "[2001:DB8::1]", "[::ffff:10.0.0.1]", "localhost"];

/** What is read back of a file that was written from what it says. */
function readBack(file: ReturnType<typeof consortiumSchema.parse>): unknown {
  return consortiumSchema.parse(JSON.parse(JSON.stringify(consortiumSource(file))));
}

describe("a consortium file that is written", () => {
  it("should be read back as the sample that it was", () => {
    const file = parseConsortium(sample);
    expect(parseConsortium(JSON.parse(JSON.stringify(consortiumSource(file))))).to.deep.equal(file);
  });

  it("should keep every percentage of two decimals", () => {
    const file = parseConsortium(sample);
    for (let points = 0; points <= 10_000; points += 1) {
      const terms = { ...file.classes.Network, participation: points, approval: 10_000 - points };
      const changed = { ...file, classes: { ...file.classes, Network: terms } };
      const { Network } = Written.parse(consortiumSource(changed)).classes;
      expect([Network.participation, Network.approval]).to.deep.equal([points, 10_000 - points]);
    }
  });

  it("should be read back as it was, whatever its durations, dates, enodes and optional fields", () => {
    const { next } = dice(5);
    const pick = <T>(list: readonly T[]): T | undefined => list[next(list.length)];
    const percent = () => next(10_001) / 100;
    const part = (unit: string) => (next(2) === 0 ? `${next(400)}${unit}` : "");
    const duration = () => ["w", "d", "h", "m", "s"].map(part).filter(Boolean).join(" ") || "0s";
    const date = () => new Date(next(2 ** 31) * 1_000 * (1 + next(4))).toISOString().slice(0, 10);
    const terms = () => ({ participation: percent(), approval: percent(), period: duration(), delay: duration() });
    for (let i = 0; i < 200; i += 1) {
      const { $schema, ...rest } = structuredClone(sample);
      const file = consortiumSchema.parse({
        ...rest,
        ...(next(2) === 0 ? { $schema } : {}),
        classes: { Constitution: terms(), Network: terms(), Operation: terms(), Emergency: terms() },
        accounts: rest.accounts.map((account) => ({ ...account, validUntil: date() })),
        nodes: rest.nodes.map(({ enode, ...node }) => {
          const at = `${pick(HOSTS) ?? ""}:${1 + next(65_535)}${pick(["?discport=0", "?discport=30301"]) ?? ""}`;
          return { ...node, enode: `${enode.slice(0, enode.indexOf("@"))}@${at}`, validator: next(2) === 0 };
        }),
        ...pick([{}, { nodeRules: "endpoint" }, { deployment: { mode: "CommitteeOnly", listed: ["bank-a"] } }]),
        ...pick([{}, { contracts: [{ name: "Notice", arguments: [1, "two", [true, null], { three: 3.5 }] }] }]),
      });
      expect(readBack(file)).to.deep.equal(file);
    }
  });
});

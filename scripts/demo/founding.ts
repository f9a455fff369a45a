import { check } from "./checking.ts";
import type { Narrator } from "./narrator.ts";
import type { Stage } from "./stage.ts";

/** The network as it was founded. */
export async function founding(stage: Stage, narrator: Narrator): Promise<void> {
  await narrator.step("Five institutions, a regulator and an auditor have founded a network", async () => {
    // Weights count from the second after they were set.
    await stage.advance(1);
    const { seats } = stage.as("bank-a.seat");
    const total = (await seats.list()).reduce((sum, { weight }) => sum + weight, 0n);
    const count = stage.file.organizations.length;
    return `${count} organizations, ${stage.file.accounts.length} accounts, ${total} votes, one node each`;
  });
  await narrator.step("The check: bytecode, wiring, and who holds power, from the events", () => check(stage));
}

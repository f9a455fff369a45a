import { join } from "node:path";
import { Narrator } from "./demo/narrator.ts";
import { reasonOf } from "./demo/outcome.ts";
import { record } from "./demo/page.ts";
import { openStage } from "./demo/stage.ts";
import { story } from "./demo/story.ts";

const PAGE = join(import.meta.dirname, "../docs/demo.md");
const told: string[] = [];

function tell(line: string): void {
  console.log(line);
  told.push(line);
}

/** Plays the story of the sample consortium on a devnet of its own and leaves nothing running; with `--record` the page shows it. */
async function main(): Promise<void> {
  tell("Founding bond-network on a devnet in a temporary folder");
  const stage = await openStage((line) => {
    tell(`    ${line}`);
  });
  const narrator = new Narrator(tell, (thrown) => reasonOf(stage, thrown));
  try {
    await story(stage, narrator);
  } finally {
    await stage.close();
  }
  tell(`\ndemo: ${narrator.steps} steps, ${narrator.failed} failed`);
  process.exitCode = narrator.failed === 0 ? 0 : 1;
  if (process.argv.includes("--record")) await record(PAGE, told.join("\n"));
}

await main();

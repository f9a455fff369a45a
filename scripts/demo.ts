import { Narrator } from "./demo/narrator.ts";
import { reasonOf } from "./demo/outcome.ts";
import { openStage } from "./demo/stage.ts";
import { story } from "./demo/story.ts";

/** Plays the story of the sample consortium on a devnet of its own and leaves nothing running. */
async function main(): Promise<void> {
  console.log("Founding bond-network on a devnet in a temporary folder");
  const stage = await openStage((line) => {
    console.log(`    ${line}`);
  });
  const narrator = new Narrator(console.log, (thrown) => reasonOf(stage, thrown));
  try {
    await story(stage, narrator);
  } finally {
    await stage.close();
  }
  console.log(`\ndemo: ${narrator.steps} steps, ${narrator.failed} failed`);
  process.exitCode = narrator.failed === 0 ? 0 : 1;
}

await main();

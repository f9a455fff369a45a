import { check } from "./checking.ts";
import type { Narrator } from "./narrator.ts";
import { connecting } from "./connecting.ts";
import { founding } from "./founding.ts";
import { freezing } from "./freezing.ts";
import { governing } from "./governing.ts";
import { holding } from "./holding.ts";
import { issuing } from "./issuing.ts";
import { joining } from "./joining.ts";
import { recovering } from "./recovering.ts";
import { releasing } from "./releasing.ts";
import { running } from "./running.ts";
import type { Stage } from "./stage.ts";

/** The story, in the order in which it happens. */
export async function story(stage: Stage, narrator: Narrator): Promise<void> {
  await founding(stage, narrator);
  await joining(stage, narrator);
  await freezing(stage, narrator);
  await connecting(stage, narrator);
  await governing(stage, narrator);
  await releasing(stage, narrator);
  await running(stage, narrator);
  await recovering(stage, narrator);
  await issuing(stage, narrator);
  await holding(stage, narrator);
  await narrator.step("After all this, the check again", () => check(stage));
}

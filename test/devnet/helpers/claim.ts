/**
 * A program that claims each folder that its parent names, at the time that it names, and says whether it got it; then
 * it opens the control socket there, as a devnet does, until the parent names the next one.
 */
import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import { type Control, openControl } from "../../../devnet/folder/control.ts";
import { claimRecord, removeRecord } from "../../../devnet/folder/record.ts";

const Order = z.object({ folder: z.string(), at: z.number() });
let last: { readonly folder: string; readonly control: Control } | undefined;

async function claim({ folder, at }: z.infer<typeof Order>): Promise<string> {
  if (last !== undefined) {
    await removeRecord(last.folder);
    last.control.unlisten();
    await last.control.hangUp();
    last = undefined;
  }
  await setTimeout(Math.max(0, at - Date.now() - 2));
  while (Date.now() < at);
  try {
    await claimRecord(folder, 1);
    last = { folder, control: await openControl(folder, () => undefined) };
    return "claimed";
  } catch (thrown) {
    return String(thrown);
  }
}

process.on("message", (message) => {
  void claim(Order.parse(message)).then((answer) => process.send?.(answer));
});
process.on("disconnect", () => process.exit());
process.send?.("ready");

import type { Desk } from "../desk.ts";
import { Memory } from "../events/about.ts";
import { type OnProgress, partsOf } from "../events/logs.ts";
import { openReader } from "../events/reader.ts";
import type { SuiteEvent } from "../events/suiteEvent.ts";
import { type ToldEvent, tellEvents } from "../events/told.ts";
import { Concern } from "./concern.ts";
import type { Point } from "./point.ts";
import type { DossierSubject } from "./subject.ts";

/** Every event until the block that concerns the subject, in order. */
export async function historyOf(
  desk: Desk,
  subject: DossierSubject,
  { block }: Point,
  onProgress?: OnProgress,
): Promise<ToldEvent[]> {
  const reader = await openReader(desk);
  const concern = new Concern(desk, subject);
  const memory = new Memory();
  const own = new Set<SuiteEvent>();
  for (const part of partsOf({ from: 0, to: block })) {
    for (const event of await reader.read(part)) {
      memory.take(event);
      for (const taken of concern.take(event)) own.add(taken);
    }
    onProgress?.(part.to, block);
  }
  const inOrder = [...own].sort((a, b) => a.block - b.block || a.index - b.index);
  return tellEvents(desk, inOrder, memory);
}

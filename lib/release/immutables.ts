import { z } from "zod";

/** Where immutables lie in a contract's code, which has zeros there before its creation; offsets and lengths in bytes. */
export const immutablesSchema = z.record(
  z.string(),
  z.array(z.object({ start: z.int().min(0), length: z.int().min(1) })),
);

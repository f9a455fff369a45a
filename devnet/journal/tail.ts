import type { FileHandle } from "node:fs/promises";
import { NEWLINE, readLineHead } from "./line.ts";

const CHUNK = 2 ** 16;

/** What a file holds from `offset` on, where no whole line begins. */
export interface Tail {
  readonly file: FileHandle;
  readonly offset: number;
  readonly size: number;
}

/**
 * Whether a tail can be the one record that was being written when the machine ended. Of that one, any bytes can be
 * missing: at its end, or, read as zeros, in its midst. All records before it were synced; so what lies behind a
 * newline, or behind the length that a head names, was durable, and the record before it is damaged.
 */
export async function isTorn(tail: Tail): Promise<boolean> {
  let mostEnd = tail.size;
  for await (const { bytes, position } of chunks(tail)) {
    const end = position === tail.offset ? readLineHead(bytes)?.end : undefined;
    const newline = bytes.indexOf(NEWLINE);
    if (end !== undefined) mostEnd = Math.min(mostEnd, position + end);
    if (newline >= 0) mostEnd = Math.min(mostEnd, position + newline);
    const last = bytes.findLastIndex((byte) => byte !== 0);
    if (last >= 0 && position + last > mostEnd) return false;
  }
  return true;
}

/** The bytes of a tail, without holding them all. */
export async function* bytesOf(tail: Tail): AsyncGenerator<Uint8Array, void> {
  for await (const { bytes } of chunks(tail)) yield bytes;
}

async function* chunks({ file, offset, size }: Tail): AsyncGenerator<{ bytes: Buffer; position: number }, void> {
  let position = offset;
  while (position < size) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(CHUNK), 0, Math.min(CHUNK, size - position), position);
    if (bytesRead === 0) return;
    yield { bytes: buffer.subarray(0, bytesRead), position };
    position += bytesRead;
  }
}

import { type FileHandle, open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { OWNER_ONLY } from "../ownerOnly.ts";

/** Writes a file that is there whole and for good, or not at all. One of that name is replaced. */
export async function writeWhole(path: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
  const fresh = `${path}.new`;
  const file = await open(fresh, "w", OWNER_ONLY.file);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(fresh, path);
  await syncFolder(dirname(path));
}

/** Writes all bytes at a place of the file, in as many steps as that takes. */
export async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

/** Makes the names in a folder durable; Windows does so by itself. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

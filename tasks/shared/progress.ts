/** Told to the error output, so that a document stays one; a chain that is read at once needs none. */
export function progress(block: number, last: number): void {
  if (block < last) console.error(`Reading events: block ${block} of ${last}.`);
}

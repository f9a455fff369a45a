/** Bytes that come in pieces, kept in one place: a piece of one byte, kept as it comes, takes the room of a hundred. */
export class Gathered {
  #room = Buffer.alloc(0);
  #size = 0;

  /** Puts a piece behind those before it. */
  add(piece: Buffer): void {
    const size = this.#size + piece.length;
    if (size > this.#room.length) {
      const larger = Buffer.alloc(Math.max(size, 2 * this.#room.length));
      this.#room.copy(larger, 0, 0, this.#size);
      this.#room = larger;
    }
    piece.copy(this.#room, this.#size);
    this.#size = size;
  }

  /** All that came. */
  bytes(): Buffer {
    return this.#room.subarray(0, this.#size);
  }

  /** Forgets what came. */
  clear(): void {
    this.#room = Buffer.alloc(0);
    this.#size = 0;
  }
}

import { hexlify } from "ethers";

/** What steers a sweep of a code, and what it looks for. */
const STEERING = [
  0x5b, 0x5b, 0x5b, 0x5b, 0x5b, 0x5b, 0x57, 0x57, 0x5f, 0x00, 0x56, 0xf3, 0xfd, 0xfe, 0xff, 0x57, 0x5f, 0x60, 0x61,
  0x62, 0x6f, 0x7f, 0xf0, 0xf1, 0xf2, 0xf4, 0xf5, 0xef, 0x01, 0x80, 0x0c, 0xe6,
];

/** Codes at random, the same for the same seed (mulberry32). */
export function dice(seed: number) {
  let state = seed;
  const next = (sides: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
  return {
    /** A number below `sides`. */
    next,
    /** Any bytes. */
    bytes: (length: number) => hexlify(new Uint8Array(length).map(() => next(256))),
    /** Bytes that begin, end, hide and refuse more often than bytes at random do. */
    steering: (length: number) => hexlify(new Uint8Array(length).map(() => STEERING[next(STEERING.length)] ?? 0)),
  };
}

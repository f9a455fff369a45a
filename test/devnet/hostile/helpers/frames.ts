/** What the first byte of a WebSocket frame says it is. */
export const Opcode = { more: 0x0, text: 0x1, binary: 0x2, close: 0x8, ping: 0x9, pong: 0xa } as const;

const FIN = 0x80;
const MASKED = 0x80;
const SENT: ReadonlySet<number> = new Set([Opcode.text, Opcode.close, Opcode.ping, Opcode.pong]);
const NO_CODE = 1_005;
const SHORT = 125;
const IN_16_BITS = 126;
const IN_64_BITS = 127;

/** How a frame differs from the one that is right. */
export interface Oddity {
  readonly opcode?: number;
  readonly fin?: boolean;
  /** The three reserved bits, as they stand in the first byte. */
  readonly reserved?: number;
  readonly mask?: Buffer | undefined;
  /** The length that it says it has. */
  readonly length?: bigint;
}

const MASK = Buffer.from([0x12, 0x34, 0x56, 0x78]);

/** A frame as a client sends it: whole, masked, text. */
export function frame(payload: Buffer | string, oddity: Oddity = {}): Buffer {
  const { opcode = Opcode.text, fin = true, reserved = 0, length } = oddity;
  const mask = "mask" in oddity ? oddity.mask : MASK;
  const bytes = Buffer.from(payload);
  const first = (fin ? FIN : 0) | reserved | opcode;
  const [size, extended] = sizeOf(length ?? BigInt(bytes.length), bytes.length);
  const masked = mask === undefined ? bytes : bytes.map((byte, place) => byte ^ (mask[place % mask.length] ?? 0));
  const second = size | (mask === undefined ? 0 : MASKED);
  return Buffer.concat([Buffer.from([first, second]), extended, mask ?? Buffer.alloc(0), masked]);
}

/** A goodbye. */
export function goodbye(code = 1_000): Buffer {
  const payload = Buffer.alloc(2);
  payload.writeUInt16BE(code);
  return frame(payload, { opcode: Opcode.close });
}

/**
 * Reads what a node sent in frames.
 * @throws Error when they are not whole and right
 */
export function readFrames(bytes: Buffer): { readonly texts: string[]; readonly closeCode: number | undefined } {
  const all: ReturnType<typeof readFrame>[] = [];
  for (let rest = bytes; rest.length > 0; rest = all.at(-1)?.rest ?? rest) all.push(readFrame(rest));
  const payloads = (opcode: number): Buffer[] =>
    all.filter((one) => one.opcode === opcode).map(({ payload }) => payload);
  const [closing] = payloads(Opcode.close);
  return {
    texts: payloads(Opcode.text).map((payload) => payload.toString("utf8")),
    closeCode: closing?.length === 0 ? NO_CODE : closing?.readUInt16BE(),
  };
}

function readFrame(bytes: Buffer) {
  const [first = 0, second = 0] = bytes;
  const opcode = first & ~FIN;
  if ((first & FIN) === 0 || (second & MASKED) !== 0 || !SENT.has(opcode)) throw new Error("A frame is not right.");
  const [start, length] = extentOf(bytes, second);
  const payload = bytes.subarray(start, start + length);
  if (payload.length < length) throw new Error("The node broke off in a frame.");
  return { opcode, payload, rest: bytes.subarray(start + length) };
}

function extentOf(bytes: Buffer, second: number): readonly [start: number, length: number] {
  if (second <= SHORT) return [2, second];
  return second === IN_16_BITS ? [4, bytes.readUInt16BE(2)] : [10, Number(bytes.readBigUInt64BE(2))];
}

function sizeOf(said: bigint, real: number): readonly [size: number, extended: Buffer] {
  if (said <= SHORT && real <= SHORT) return [Number(said), Buffer.alloc(0)];
  const extended = Buffer.alloc(said < 0x1_0000n ? 2 : 8);
  if (extended.length === 2) extended.writeUInt16BE(Number(said));
  else extended.writeBigUInt64BE(said);
  return [extended.length === 2 ? IN_16_BITS : IN_64_BITS, extended];
}

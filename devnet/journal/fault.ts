import { messageOf } from "../../lib/failure.ts";
import { Refusal } from "../../lib/refusal.ts";

/** A record that was durable is not as it was written. */
export function damaged(path: string, offset: number, what: string): Refusal {
  return new Refusal(
    `${path} is damaged at byte ${offset}: ${what}. Put back a copy of the file, or take an export of the chain with \`npx hardhat devnet import\`, or remove the chain with \`npx hardhat devnet reset\`.`,
  );
}

/** A journal of another version of the format. */
export function otherFormat(path: string, found: number, known: number): Refusal {
  return new Refusal(
    `${path} has format ${found}, but this version of Concordat reads format ${known}: go on with the version that wrote it, or remove the chain with \`npx hardhat devnet reset\`.`,
  );
}

/** After a failed sync or cut nobody knows what the disk holds: the journal takes nothing more. */
export class JournalBroken extends Refusal {
  constructor(path: string, cause: unknown) {
    super(
      `Nobody knows whether the disk holds the end of ${path} (${messageOf(cause)}): look after the disk, then start the devnet again.`,
      { cause },
    );
  }
}

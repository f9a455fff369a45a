import { id } from "ethers";
import { startConsortiumDevnet } from "../../../devnet/consortium.ts";
import { addressBookOf } from "../../../lib/addressBook.ts";
import { actorWith } from "../../../lib/actor.ts";
import { parseConsortium } from "../../../lib/consortium/load.ts";
import type { ConsortiumFile } from "../../../lib/consortium/schema.ts";
import { openDesk } from "../../../lib/desk.ts";
import { enodeKeyOf, formatEnode } from "../../../lib/enode.ts";
import { devNodeKey, devWallet, devWalletOf } from "../../../lib/keys/devKeys.ts";
import { connectNode } from "../../../lib/node.ts";
import { ownFolder } from "../../fixtures/ownFolder.ts";

const SEATS = 51;
const RATES = { participation: 60, approval: 60, period: "3d", delay: "2d" };

/** A running devnet of 51 members with a seat of weight 10 each, named member-1 to member-51, and a regulator. */
export async function bigCommittee() {
  const file = bigFile();
  const folder = await ownFolder();
  const { devnet, record } = await startConsortiumDevnet({ file, dataFolder: folder, port: 0 });
  const provider = await connectNode(devnet.endpoints[0]?.url ?? "");
  // Weights count from the second after they were set.
  await devnet.advance(1);
  const desk = await openDesk(record, provider, addressBookOf(file).accounts);
  return {
    folder,
    desk,
    members: file.accounts.filter(({ office }) => office === "Seat").map(({ name }) => name),
    actor: (name: string) => actorWith(desk, devWalletOf(desk.book.address(name), provider)),
    async stop() {
      provider.destroy();
      await devnet.stop();
    },
  };
}

function bigFile(): ConsortiumFile {
  const members = Array.from({ length: SEATS }, (_, i) => `member-${i + 1}`);
  const accountOf = (organization: string, name: string, office: string, key: number) => ({
    name: `${organization}.${name}`,
    organization,
    office,
    address: devWallet(key).address,
    validUntil: "2030-01-01",
    kyc: id(`${organization}.${name}`),
  });
  const organizations = [
    ...members.map((name) => ({ name, kind: "Member", group: name, seatWeight: 10 })),
    { name: "regulator", kind: "Regulator", group: "regulator" },
  ];
  return parseConsortium({
    name: "big-network",
    chainId: 20260,
    founder: { name: "founder", address: devWallet(0).address },
    classes: {
      Constitution: RATES,
      Network: RATES,
      Operation: RATES,
      Emergency: { ...RATES, delay: "0s" },
    },
    organizations,
    accounts: [
      ...members.map((name, i) => accountOf(name, "seat", "Seat", i + 1)),
      accountOf("regulator", "officer-1", "Regulator", SEATS + 1),
      accountOf("regulator", "officer-2", "Regulator", SEATS + 2),
    ],
    nodes: organizations.map(({ name, kind }, i) => ({
      name: `${name}.node`,
      organization: name,
      port: 9_000 + i,
      enode: formatEnode({ ...enodeKeyOf(devNodeKey(i)), host: `${name}.example`, port: 30_303 }),
      validator: kind === "Member",
    })),
  });
}

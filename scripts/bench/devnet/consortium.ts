import { id } from "ethers";
import { enodeKeyOf, formatEnode } from "../../../lib/enode.ts";
import { devNodeKey, devWallet } from "../../../lib/keys/devKeys.ts";

const RATES = { participation: 60, approval: 60, period: "3d", delay: "2d" };
const BANKS = ["bank-a", "bank-b", "bank-c"];
const OFFICES = [
  ...BANKS.map((bank) => ({ name: `${bank}.seat`, office: "Seat" })),
  { name: "regulator.officer-1", office: "Regulator" },
  { name: "regulator.officer-2", office: "Regulator" },
];

/** The bench's chain, the same for both nodes. */
export const CHAIN_ID = 20_260;

/** Number of the development key that founds the network, and so creates the contract that everybody calls. */
export const FOUNDER = 0;

/** How many accounts the network is founded with, all of which may send: a founding holds few more (EIP-3860). */
export const SENDERS = 64;

/** Number of the development key of a sender, who is counted from 0. */
export function senderKey(sender: number): number {
  return FOUNDER + 1 + sender;
}

/** A consortium file as JSON: three banks with a seat each, a regulator, participants, and a board that is open to all. */
export function benchConsortium(): object {
  const participants = Array.from({ length: SENDERS - OFFICES.length }, (_, i) => ({
    name: `bank-a.participant-${i + 1}`,
    office: "Participant",
  }));
  return {
    name: "bench",
    chainId: CHAIN_ID,
    founder: { name: "founder", address: devWallet(FOUNDER).address },
    classes: { Constitution: RATES, Network: RATES, Operation: RATES, Emergency: { ...RATES, delay: "0s" } },
    organizations: [
      ...BANKS.map((name) => ({ name, kind: "Member", group: name, seatWeight: 10 })),
      { name: "regulator", kind: "Regulator", group: "regulator" },
    ],
    accounts: [...OFFICES, ...participants].map(({ name, office }, i) => ({
      name,
      organization: name.split(".")[0],
      office,
      address: devWallet(senderKey(i)).address,
      validUntil: "2090-01-01",
      kyc: id(name),
    })),
    nodes: [...BANKS, "regulator"].map((organization, i) => ({
      name: `${organization}.node`,
      organization,
      port: 9_000 + i,
      enode: formatEnode({ ...enodeKeyOf(devNodeKey(i)), host: `${organization}.example`, port: 30_303 }),
      validator: BANKS.includes(organization),
    })),
    contracts: [{ name: "Notice" }],
  };
}

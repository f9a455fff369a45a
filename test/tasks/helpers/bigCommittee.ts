import type { NetworkConnection } from "hardhat/types/network";
import { id } from "ethers";
import { addressBookOf } from "../../../lib/addressBook.ts";
import { devAcceptances } from "../../../lib/account/acceptance/founding.ts";
import { actorWith } from "../../../lib/actor.ts";
import { parseConsortium } from "../../../lib/consortium/load.ts";
import type { ConsortiumFile } from "../../../lib/consortium/schema.ts";
import { openDesk } from "../../../lib/desk.ts";
import { devWallet, devWalletOf } from "../../../lib/keys/devKeys.ts";
import { foundSuite } from "../../../lib/suite/found.ts";
import { installGenesis } from "../../fixtures/network.ts";

const SEATS = 51;
const RATES = { participation: 60, approval: 60, period: "3d", delay: "2d" };

/** A consortium of 51 members with a seat of weight 10 each, named member-1 to member-51, and a regulator. */
export async function bigCommittee(connection: NetworkConnection) {
  const file = bigFile();
  const { ethers, networkHelpers } = connection;
  await installGenesis(connection, file);
  const founder = devWalletOf(file.founder.address, ethers.provider);
  const record = await foundSuite({ file, acceptances: await devAcceptances(file), founder });
  await networkHelpers.time.increase(1);
  const desk = await openDesk(record, ethers.provider, addressBookOf(file).accounts);
  return {
    record,
    file,
    desk,
    members: file.accounts.filter(({ office }) => office === "Seat").map(({ name }) => name),
    actor: (name: string) => actorWith(desk, devWalletOf(desk.book.address(name), ethers.provider)),
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
    nodes: organizations.map(({ name }, i) => ({ name: `${name}.node`, organization: name, port: 9_000 + i })),
  });
}

import type { NetworkConnection } from "hardhat/types/network";
import { actorWith } from "../../../lib/actor.ts";
import { addressBookOf } from "../../../lib/addressBook.ts";
import { openDesk } from "../../../lib/desk.ts";
import { execute } from "../../../lib/committee/execute.ts";
import { vote } from "../../../lib/committee/vote.ts";
import { proposalOf } from "../../../lib/proposals.ts";
import { enrol } from "../../fixtures/acts.ts";
import { deskNetwork } from "../../fixtures/desk.ts";
import { Office } from "../../fixtures/enums.ts";
import { publishedAsset } from "../../fixtures/holdings.ts";

/** The name of the sample's Sentinel, whom the fixture enrols. */
const SENTINEL = "bank-b.watch";

/** As {@link deskNetwork}, with a published asset that is called bond, and a Sentinel of bank-b. */
export async function supervisedNetwork(connection: NetworkConnection) {
  const network = await deskNetwork(connection);
  const asset = await publishedAsset(network);
  const key = network.stranger(40);
  await enrol(network, key, "bank-b", Office.sentinel);
  const { accounts, nodes } = addressBookOf(network.file);
  const names = [...accounts, { name: SENTINEL, address: key.address }];
  const desk = await openDesk(network.record, network.provider, names, nodes);
  return {
    ...network,
    desk,
    asset,
    sentinel: actorWith(desk, key),
    /** Votes a proposal through, and executes it once its delay has passed. */
    decide: async (proposal: number): Promise<void> => {
      for (const seat of ["bank-a.seat", "bank-b.seat", "csd.seat"]) {
        await vote(desk, network.actor(seat), { proposal, support: "for" });
      }
      await execute(desk, network.actor("bank-a.seat"), proposal);
      const { eta, state } = await proposalOf(network.suite, proposal);
      if (state === "Executed" || eta === undefined) return;
      await network.networkHelpers.time.increaseTo(eta);
      await execute(desk, network.actor("bank-a.seat"), proposal);
    },
  };
}

/** A network with an asset and a Sentinel, as a task sees it. */
export type SupervisedNetwork = Awaited<ReturnType<typeof supervisedNetwork>>;

import { id } from "ethers";
import { holdingSubject } from "../../../lib/regulator/subject.ts";
import { DAY, freeze, HOUR } from "../../../test/fixtures/acts.ts";
import { BUYER, effective, HOLDER, ISSUER, type TestAsset, transfer } from "../../../test/fixtures/assets.ts";
import { decideOnDirective, draft, endorse, SECOND } from "../../../test/fixtures/directives.ts";
import { moveTo } from "../../../test/fixtures/given.ts";
import type { TestNetwork } from "../../../test/fixtures/network.ts";
import { freshNetwork } from "./chain.ts";
import { gasOf } from "./receipts.ts";
import type { Row } from "./row.ts";

const AMOUNT = 100n;

/** What is done to the holdings of an asset in force: among holders, by directive, at maturity. */
export async function holding(): Promise<Row[]> {
  const network = await freshNetwork();
  const asset = await effective(network);
  const sent = (to: string) => gasOf(transfer(network, asset, HOLDER, network.address(to), AMOUNT));
  const rows = {
    "asset.transfer": await sent(ISSUER),
    "asset.transfer.first": await sent(BUYER),
    "asset.forcedTransfer": await seize(network, asset),
    ...(await frozen(network, asset, () => sent(ISSUER))),
    "asset.redeem": await redeem(network, asset),
  };
  return Object.entries(rows).map(([operation, gas]) => ({ operation, n: 1, gas }));
}

/** A transfer and a seizure of a holding of which the regulator's officers froze what is seized. */
async function frozen(network: TestNetwork, asset: TestAsset, send: () => Promise<number>) {
  const subject = holdingSubject(network.address(HOLDER), asset.address);
  const order = await freeze(network, subject, { duration: 72 * HOUR, amount: AMOUNT });
  await network.suite.freezeOrders.connect(network.as(SECOND)).confirm(order);
  return { "asset.transfer.frozen": await send(), "asset.forcedTransfer.frozen": await seize(network, asset) };
}

async function seize(network: TestNetwork, { address }: TestAsset): Promise<number> {
  const directive = await draft(network, { target: address, amount: AMOUNT });
  await endorse(network, directive);
  await decideOnDirective(network, "approveByDecision", directive);
  await network.networkHelpers.time.increase(3 * DAY);
  return gasOf(network.suite.directives.connect(network.stranger()).execute(directive));
}

async function redeem(network: TestNetwork, asset: TestAsset): Promise<number> {
  await moveTo(network, asset.terms.maturity);
  const holder = network.suite.assetRegister.connect(network.as(HOLDER));
  return gasOf(holder.redeem(asset.id, AMOUNT, id("receipt")));
}

import { expect } from "chai";
import { send } from "../fixtures/callers.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { Office } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { moveTo, now } from "../fixtures/given.ts";
import { PUBLISHER, SERIES, VALUE, openPosting, post, posting } from "./helpers/prices.ts";
import { passing, samples } from "./helpers/samples.ts";

const UNNAMED = `0x${"0".repeat(64)}`;

describe("samples: post of PriceBoard", () => {
  describe("who", () => {
    it("refuses everybody before the board is managed", async () => {
      const made = await samples();
      const { network, board } = made;
      const values = [network.address(PUBLISHER)];
      await expectRefusal(post(made, await now(network)), board, "PriceNotPublisher", values);
    });

    it("takes a listed account and refuses another", async () => {
      const made = await samples();
      const { network, board } = made;
      await openPosting(made);
      await post(made, await now(network));
      const values = [network.address("bank-b.participant")];
      const attempt = post(made, await now(network), { as: "bank-b.participant" });
      await expectRefusal(attempt, board, "PriceNotPublisher", values);
    });

    it("takes an account of an office that it is open to", async () => {
      const made = await samples();
      await openPosting(made, { offices: [Office.issuer], listed: [] });
      await post(made, await now(made.network), { as: "bank-c.issuer" });
      expect((await made.board.latest(SERIES)).organization).to.equal(made.network.orgId("bank-c"));
    });

    it("refuses an account that was taken off the list", async () => {
      const made = await samples();
      const { network, board } = made;
      await openPosting(made);
      const { selector } = board.post.fragment;
      const values = [network.address(PUBLISHER)];
      await decide(network, [await call(network.suite.methodLists, "list", [board, selector, values, false])]);
      await expectRefusal(post(made, await now(network)), board, "PriceNotPublisher", values);
    });

    it("refuses whom the organization that the release names closed out alone", async () => {
      const made = await samples();
      const { network, board } = made;
      await openPosting(made);
      const { selector } = board.post.fragment;
      await network.suite.methodLists.connect(network.as("bank-b.admin")).tightenOwn(board, selector, [], false);
      const values = [network.address(PUBLISHER)];
      await expectRefusal(post(made, await now(network)), board, "PriceNotPublisher", values);
    });

    it("refuses a contract in force through which a listed account calls", async () => {
      const made = await samples();
      const { network, board, passer } = made;
      await openPosting(made);
      const sent = send(network, PUBLISHER, await passing(made, await posting(made, await now(network))));
      await expectRefusal(sent, board, "PriceNotPublisher", [await passer.getAddress()]);
    });

    it("takes a listed contract, for no organization", async () => {
      const made = await samples();
      const { network, board, passer } = made;
      await openPosting(made, { listed: [await passer.getAddress()] });
      await send(network, "bank-b.participant", await passing(made, await posting(made, await now(network))));
      expect((await board.latest(SERIES)).organization).to.equal(0);
    });
  });

  describe("what", () => {
    it("records the price for the publisher's organization and tells it", async () => {
      const made = await samples();
      const { network, board } = made;
      await openPosting(made);
      const at = await now(network);
      const organization = network.orgId("bank-a");
      await expect(post(made, at))
        .to.emit(board, "PricePosted")
        .withArgs(SERIES, organization, network.address(PUBLISHER), VALUE, at);
      expect(await board.latest(SERIES)).to.deep.equal([VALUE, at, organization]);
    });

    it("takes the price of the second in which it is posted, and refuses one of the next", async () => {
      const made = await samples();
      const { network, board } = made;
      await openPosting(made);
      const second = (await now(network)) + 10;
      await network.networkHelpers.time.setNextBlockTimestamp(second);
      await expectRefusal(post(made, second + 1), board, "PriceUnfit", [SERIES, second + 1, 0]);
      await network.networkHelpers.time.setNextBlockTimestamp(second + 1);
      await post(made, second + 1);
    });

    it("refuses a price that is not newer than the last one", async () => {
      const made = await samples();
      const { network, board } = made;
      await openPosting(made);
      const last = await now(network);
      await post(made, last);
      for (const at of [last, last - 1, 0]) {
        await expectRefusal(post(made, at), board, "PriceUnfit", [SERIES, at, last]);
      }
      await moveTo(network, last + 1);
      await post(made, last + 1);
    });

    it("refuses a series without name, and the price of no second", async () => {
      const made = await samples();
      const { network, board } = made;
      await openPosting(made);
      const at = await now(network);
      await expectRefusal(post(made, at, { series: UNNAMED }), board, "PriceUnfit", [UNNAMED, at, 0]);
      await expectRefusal(post(made, 0), board, "PriceUnfit", [SERIES, 0, 0]);
    });
  });
});

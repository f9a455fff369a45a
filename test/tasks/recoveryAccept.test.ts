import { join } from "node:path";
import { expect } from "chai";
import { network } from "hardhat";
import { accept } from "../../lib/account/accept.ts";
import { readAcceptance } from "../../lib/account/acceptance/files.ts";
import { foundingDomain } from "../../lib/account/acceptance/founding.ts";
import { readRotationTerms } from "../../lib/account/acceptance/terms.ts";
import { enrol } from "../../lib/account/enrol.ts";
import { developmentAcceptance } from "../../lib/account/recovery/developmentKey.ts";
import { rotate } from "../../lib/account/recovery/rotate.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";
import { ownFolder } from "../fixtures/ownFolder.ts";
import { SUBJECT, recovered, reopened } from "./helpers/recovery.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();

describe("tasks: the acceptance of a new key", () => {
  let live: DeskNetwork;
  let folder: string;

  before(async () => {
    folder = await ownFolder();
  });

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(deskNetwork);
  });

  const terms = (account: string, isOffline = false) =>
    readRotationTerms(live.file, isOffline ? undefined : live.desk, { account, deadline: "30d" });

  describe("account accept --rotate", () => {
    it("should be to be what the account is, in a file of its own that rotates it", async () => {
      const request = await terms(SUBJECT);
      expect(request).to.deep.include({
        name: SUBJECT,
        organization: { name: "bank-a", id: 1 },
        office: "Participant",
        rotates: SUBJECT,
        clock: "chain",
      });
      const { data, text } = await accept(live.stranger(), foundingDomain(live.file), request, folder);
      expect(data.path).to.equal(join(folder, `${SUBJECT}.rotation.acceptance.json`));
      expect(text).to.match(
        /^The new key 0x\w{40} of bank-a\.participant accepts to be .*\nnext {2}hand .* `account rotate bank-a\.participant --acceptance/,
      );
      const acceptance = await readAcceptance(data.path);
      const { data: done } = await rotate(live.desk, live.actor("bank-a.admin"), { account: SUBJECT, acceptance });
      expect(done.did).to.equal("started");
    });

    it("should not enrol the key as another account", async () => {
      const { data } = await accept(live.stranger(), foundingDomain(live.file), await terms(SUBJECT), folder);
      const request = { acceptance: await readAcceptance(data.path), validUntil: 0, kyc: `0x${"ab".repeat(32)}` };
      expect(await refusal(enrol(live.desk, live.actor("bank-a.admin"), request))).to.match(
        /^bank-a\.participant is the name of 0x\w{40} already/,
      );
    });

    it("should be known of an account of the consortium file without any node", async () => {
      expect(await terms("bank-c.issuer", true)).to.deep.include({ office: "Issuer", rotates: "bank-c.issuer" });
      expect(await refusal(terms("bank-c.trader", true))).to.equal(
        "bank-c.trader is no account of the consortium file, and there is no node to ask: give its --url.",
      );
    });

    it("should give an account without name one that a file may have", async () => {
      await recovered(live);
      const key = live.stranger().address;
      expect(await terms(key)).to.include({ name: `bank-a.${key.slice(0, 10).toLowerCase()}`, rotates: key });
    });

    for (const [account, line] of [
      ["regulator.officer-1", /a regulator, which replaces its keys itself: an officer asks with `regulator change/],
      ["bank-a.trader", /no account or contract "bank-a\.trader"/],
    ] as const) {
      it(`should be refused for ${account}`, async () => {
        expect(await refusal(terms(account))).to.match(line);
      });
    }
  });

  describe("account rotate --dev-keys", () => {
    it("should be that of the next development key that is nobody's, and to which no recovery was", async () => {
      const acceptance = await developmentAcceptance(live.desk, SUBJECT);
      const taken = [live.file.founder, ...live.file.accounts].map(({ address }) => address);
      expect(taken).to.not.include(acceptance.account);
      await rotate(live.desk, live.actor("bank-a.admin"), { account: SUBJECT, acceptance });
      expect((await developmentAcceptance(live.desk, "bank-c.issuer")).account).to.not.equal(acceptance.account);
    });

    it("should be that of the key that is named, which must be a development key", async () => {
      const to = live.stranger(3).address;
      expect((await developmentAcceptance(live.desk, SUBJECT, to)).account).to.equal(to);
      expect(await refusal(developmentAcceptance(live.desk, SUBJECT, `0x${"11".repeat(20)}`))).to.match(
        /is not an address of the development mnemonic/,
      );
    });

    it("should be for the present key of the account", async () => {
      await recovered(live);
      const desk = await reopened(live);
      const acceptance = await developmentAcceptance(desk, SUBJECT);
      const { data } = await rotate(desk, live.actor("bank-a.admin"), { account: SUBJECT, acceptance });
      expect(data).to.deep.include({ account: live.stranger().address, formerKeys: [live.address(SUBJECT)] });
    });
  });
});

import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { Signature } from "ethers";
import { network } from "hardhat";
import { consent } from "../../lib/account/recovery/consent.ts";
import { deliverObjection } from "../../lib/account/recovery/deliver.ts";
import { cancel } from "../../lib/account/recovery/end.ts";
import { objectTo, objectionTerms } from "../../lib/account/recovery/object.ts";
import {
  type Objection,
  type ObjectionTerms,
  objectionRequest,
  signObjection,
} from "../../lib/account/recovery/objection.ts";
import { readObjection } from "../../lib/account/recovery/objectionFile.ts";
import { showRecovery } from "../../lib/account/recovery/overview.ts";
import { nowOf } from "../../lib/desk.ts";
import { Refusal } from "../../lib/refusal.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";
import { ownFolder } from "../fixtures/ownFolder.ts";
import { LIFE, SUBJECT, WINDOW, started } from "./helpers/recovery.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();

describe("tasks: account object", () => {
  let live: DeskNetwork;
  let folder: string;

  before(async () => {
    folder = await ownFolder();
  });

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(deskNetwork);
    await started(live);
  });

  /** Signs with the key of an account of the sample what differs by `changed` from what is to be objected to. */
  const signs = async (by = SUBJECT, changed: Partial<ObjectionTerms> = {}): Promise<Objection> => {
    const { terms } = await objectionTerms(live.desk, SUBJECT);
    return signObjection(live.as(by), { ...terms, ...changed });
  };
  const delivers = (objection: Objection, by = "csd.operator") =>
    deliverObjection(live.desk, live.actor(by), SUBJECT, objection);

  describe("signing", () => {
    const objects = async (confirm?: (summary: string) => Promise<void>) => {
      const { objector, terms } = await objectionTerms(live.desk, SUBJECT);
      const sign = (what: ObjectionTerms) => signObjection(live.as(SUBJECT), what);
      return objectTo(terms, { objector, out: folder, sign, ...(confirm === undefined ? {} : { confirm }) });
    };

    it("should write a file that names the network, the account, the new key and the start", async () => {
      const { data, text } = await objects();
      expect(data).to.include({
        chainId: live.desk.record.chainId,
        recovery: live.desk.record.contracts["Recovery"]?.address,
        account: live.address(SUBJECT),
        successor: live.stranger().address,
        startedAt: await nowOf(live.desk),
        file: join(folder, `${SUBJECT}.objection.json`),
      });
      const { file, ...objection } = data;
      expect(await readObjection(file)).to.deep.equal(objection);
      expect(text).to.match(
        /next {2}hand it to any active account: `account object bank-a\.participant --deliver \S+ --as/,
      );
    });

    it("should show what is signed, and write nothing when that is declined", async () => {
      let shown = "";
      await rm(join(folder, `${SUBJECT}.objection.json`), { force: true });
      const declined = objects((summary) => {
        shown = summary;
        return Promise.reject(new Refusal("Nothing was signed."));
      });
      expect(await refusal(declined)).to.equal("Nothing was signed.");
      expect(shown).to.match(
        /^The key of bank-a\.participant is to object to the recovery of .* to 0x\w{40}, started at/,
      );
      expect(await readFile(join(folder, `${SUBJECT}.objection.json`)).catch(() => "none")).to.equal("none");
    });

    it("should be what a wallet is asked for, too", async () => {
      const { terms } = await objectionTerms(live.desk, SUBJECT);
      expect(objectionRequest(terms)).to.deep.include({ primaryType: "Objection" });
    });

    it("should be refused where no recovery is under way", async () => {
      expect(await refusal(objectionTerms(live.desk, "bank-b.participant"))).to.match(/^No recovery of bank-b\.part/);
    });
  });

  describe("--deliver", () => {
    for (const by of ["csd.operator", "bank-a.admin", "bank-b.participant", "regulator.officer-1"]) {
      it(`should be anyone's: ${by}`, async () => {
        const { data, text } = await delivers(await signs(), by);
        expect(data).to.include({ did: "objected", state: "UnderWay" });
        expect(data.recovery).to.include({ objectedAt: await nowOf(live.desk), consentOf: "committee" });
        expect(text).to.include("only the committee consents now.");
      });
    }

    it("should void a consent given before, in the last second of the window and after it", async () => {
      await consent(live.desk, live.actor("bank-b.admin"), SUBJECT);
      const { data } = await showRecovery(live.desk, SUBJECT);
      await live.networkHelpers.time.setNextBlockTimestamp((data.recovery?.windowEnd ?? 0) - 1);
      expect((await delivers(await signs())).data.recovery).to.include({ consentedAt: undefined, ready: false });
      await live.advance(WINDOW);
      expect((await showRecovery(live.desk, SUBJECT)).data.state).to.equal("UnderWay");
    });

    it("should be refused twice, delivered or signed", async () => {
      const objection = await signs();
      await delivers(objection);
      for (const again of [delivers(objection), objectionTerms(live.desk, SUBJECT)]) {
        expect(await refusal(again)).to.equal(
          "The key of bank-a.participant objected already: only the committee consents now.",
        );
      }
    });

    for (const by of ["bank-a.admin", "bank-b.participant"]) {
      it(`should be refused when ${by} signed it`, async () => {
        expect(await refusal(delivers(await signs(by)))).to.match(
          /^The objection is not signed by the key of bank-a\.participant \(0x\w{40}\): that alone objects\.$/,
        );
      });
    }

    for (const [what, changed, line] of [
      ["another chain", { chainId: 1 }, /^The objection is for chain 1, Recovery 0x\w{40}: it must be signed for this/],
      ["another contract", { recovery: `0x${"11".repeat(20)}` }, /^The objection is for chain \d+, Recovery 0x1111/],
      ["another account", { account: `0x${"11".repeat(20)}` }, /^The objection is that of 0x1111\w+, not of bank-a\./],
      ["another new key", { successor: `0x${"11".repeat(20)}` }, /^The objection is to another recovery of bank-a\./],
      ["another start", { startedAt: 1_600_000_000 }, /to 0x\w{40} at 2020-09-13 .*: sign again with `account object/],
    ] as const) {
      it(`should be refused for ${what}`, async () => {
        expect(await refusal(delivers(await signs(SUBJECT, changed)))).to.match(line);
      });
    }

    it("should be refused for the recovery before", async () => {
      const objection = await signs();
      await cancel(live.desk, live.actor("bank-a.admin"), SUBJECT);
      expect(await refusal(delivers(objection))).to.match(/^No recovery of bank-a\.participant is under way/);
      await live.advance(LIFE);
      await started(live);
      expect(await refusal(delivers(objection))).to.match(
        /^The objection is to another recovery of bank-a\.participant/,
      );
    });

    it("should take a signature in another form that means the same", async () => {
      const { signature, ...terms } = await signs();
      const { compactSerialized } = Signature.from(signature);
      expect((await delivers({ ...terms, signature: compactSerialized })).data.did).to.equal("objected");
    });
  });

  describe("a file that is none", () => {
    for (const [what, content, line] of [
      ["no JSON", "{", /is not an objection: it is not JSON\.$/],
      ["another form", "{}", /is not an objection: version must be 1\.$/],
    ] as const) {
      it(`should be refused: ${what}`, async () => {
        const path = join(folder, "none.json");
        await writeFile(path, content);
        expect(await refusal(readObjection(path))).to.match(line);
      });
    }

    it("should be refused: none at all", async () => {
      expect(await refusal(readObjection(join(folder, "nothing.json")))).to.match(/^There is no file .*nothing\.json/);
    });
  });
});

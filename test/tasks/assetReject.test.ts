import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { encodeBytes32String, keccak256 } from "ethers";
import { network } from "hardhat";
import { z } from "zod";
import { rejectAsset } from "../../lib/asset/reject.ts";
import { suspendOrganization } from "../fixtures/acts.ts";
import { CUSTODIAN, INSPECTOR, OFFICER } from "../fixtures/assets.ts";
import { everyoneBut } from "../fixtures/people.ts";
import { EVIDENCE } from "../fixtures/reasons.ts";
import { refusalOf } from "../fixtures/refusal.ts";
import { documentOf } from "./helpers/document.ts";
import { type IssuingNetwork, issuedSchema, issuingNetwork } from "./helpers/issuing.ts";

const connection = await network.create();
const schema = issuedSchema.extend({ reasonCode: z.string(), evidenceHash: z.string() });
const WHY = { reason: "PRICE-2", evidence: EVIDENCE };

describe("tasks: asset reject", () => {
  let live: IssuingNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(issuingNetwork);
    await live.prereleased();
  });

  after(() => rm(live.folder, { recursive: true, force: true }));

  const reject = (as: string, why = WHY) => rejectAsset(live.desk, live.actor(as), "BC27", why);

  for (const [as, what] of [
    [INSPECTOR, "an inspector of its plan"],
    [CUSTODIAN, "its custodian"],
    [OFFICER, "an officer"],
  ] as const) {
    it(`should let ${what} reject it, with the reason`, async () => {
      const report = await reject(as);
      expect(schema.parse(documentOf(report))).to.include({
        ...{ asset: 1, state: "Rejected", did: "rejected", reasonCode: "PRICE-2", evidenceHash: EVIDENCE },
      });
      expect(report.text).to.equal(
        [
          `Asset 1, BC27 of bank-c, is rejected by ${as}: reason PRICE-2, evidence ${EVIDENCE}.`,
          "next  an Issuer of bank-c drafts it anew with `asset draft FILE --redraft 1`",
        ].join("\n"),
      );
      const { assetRegister } = live.suite;
      const [event] = await assetRegister.queryFilter(assetRegister.filters.AssetRejected(), -1);
      expect(event?.args.slice(1)).to.deep.equal([live.address(as), encodeBytes32String("PRICE-2"), EVIDENCE]);
    });
  }

  it("should record the hash of a file", async () => {
    const evidence = join(live.folder, "finding.txt");
    await writeFile(evidence, "too dear");
    const { data } = await reject(INSPECTOR, { ...WHY, evidence });
    expect(data.evidenceHash).to.equal(keccak256(Buffer.from("too dear")));
  });

  it("should need a reason and evidence that fit", async () => {
    expect(await refusalOf(reject(INSPECTOR, { ...WHY, reason: "" }))).to.match(/^The reason code "" has 0 bytes/);
    expect(await refusalOf(reject(INSPECTOR, { ...WHY, evidence: "none.pdf" }))).to.match(
      /^There is no evidence "none\.pdf"/,
    );
  });

  it("should refuse what is not inspected", async () => {
    await reject(INSPECTOR);
    expect(await refusalOf(reject(OFFICER))).to.match(/^Asset 1, BC27 of bank-c, is Rejected, not PreReleased: /);
  });

  it("should refuse an inspector of a suspended organization", async () => {
    await suspendOrganization(live, "auditor");
    expect(await refusalOf(reject(INSPECTOR))).to.match(
      /^auditor\.inspector acts as nobody now: auditor is suspended since .*: `org reinstate auditor --as SEAT`\.$/,
    );
  });

  for (const as of everyoneBut("inspector", "officer", "outsider", "founder")) {
    it(`should refuse ${as}`, async () => {
      expect(await refusalOf(reject(as))).to.match(
        new RegExp(
          `^${as} \\(\\w+ of [\\w-]+\\) may not reject asset 1, BC27 of bank-c: an Inspector of csd or auditor or an officer of a regulator does\\.$`,
        ),
      );
    });
  }
});

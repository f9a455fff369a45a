import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { network } from "hardhat";
import { id } from "ethers";
import { accept } from "../../lib/account/accept.ts";
import { enrol } from "../../lib/account/enrol.ts";
import { listAccounts } from "../../lib/account/list.ts";
import { showAccount } from "../../lib/account/show.ts";
import { type NamedAcceptance, readAcceptance } from "../../lib/account/acceptance/files.ts";
import { foundingDomain } from "../../lib/account/acceptance/founding.ts";
import { execute } from "../../lib/committee/execute.ts";
import { vote } from "../../lib/committee/vote.ts";
import { freeze } from "../../lib/regulator/act.ts";
import type { Office } from "../../lib/suite/words.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();
const DAY = 86_400;
const YEAR = 365 * DAY;

describe("tasks: account", () => {
  let live: DeskNetwork;
  let folder: string;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(deskNetwork);
    folder = await mkdtemp(join(tmpdir(), "concordat-accept-"));
  });

  afterEach(() => rm(folder, { recursive: true }));

  const now = () => live.networkHelpers.time.latest();

  const accepted = async (organization: string, office: Office, validFor = 7 * DAY): Promise<NamedAcceptance> => {
    const request = {
      name: `${organization}.newcomer`,
      organization: live.desk.book.organization(organization),
      office,
      deadline: (await now()) + validFor,
    };
    const { data } = await accept(live.stranger(), foundingDomain(live.file), request, folder);
    return readAcceptance(data.path);
  };

  const enrolled = async (acceptance: NamedAcceptance, by: string) =>
    enrol(live.desk, live.actor(by), { acceptance, validUntil: (await now()) + YEAR, kyc: id("record and salt") });

  describe("accept", () => {
    it("should write a file that names account, organization, office, deadline and network", async () => {
      const acceptance = await accepted("bank-a", "Participant");
      expect(acceptance).to.include({
        name: "bank-a.newcomer",
        account: live.stranger().address,
        organization: 1,
        office: "Participant",
        chainId: live.file.chainId,
        accounts: live.record.contracts.Accounts?.address,
      });
    });
  });

  describe("enrol", () => {
    it("should let an OrgAdmin enrol its own Participant at once", async () => {
      const { data } = await enrolled(await accepted("bank-a", "Participant"), "bank-a.admin");
      expect(data).to.include({ did: "enrolled", proposal: undefined });
      const shown = await showAccount(live.desk, live.stranger().address);
      expect(shown.data).to.include({ status: "Active", office: "Participant", actsAs: "Participant", own: true });
    });

    it("should open a proposal for a seat, which enrols when it passes", async () => {
      const { data, text } = await enrolled(await accepted("bank-b", "Developer"), "bank-a.seat");
      expect(data).to.include({ did: "proposed", proposal: 1 });
      expect(text).to.include("Proposal 1 is open: Enrol bank-b.newcomer as Developer of bank-b");
      for (const seat of ["bank-a.seat", "bank-b.seat", "csd.seat"]) {
        await vote(live.desk, live.actor(seat), { proposal: 1, support: "for" });
      }
      await execute(live.desk, live.actor("bank-a.seat"), 1);
      await live.advance(DAY);
      await execute(live.desk, live.actor("bank-a.seat"), 1);
      expect((await showAccount(live.desk, live.stranger().address)).data.actsAs).to.equal("Developer");
    });

    it("should propose a Seat account as Constitution", async () => {
      await enrolled(await accepted("bank-b", "Seat"), "bank-a.seat");
      expect((await live.desk.suite.committee.tallyOf(1)).class).to.equal(0n);
    });

    it("should refuse an acceptance that somebody changed", async () => {
      const acceptance = { ...(await accepted("bank-a", "Participant")), office: "Issuer" } as const;
      expect(await refusal(enrolled(acceptance, "bank-a.admin"))).to.match(/bank-a\.newcomer is not signed by 0x/);
    });

    it("should refuse an acceptance for another network", async () => {
      const acceptance = { ...(await accepted("bank-a", "Participant")), chainId: 1 };
      expect(await refusal(enrolled(acceptance, "bank-a.admin"))).to.match(/is for chain 1, .* for this network/);
    });

    it("should refuse an acceptance that has ended", async () => {
      const acceptance = await accepted("bank-a", "Participant", DAY);
      await live.advance(2 * DAY);
      expect(await refusal(enrolled(acceptance, "bank-a.admin"))).to.match(/ended at .*: sign it again/);
    });

    it("should refuse another organization's OrgAdmin", async () => {
      const line = await refusal(enrolled(await accepted("bank-a", "Participant"), "bank-b.admin"));
      expect(line).to.match(/belongs to bank-b, not to the organization of bank-b\.admin|\[AccountNotOwn\]/);
    });

    it("should refuse a regulator's account", async () => {
      const line = await refusal(enrolled(await accepted("regulator", "Regulator"), "bank-a.seat"));
      expect(line).to.match(/regulator is a regulator, which keeps its own accounts/);
    });
  });

  describe("list and show", () => {
    it("should list the accounts of one organization by name", async () => {
      const { data } = await listAccounts(live.desk, "auditor");
      expect(data.map(({ name }) => name)).to.deep.equal(["auditor.admin", "auditor.inspector", "auditor.operator"]);
    });

    it("should list all accounts", async () => {
      expect((await listAccounts(live.desk)).data).to.have.length(live.file.accounts.length);
    });

    it("should suggest the organization that may have been meant", async () => {
      expect(await refusal(listAccounts(live.desk, "bank-x"))).to.match(/did you mean bank-a/);
    });

    it("should show live freeze orders", async () => {
      const terms = { subject: "bank-c.issuer", direction: "both", duration: 60, reason: "AML-3", evidence: id("e") };
      await freeze(live.desk, live.actor("regulator.officer-1"), terms);
      const { data, text } = await showAccount(live.desk, "bank-c.issuer");
      expect(data.actsAs).to.equal("None");
      expect(text).to.match(/frozen +order 1, Both, lapses/);
    });

    it("should say that an address is not enrolled", async () => {
      expect((await showAccount(live.desk, live.stranger().address)).text).to.match(/is not enrolled: it accepts with/);
    });
  });
});

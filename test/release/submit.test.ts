import { expect } from "chai";
import { ZeroHash, getCreate2Address, hexlify, toBeHex, toUtf8Bytes, zeroPadBytes } from "ethers";
import { itRefusesCallers, itRefusesTheCommittee } from "../fixtures/callers.ts";
import { call } from "../fixtures/decisions.ts";
import { ReleaseStatus } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded, now } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { everyoneBut } from "../fixtures/people.ts";
import { DEVELOPER, type Declared, IDLE, statusOf, submission, submit, version } from "../fixtures/releases.ts";
import { enrolled, itRefusesPowerless } from "./helpers/who.ts";

const submitting = (network: Founded) => call(network.suite.releases, "submit", [submission(network)]);

/** The slot in which Releases keeps how many there are. */
const COUNT_SLOT = 1;

/** A text as 32 bytes, whatever it holds. */
const raw = (text: string) => zeroPadBytes(hexlify(toUtf8Bytes(text)), 32);

const NO_NAMES: Readonly<Record<string, string>> = {
  "no name": ZeroHash,
  "upper case": raw("Price-board"),
  "a digit first": raw("1board"),
  "a hyphen first": raw("-board"),
  "a space": raw("price board"),
  "a line break": raw("board\n"),
  "a path": raw("../board"),
  "a dot": raw("board.json"),
  "an underscore": raw("price_board"),
  "a letter beyond ASCII that looks like another": raw("bоard"),
  "a byte that begins no letter": zeroPadBytes("0x61ff", 32),
  "a letter behind the end": zeroPadBytes("0x626f6172640061", 32),
  "a letter in the last place": `0x61${"00".repeat(30)}61`,
  "32 letters": `0x${"61".repeat(32)}`,
};

async function expectUnfit(network: Founded, declared: Declared): Promise<void> {
  const { name, initCodeHash, sourceHash } = submission(network, declared);
  const values = [name, initCodeHash, sourceHash];
  await expectRefusal(submit(network, declared), network.suite.releases, "ReleaseUnfit", values);
}

describe("release: submit", () => {
  describe("who", () => {
    itRefusesCallers(everyoneBut("developer"), submitting);
    itRefusesTheCommittee(submitting);
    itRefusesPowerless(DEVELOPER, submitting);
  });

  it("records what was declared, with the developer and its organization", async () => {
    const network = await founded();
    const declared = submission(network, { name: "letters", version: version(2, 1, 3), administrator: "csd" });
    await network.suite.releases.connect(network.as(DEVELOPER)).submit(declared);
    const at = await now(network);
    const kept = await network.suite.releases.release(1);
    const { name, initCodeHash, sourceHash, auditHash } = declared;
    expect([kept.name, kept.version, kept.initCodeHash]).to.deep.equal([name, version(2, 1, 3), initCodeHash]);
    expect([kept.sourceHash, kept.auditHash]).to.deep.equal([sourceHash, auditHash]);
    expect([kept.factory, kept.upgradeable, kept.predecessor, kept.successor]).to.deep.equal([false, false, 0n, 0n]);
    expect([kept.status, kept.since]).to.deep.equal([ReleaseStatus.submitted, BigInt(at)]);
    expect(kept.developer).to.equal(network.address(DEVELOPER));
    expect(kept.organization).to.equal(network.orgId("bank-b"));
    expect(kept.administrator).to.equal(network.orgId("csd"));
  });

  it("announces it whole, with the address that only this code can come to", async () => {
    const network = await founded();
    const { releases } = network.suite;
    const declared = submission(network);
    const target = getCreate2Address(await releases.getAddress(), toBeHex(1, 32), declared.initCodeHash);
    await expect(releases.connect(network.as(DEVELOPER)).submit(declared))
      .to.emit(releases, "ReleaseSubmitted")
      .withArgs(1, declared.name, target, network.address(DEVELOPER), network.orgId("bank-b"), Object.values(declared));
    expect((await releases.release(1)).target).to.equal(target);
  });

  it("numbers releases from 1; the same code has another address each time", async () => {
    const network = await founded();
    const [first, second] = [await submit(network), await submit(network)];
    expect([first.id, second.id]).to.deep.equal([1n, 2n]);
    expect(first.target).not.to.equal(second.target);
  });

  it("makes nothing a target, and nothing known by its address", async () => {
    const network = await founded();
    const { target } = await submit(network);
    expect(await network.suite.standing.targetOf(target)).to.equal(0);
    expect(await network.suite.releases.idAt(target)).to.equal(0);
    expect(await network.suite.releases.administratorAt(target)).to.equal(0);
  });

  it("lets no name or version be taken by a submission alone", async () => {
    const network = await founded();
    const second = await enrolled(network, "bank-c", "developer");
    await submit(network);
    await network.suite.releases.connect(second).submit(submission(network));
    const { name } = submission(network);
    expect(await network.suite.releases.idOf(name, version(1))).to.equal(0);
  });

  describe("the name", () => {
    for (const [label, name] of Object.entries(NO_NAMES)) {
      it(`is refused with ${label}`, async () => {
        await expectUnfit(await founded(), { name });
      });
    }

    for (const name of ["a", "z", "a0", "z9", "a-", "price-board-2", "a".repeat(31)]) {
      it(`may be ${name}`, async () => {
        const network = await founded();
        expect(await statusOf(network, await submit(network, { name }))).to.equal(ReleaseStatus.submitted);
      });
    }
  });

  for (const field of ["initCodeHash", "sourceHash"] as const) {
    it(`refuses an empty ${field}`, async () => {
      await expectUnfit(await founded(), { [field]: ZeroHash });
    });
  }

  it("takes one without audit, which its voters see", async () => {
    const network = await founded();
    const { releases } = network.suite;
    const declared = { ...submission(network, { initCode: IDLE }), auditHash: ZeroHash };
    await releases.connect(network.as(DEVELOPER)).submit(declared);
    expect((await releases.release(1)).auditHash).to.equal(ZeroHash);
  });

  describe("the administrator", () => {
    for (const name of ["bank-b", "bank-a", "auditor"]) {
      it(`may be ${name}`, async () => {
        const network = await founded();
        const { id } = await submit(network, { administrator: name });
        expect((await network.suite.releases.release(id)).administrator).to.equal(network.orgId(name));
      });
    }

    for (const administrator of ["regulator", 0, 8, 2 ** 32 - 1]) {
      it(`may not be ${administrator}`, async () => {
        const network = await founded();
        const values = [submission(network, { administrator }).administrator];
        const { releases } = network.suite;
        await expectRefusal(submit(network, { administrator }), releases, "ReleaseAdministratorUnfit", values);
      });
    }
  });

  it("refuses a number that no release can have, and gives the last one", async () => {
    const network = await founded();
    const { releases } = network.suite;
    const most = 2n ** 32n - 1n;
    const counted = (count: bigint) =>
      releases.getAddress().then((at) => network.networkHelpers.setStorageAt(at, COUNT_SLOT, toBeHex(count, 32)));
    await counted(most - 1n);
    expect((await submit(network)).id).to.equal(most);
    await expectRefusal(submit(network), releases, "SafeCastOverflowedUintDowncast", [32, most + 1n]);
  });
});

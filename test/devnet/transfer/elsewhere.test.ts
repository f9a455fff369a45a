import { join } from "node:path";
import { expect } from "chai";
import { startConsortiumDevnet } from "../../../devnet/consortium.ts";
import type { Devnet } from "../../../devnet/devnet.ts";
import { exportChain } from "../../../devnet/transfer/exportChain.ts";
import { importChain } from "../../../devnet/transfer/importChain.ts";
import { addressBookOf, readAddressBook, withAccount, writeAddressBook } from "../../../lib/addressBook.ts";
import { sampleFile } from "../../fixtures/network.ts";
import { cleanUp, outerFolder } from "./helpers/folders.ts";

const NEWCOMER = `0x${"ab".repeat(20)}`;

async function headOf({ chain }: Devnet): Promise<unknown> {
  return chain.request("eth_getBlockByNumber", ["latest", true]);
}

describe("devnet: a chain on another machine", () => {
  afterEach(cleanUp);

  it("should go on where its export ended: the same head, state root, time and names", async () => {
    const outer = await outerFolder();
    const [here, there, path] = [join(outer, "here"), join(outer, "there"), join(outer, "bond.gz")];
    const file = await sampleFile();
    const first = await startConsortiumDevnet({ file, dataFolder: here, port: 0 });
    await writeAddressBook(here, withAccount(addressBookOf(file), "newcomer", NEWCOMER));
    await first.devnet.advance(3 * 86_400);
    const head = await headOf(first.devnet);
    const { now } = await first.devnet.status();
    const exported = await exportChain({ dataFolder: here, path });
    await first.devnet.stop();

    expect(await importChain({ path, folderFor: () => there })).to.deep.include({ head: exported.head });
    const second = await startConsortiumDevnet({ file, dataFolder: there, port: 0 });
    try {
      expect(await headOf(second.devnet)).to.deep.equal(head);
      expect((await second.devnet.status()).now - now).to.be.within(0, 600);
      expect([second.record, second.differs]).to.deep.equal([first.record, false]);
      expect((await readAddressBook(there))?.accounts.at(-1)).to.deep.equal({ name: "newcomer", address: NEWCOMER });
      await second.devnet.advance(60);
      expect(second.devnet.chain.head.number).to.equal(exported.head.number + 1);
    } finally {
      await second.devnet.stop();
    }
  });
});

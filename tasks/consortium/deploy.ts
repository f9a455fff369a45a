import type { Provider } from "ethers";
import type { Acceptance } from "../../lib/account/acceptance/acceptance.ts";
import { readAcceptances } from "../../lib/account/acceptance/files.ts";
import { devAcceptances } from "../../lib/account/acceptance/founding.ts";
import { addressBookOf, writeAddressBook } from "../../lib/addressBook.ts";
import { loadConsortium } from "../../lib/consortium/load.ts";
import type { ConsortiumFile } from "../../lib/consortium/schema.ts";
import { count } from "../../lib/format.ts";
import { devWalletOf } from "../../lib/keys/devKeys.ts";
import type { ZeroGasWallet } from "../../lib/keys/zeroGasWallet.ts";
import { connectNode } from "../../lib/node.ts";
import { Refusal } from "../../lib/refusal.ts";
import { type FoundingProgress, foundSuite } from "../../lib/suite/found.ts";
import { recordFolder, writeRecord } from "../../lib/suite/record.ts";
import { type PlainArguments, action } from "../shared/action.ts";
import { type Secrets, secretKey, secretsOf } from "../shared/keys.ts";
import { httpNetwork } from "../shared/session.ts";

const FOUNDER_KEY = "FOUNDER_KEY";

interface Arguments extends PlainArguments {
  readonly consortium: string;
  readonly acceptances: string | undefined;
  readonly url: string | undefined;
  readonly out: string | undefined;
  readonly devKeys: boolean;
}

export default action<Arguments>(async (args, hre) => {
  const file = await loadConsortium(args.consortium);
  const network = await httpNetwork(hre);
  const url = args.url ?? network?.url;
  if (url === undefined) throw new Refusal("Say where to found the network: --url URL, or --network NAME.");
  const provider = await connectNode(url);
  try {
    const founder = await founderKey(file, args.devKeys, secretsOf(hre), provider);
    const acceptances = await acceptancesOf(file, args);
    const onStep = args.json ? undefined : showStep;
    const record = await foundSuite({ file, acceptances, founder, ...(onStep === undefined ? {} : { onStep }) });
    const folder = args.out ?? recordFolder(network?.name ?? file.name);
    await writeRecord(folder, record);
    await writeAddressBook(folder, addressBookOf(file));
    const contracts = count(Object.keys(record.contracts).length, "contract");
    const text = `${file.name} is founded and handed over: ${contracts}, recorded in ${folder}.\nnext  \`consortium check --data ${folder} --url ${url}\``;
    return { data: { folder, ...record }, text };
  } finally {
    provider.destroy();
  }
});

async function founderKey(
  file: ConsortiumFile,
  devKeys: boolean,
  secrets: Secrets,
  provider: Provider,
): Promise<ZeroGasWallet> {
  if (devKeys) return devWalletOf(file.founder.address, provider);
  const key = await secretKey(FOUNDER_KEY, secrets, provider);
  if (key !== undefined) return key;
  throw new Refusal(
    `There is no founder's key: put it into the keystore with \`npx hardhat keystore set ${FOUNDER_KEY}\`, or into the environment variable ${FOUNDER_KEY}.`,
  );
}

async function acceptancesOf(file: ConsortiumFile, { acceptances, devKeys }: Arguments): Promise<Acceptance[]> {
  if (acceptances !== undefined) return readAcceptances(acceptances);
  if (devKeys) return devAcceptances(file);
  throw new Refusal("Every founding account must accept: give --acceptances DIR, filled by `account accept`.");
}

function showStep({ step, of, name, address, earlier }: FoundingProgress): void {
  console.log(`${String(step).padStart(2)}/${of}  ${name} at ${address}${earlier ? " (done before)" : ""}`);
}

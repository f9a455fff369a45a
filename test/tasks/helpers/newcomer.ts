import { accept } from "../../../lib/account/accept.ts";
import { type NamedAcceptance, readAcceptance } from "../../../lib/account/acceptance/files.ts";
import { foundingDomain } from "../../../lib/account/acceptance/founding.ts";
import { readTerms } from "../../../lib/account/acceptance/terms.ts";
import { devWallet } from "../../../lib/keys/devKeys.ts";
import { sampleFile } from "../../fixtures/network.ts";
import { ownFolder } from "../../fixtures/ownFolder.ts";
import type { LiveDevnet } from "./live.ts";

/** Keys of the development mnemonic from this number on sign acceptances, each once. */
const FIRST = 220;

/** Makes somebody new accept an office, under the name `<organization>.<number>`, and reads the file that this writes. */
export function newcomers() {
  let next = FIRST;
  return async (live: LiveDevnet, organization: string, office: string, deadline = "60d"): Promise<NamedAcceptance> => {
    const file = await sampleFile();
    const folder = await ownFolder();
    const name = `${organization}.${next}`;
    const terms = await readTerms(file, live.desk, { name, organization, office, deadline });
    const { data } = await accept(devWallet(next++), foundingDomain(file), terms, folder);
    return readAcceptance(data.path);
  };
}

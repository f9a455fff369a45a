import { Refusal } from "../../lib/refusal.ts";
import { FORMAT as JOURNAL_FORMAT } from "../journal/entry.ts";
import { parseJson } from "../json.ts";
import { type ByteReader, Unsound } from "./byteReader.ts";
import { AnyHead, ExportHead, FORMAT, LONGEST_LINE } from "./format.ts";

/**
 * Reads the first line of a container.
 * @param path of the file, for messages
 * @throws Refusal when the file is none, or of another version; Unsound when the line is not as an export writes it
 */
export async function readExportHead(path: string, reader: ByteReader): Promise<ExportHead> {
  const first = await reader.line(LONGEST_LINE).then(parseJson, () => undefined);
  const { version, journal } = AnyHead.safeParse(first).data ?? {};
  if (version === undefined || journal === undefined) {
    throw new Refusal(`${path} is no export of a devnet: \`npx hardhat devnet export FILE\` writes one.`);
  }
  if (version !== FORMAT || journal !== JOURNAL_FORMAT) {
    throw new Refusal(
      `${path} has format ${version} and its journal format ${journal}, but this version of Concordat reads ${FORMAT} and ${JOURNAL_FORMAT}: import it with the version that wrote it.`,
    );
  }
  const head = ExportHead.safeParse(first);
  if (!head.success) throw new Unsound("its first line does not tell which chain it holds");
  return head.data;
}

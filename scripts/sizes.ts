// Checks the size of every deployable contract against the limits of EIP-170 and EIP-3860, and shows the biggest.
import { artifacts } from "hardhat";

const RUNTIME_LIMIT = 24_576;
const INIT_LIMIT = 49_152;
const SHOWN = 15;

interface Size {
  name: string;
  runtime: number;
  init: number;
}

const bytes = (hex: string) => (hex.length - 2) / 2;
const isOver = ({ runtime, init }: Size) => runtime > RUNTIME_LIMIT || init > INIT_LIMIT;
const isProduct = (name: string) => /^contracts\//.test(name) && !/\/tests?\/|\.t\.sol:|Fixture$/.test(name);

async function measure(name: string): Promise<Size> {
  const artifact = await artifacts.readArtifact(name);
  return { name, runtime: bytes(artifact.deployedBytecode), init: bytes(artifact.bytecode) };
}

const names = [...(await artifacts.getAllFullyQualifiedNames())].filter(isProduct);
const deployable = (await Promise.all(names.map(measure))).filter(({ init }) => init > 0);
deployable.sort((a, b) => b.runtime - a.runtime);

const shown = deployable.filter((size, rank) => rank < SHOWN || isOver(size));
for (const size of shown) {
  const columns = [size.runtime, size.init].map((value) => value.toLocaleString("en").padStart(8));
  console.log(`${columns.join(" ")}  ${size.name}${isOver(size) ? "  OVER THE LIMIT" : ""}`);
}

const over = deployable.filter(isOver).length;
console.log(
  `${deployable.length} deployable contracts, ${over} over ${RUNTIME_LIMIT} bytes of runtime or ${INIT_LIMIT} of init code.`,
);
process.exitCode = over > 0 ? 1 : 0;

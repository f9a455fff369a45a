import { expect } from "chai";
import { network } from "hardhat";
import { devWallet } from "../../lib/keys/devKeys.ts";
import { failuresOf } from "./behaviors/erc7943.ts";
import type { RegulatedToken } from "./behaviors/regulated.ts";

/** What a forced transfer of the fixture does with what is frozen, in the order of test/fixtures/NaiveToken.sol. */
const TAKING = ["cut", "leave", "panic", "cap"];

const HELD = 1_000n;
/** Keys of the development mnemonic from this number on. */
const FIRST_KEY = 200;

/** The fixture, whose every right one key has. */
async function naiveToken(taking: string): Promise<RegulatedToken> {
  const { ethers } = await network.getOrCreate();
  const key = (n: number) => devWallet(FIRST_KEY + n, ethers.provider);
  const [agent, holder, receiver, spender, stranger] = [key(0), key(1), key(2), key(3), key(4)];
  const naive = await ethers.deployContract("NaiveToken", [TAKING.indexOf(taking)], agent);
  const act = (fragment: string, ...args: unknown[]) => naive.getFunction(fragment).send(...args);
  await act("mint", holder.address, HELD);
  const bar = (account: string) => act("setBarred", account, true);
  const setFrozen = (account: string, amount: bigint) => act("setFrozenTokens", account, amount);
  return {
    token: await ethers.getContractAt("AssetToken", await naive.getAddress(), stranger),
    ...{ holder, receiver, spender, stranger, held: HELD },
    setFrozen,
    freezeForForce: setFrozen,
    force: (from, to, amount) => act("forcedTransfer", from, to, amount),
    barFromSending: bar,
    barFromReceiving: bar,
    stop: () => act("setStopped", true),
    end: () => act("end"),
    burn: (amount) => naive.connect(holder).getFunction("burn").send(amount),
  };
}

/** What is wrong with the fixture whatever a forced transfer does with what is frozen. */
const ALWAYS = [
  "announces ERC-7943 as it is Final, and ERC-165",
  "D4: answers while more is frozen than is held",
  "D4: answers while as much is frozen as there are numbers",
  "allows a transfer whatever is held and approved, where nothing is frozen",
  "says of an account alone nothing that depends on amounts",
  "denies every transfer while the token is stopped",
  "denies every transfer once the token has ended",
  "D3: refuses what is frozen in the standard's words",
  "D3: refuses more than is held in ERC-20's words, frozen or not",
  "D3: refuses a barred sender in the standard's words",
  "D3: refuses a barred receiver in the standard's words",
  "D7: moves nothing for a barred spender",
  "D13: who bars the zero address stops nobody",
  "D3: refuses in the standard's words while the token is stopped",
  "burns nothing that is frozen",
  "burns nothing for a barred holder",
  "D1: burns nothing by force to the zero address",
  "D2: keeps what an order freezes of receipts to come",
  "D5: unfreezes nothing by force from an account to itself",
  "D6: forces nothing upon a barred receiver",
  "D6: forces nothing once the token has ended",
];

/** What is wrong beside that. */
const BESIDE = {
  cut: ["D1: mints nothing by force from the zero address"],
  leave: [
    "D1: mints nothing by force from the zero address",
    "D10: unfreezes what it takes of its own, and leaves no more frozen than is left",
    "D10: tells what is frozen before it tells of the transfer",
  ],
  panic: ["D4: takes from a holding of which more is frozen than is held"],
  cap: [
    "D1: mints nothing by force from the zero address",
    "D4: freezes more than is held, and what is received later with it",
    "D4: takes from a holding of which more is frozen than is held",
  ],
};

describe("asset: the conformance suite finds what is wrong with a token, and nothing else", () => {
  for (const [name, beside] of Object.entries(BESIDE)) {
    it(`whose forced transfers deal with what is frozen in the way "${name}"`, async () => {
      const failed = await failuresOf(() => naiveToken(name));
      expect(failed).to.have.members([...ALWAYS, ...beside]);
    });
  }
});

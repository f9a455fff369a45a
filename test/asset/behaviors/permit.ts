import { expect } from "chai";
import { MaxUint256, Signature, TypedDataEncoder, ZeroAddress, ZeroHash, toBeHex, verifyTypedData } from "ethers";
import type { TypedDataDomain, Wallet } from "ethers";
import { network } from "hardhat";
import { expectRefusal } from "../../fixtures/expectations.ts";
import type { HeldToken } from "./erc20.ts";

const PERMIT = {
  Permit: [
    { name: "owner", type: "address" },
    { name: "spender", type: "address" },
    { name: "value", type: "uint256" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
};

/** The order of the curve: the other signature of a pair has it less `s`. */
const CURVE_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/** Who permits whom to spend which token. */
type Held = Pick<HeldToken, "token" | "holder" | "spender">;

/** What a permit says, and where it differs from what is signed. */
interface Signed {
  readonly value?: bigint;
  readonly nonce?: bigint;
  readonly deadline?: bigint;
  readonly domain?: TypedDataDomain;
  readonly signer?: Wallet;
}

/** A permit with its words, to be brought by anybody. */
interface Permit {
  readonly value: bigint;
  readonly deadline: bigint;
  readonly signature: Signature;
}

/** The domain under which permits of a token are signed. */
async function domainOf({ token }: Pick<HeldToken, "token">): Promise<TypedDataDomain> {
  const { name, version, chainId, verifyingContract } = await token.eip712Domain();
  return { name, version, chainId, verifyingContract };
}

/** A permit of the holder for the spender. */
export async function permitOf(held: Held, said: Signed = {}): Promise<Permit> {
  const { holder, spender, token } = held;
  const { value = 10n, deadline = MaxUint256, signer = holder, nonce = await token.nonces(holder) } = said;
  const words = { owner: holder.address, spender: spender.address, value, nonce, deadline };
  const signature = await signer.signTypedData(said.domain ?? (await domainOf(held)), PERMIT, words);
  return { value, deadline, signature: Signature.from(signature) };
}

/** Brings a permit, as the spender. */
export function bring({ token, holder, spender }: Held, { value, deadline, signature }: Permit) {
  const { v, r, s } = signature;
  return token.connect(spender).permit(holder, spender, value, deadline, v, r, s);
}

/** Whose signature it would be under the words that the token checks: an address of nobody. */
async function readAs(held: HeldToken, { value, deadline, signature }: Permit): Promise<string> {
  const { holder, spender, token } = held;
  const nonce = await token.nonces(holder);
  const words = { owner: holder.address, spender: spender.address, value, nonce, deadline };
  return verifyTypedData(await domainOf(held), PERMIT, words, signature);
}

/** That a permit is taken for nobody's, and changes nothing. */
async function expectForeign(held: HeldToken, permit: Permit): Promise<void> {
  const { holder, spender, token } = held;
  const nonce = await token.nonces(holder);
  const allowance = await token.allowance(holder, spender);
  const words = [await readAs(held, permit), holder.address];
  await expectRefusal(bring(held, permit), token, "ERC2612InvalidSigner", words);
  expect([await token.nonces(holder), await token.allowance(holder, spender)]).to.deep.equal([nonce, allowance]);
}

/** What EIP-2612 says of allowances by signature. `other` is another token of the same make. */
export function behavesLikePermit(given: () => Promise<HeldToken & { readonly other: HeldToken["token"] }>): void {
  it("names the domain that it checks", async () => {
    const held = await given();
    expect(await held.token.DOMAIN_SEPARATOR()).to.equal(TypedDataEncoder.hashDomain(await domainOf(held)));
    expect((await domainOf(held)).verifyingContract).to.equal(await held.token.getAddress());
  });

  it("sets the allowance, tells of it and uses the nonce up", async () => {
    const held = await given();
    await expect(bring(held, await permitOf(held)))
      .to.emit(held.token, "Approval")
      .withArgs(held.holder.address, held.spender.address, 10n);
    expect(await held.token.allowance(held.holder, held.spender)).to.equal(10n);
    expect(await held.token.nonces(held.holder)).to.equal(1n);
  });

  it("lasts to the second of its deadline", async () => {
    const held = await given();
    const { networkHelpers } = await network.getOrCreate();
    const last = (await networkHelpers.time.latest()) + 10;
    const permit = await permitOf(held, { deadline: BigInt(last) });
    const start = await networkHelpers.takeSnapshot();
    await networkHelpers.time.setNextBlockTimestamp(last + 1);
    await expectRefusal(bring(held, permit), held.token, "ERC2612ExpiredSignature", [last]);
    await start.restore();
    await networkHelpers.time.setNextBlockTimestamp(last);
    await bring(held, permit);
  });

  it("is brought once", async () => {
    const held = await given();
    const permit = await permitOf(held);
    await bring(held, permit);
    await expectForeign(held, permit);
  });

  const differences: Record<string, (held: HeldToken & { other: HeldToken["token"] }) => Promise<Permit>> = {
    "for another token of the same make": async (held) => {
      const domain = await domainOf({ token: held.other });
      return permitOf(held, { domain });
    },
    "for another chain": async (held) => permitOf(held, { domain: { ...(await domainOf(held)), chainId: 1n } }),
    "by somebody else": (held) => permitOf(held, { signer: held.receiver }),
    "for a nonce to come": (held) => permitOf(held, { nonce: 1n }),
    "for less than is claimed": async (held) => ({ ...(await permitOf(held)), value: 11n }),
    "for a shorter time than is claimed": async (held) => {
      const permit = await permitOf(held, { deadline: MaxUint256 - 1n });
      return { ...permit, deadline: MaxUint256 };
    },
  };
  for (const [what, make] of Object.entries(differences)) {
    it(`refuses one signed ${what}`, async () => {
      const held = await given();
      await expectForeign(held, await make(held));
    });
  }

  it("refuses the other signature of the pair", async () => {
    const held = await given();
    const { token, holder, spender } = held;
    const { signature, value, deadline } = await permitOf(held);
    const s = toBeHex(CURVE_ORDER - BigInt(signature.s), 32);
    const v = signature.v === 27 ? 28 : 27;
    const attempt = token.connect(spender).permit(holder, spender, value, deadline, v, signature.r, s);
    await expectRefusal(attempt, token, "ECDSAInvalidSignatureS", [s]);
  });

  it("never takes what is no signature for the zero address's", async () => {
    const { token, spender } = await given();
    const attempt = token.connect(spender).permit(ZeroAddress, spender, 10n, MaxUint256, 27, ZeroHash, ZeroHash);
    await expectRefusal(attempt, token, "ECDSAInvalidSignature", []);
  });
}

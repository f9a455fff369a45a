import { expect } from "chai";
import { MaxUint256, ZeroAddress } from "ethers";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { type RegulatedToken, holdings } from "./regulated.ts";

/** A token of ERC-20 whose `holder` has `held`, and `receiver` nothing. */
export type HeldToken = Pick<RegulatedToken, "token" | "holder" | "receiver" | "spender" | "held">;

/** Makes a token as new for each test. */
type Given = () => Promise<HeldToken>;

/** What ERC-20 says of transfers by the holder, with the errors of ERC-6093. */
export function behavesLikeErc20Transfer(given: Given): void {
  for (const part of ["nothing", "a part", "the whole balance"] as const) {
    it(`moves ${part} and tells of it`, async () => {
      const { token, holder, receiver, held } = await given();
      const supply = await token.totalSupply();
      const amount = { nothing: 0n, "a part": 7n, "the whole balance": held }[part];
      expect(await token.connect(holder).transfer.staticCall(receiver, amount)).to.equal(true);
      await expect(token.connect(holder).transfer(receiver, amount))
        .to.emit(token, "Transfer")
        .withArgs(holder.address, receiver.address, amount);
      expect(await holdings({ token, holder, receiver })).to.deep.equal([supply, held - amount, amount]);
    });
  }

  it("to oneself leaves all as it is and tells of it", async () => {
    const { token, holder, held } = await given();
    await expect(token.connect(holder).transfer(holder, held))
      .to.emit(token, "Transfer")
      .withArgs(holder.address, holder.address, held);
    expect(await token.balanceOf(holder)).to.equal(held);
  });

  for (const [more, extra] of Object.entries({ "one unit more": 1n, "much more": 2n ** 200n })) {
    it(`refuses ${more} than is held`, async () => {
      const { token, holder, receiver, held } = await given();
      const attempt = token.connect(holder).transfer(receiver, held + extra);
      await expectRefusal(attempt, token, "ERC20InsufficientBalance", [holder.address, held, held + extra]);
    });
  }

  it("refuses more than is held to oneself", async () => {
    const { token, holder, held } = await given();
    const attempt = token.connect(holder).transfer(holder, held + 1n);
    await expectRefusal(attempt, token, "ERC20InsufficientBalance", [holder.address, held, held + 1n]);
  });

  it("refuses the zero address", async () => {
    const { token, holder } = await given();
    const attempt = token.connect(holder).transfer(ZeroAddress, 1n);
    await expectRefusal(attempt, token, "ERC20InvalidReceiver", [ZeroAddress]);
  });
}

/** What ERC-20 says of allowances. */
export function behavesLikeErc20Approval(given: Given): void {
  it("begins with none", async () => {
    const { token, holder, spender } = await given();
    expect(await token.allowance(holder, spender)).to.equal(0n);
  });

  it("is set, in place of the one before, and told of; more than is held, too", async () => {
    const { token, holder, spender, held } = await given();
    for (const amount of [5n, held + 1n, MaxUint256, 0n]) {
      expect(await token.connect(holder).approve.staticCall(spender, amount)).to.equal(true);
      await expect(token.connect(holder).approve(spender, amount))
        .to.emit(token, "Approval")
        .withArgs(holder.address, spender.address, amount);
      expect(await token.allowance(holder, spender)).to.equal(amount);
    }
  });

  it("is no one else's", async () => {
    const { token, holder, receiver, spender } = await given();
    await token.connect(holder).approve(spender, 5n);
    expect(await token.allowance(holder, receiver)).to.equal(0n);
    expect(await token.allowance(spender, holder)).to.equal(0n);
  });

  it("refuses the zero address", async () => {
    const { token, holder } = await given();
    const attempt = token.connect(holder).approve(ZeroAddress, 5n);
    await expectRefusal(attempt, token, "ERC20InvalidSpender", [ZeroAddress]);
  });
}

/** What ERC-20 says of transfers for others. */
export function behavesLikeErc20TransferFrom(given: Given): void {
  const approved = async (amount: bigint) => {
    const made = await given();
    await made.token.connect(made.holder).approve(made.spender, amount);
    return { ...made, spending: made.token.connect(made.spender) };
  };

  it("moves, tells of it and takes it off the allowance", async () => {
    const { token, spending, holder, receiver, spender } = await approved(10n);
    expect(await spending.transferFrom.staticCall(holder, receiver, 4n)).to.equal(true);
    await expect(spending.transferFrom(holder, receiver, 4n))
      .to.emit(token, "Transfer")
      .withArgs(holder.address, receiver.address, 4n);
    expect(await token.allowance(holder, spender)).to.equal(6n);
    expect(await token.balanceOf(receiver)).to.equal(4n);
  });

  it("takes nothing off an allowance without end", async () => {
    const { token, spending, holder, receiver, spender } = await approved(MaxUint256);
    await spending.transferFrom(holder, receiver, 4n);
    expect(await token.allowance(holder, spender)).to.equal(MaxUint256);
  });

  it("moves the whole balance, and the whole allowance", async () => {
    const { held } = await given();
    const { token, spending, holder, receiver, spender } = await approved(held);
    await spending.transferFrom(holder, receiver, held);
    expect(await token.balanceOf(holder)).to.equal(0n);
    expect(await token.allowance(holder, spender)).to.equal(0n);
  });

  it("refuses more than is approved", async () => {
    const { token, spending, holder, receiver, spender } = await approved(10n);
    const attempt = spending.transferFrom(holder, receiver, 11n);
    await expectRefusal(attempt, token, "ERC20InsufficientAllowance", [spender.address, 10n, 11n]);
  });

  it("refuses more than is held, whatever is approved", async () => {
    const { token, spending, holder, receiver, held } = await approved(MaxUint256);
    const attempt = spending.transferFrom(holder, receiver, held + 1n);
    await expectRefusal(attempt, token, "ERC20InsufficientBalance", [holder.address, held, held + 1n]);
  });

  it("refuses a holder who approved nothing to himself", async () => {
    const { token, holder, receiver } = await given();
    const attempt = token.connect(holder).transferFrom(holder, receiver, 1n);
    await expectRefusal(attempt, token, "ERC20InsufficientAllowance", [holder.address, 0n, 1n]);
  });

  it("refuses the zero address at either end", async () => {
    const { token, spending, holder, receiver, spender } = await approved(10n);
    const from = spending.transferFrom(ZeroAddress, receiver, 1n);
    await expectRefusal(from, token, "ERC20InsufficientAllowance", [spender.address, 0n, 1n]);
    const nothing = spending.transferFrom(ZeroAddress, receiver, 0n);
    await expectRefusal(nothing, token, "ERC20InvalidApprover", [ZeroAddress]);
    const to = spending.transferFrom(holder, ZeroAddress, 1n);
    await expectRefusal(to, token, "ERC20InvalidReceiver", [ZeroAddress]);
  });
}

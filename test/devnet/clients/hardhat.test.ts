import hardhatEthers from "@nomicfoundation/hardhat-ethers";
import { expect } from "chai";
import { getAddress } from "ethers";
import type { NetworkConnection } from "hardhat/types/network";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import { urlOf } from "../helpers/client.ts";
import { BELL, BELL_ABI, CHAIN_ID, member, outsider, start, stopAll } from "../helpers/network.ts";

describe("devnet: a Hardhat network of type http", () => {
  let connection: NetworkConnection;
  before(async () => {
    const devnet = await start();
    const environment = await createHardhatRuntimeEnvironment({
      plugins: [hardhatEthers],
      networks: {
        devnet: {
          type: "http",
          chainType: "l1",
          url: urlOf(devnet),
          accounts: [member.privateKey, outsider.privateKey],
          gasPrice: 0,
        },
      },
    });
    connection = await environment.network.create("devnet");
  });
  after(async () => {
    await connection.close();
    await stopAll();
  });

  const bellOf = async (index: number) => {
    const signer = (await connection.ethers.getSigners())[index];
    if (signer === undefined) throw new Error("the network has two accounts");
    return connection.ethers.getContractAt([...BELL_ABI], getAddress(BELL), signer);
  };

  it("should read", async () => {
    expect(Number(await connection.provider.request({ method: "eth_chainId" }))).to.equal(CHAIN_ID);
    expect(await connection.ethers.provider.getCode(BELL)).to.have.length.greaterThan(2);
    expect(await connection.ethers.provider.getBalance(member.address)).to.equal(0n);
  });

  it("should send a transaction that it signs itself, and wait for its receipt", async () => {
    const sent = await (await bellOf(0)).getFunction("ring").send(2);
    const receipt = await sent.wait();
    expect(receipt?.status).to.equal(1);
    expect(receipt?.logs).to.have.length(2);
  });

  it("should say why a sender is refused", async () => {
    const refusal: unknown = await (
      await bellOf(1)
    )
      .getFunction("ring")
      .send(1)
      .catch((thrown: unknown) => thrown);
    expect(String(refusal)).to.include("Sender account not authorized to send transactions");
  });

  it("should watch an event, and find it later", async () => {
    const bell = await bellOf(0);
    const heard = new Promise<unknown>((resolve) => void bell.on("Rung", resolve));
    await (await bell.getFunction("ring").send(1)).wait();
    expect(await heard).to.equal(member.address);
    await bell.removeAllListeners();
    expect((await bell.queryFilter("Rung", 0)).length).to.be.greaterThan(0);
  });
});

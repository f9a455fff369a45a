import { INGRESS } from "../../../../lib/suite/types.ts";
import { WORKSHOP, member, outsider, word } from "../../helpers/network.ts";
import { PROBES } from "./probes.ts";

/** A request that no node may grant, whose effect would be seen. */
export interface Denied {
  readonly method: string;
  readonly params: readonly unknown[];
}

const A_DAY = 86_400;

/** Every back door of the simulators, and what a node with keys or for its own operator would do. */
export const DENIED: readonly Denied[] = [
  { method: "hardhat_setBalance", params: [PROBES.empty, "0xdead"] },
  { method: "hardhat_setNonce", params: [outsider.address, "0x7"] },
  { method: "hardhat_setCode", params: [PROBES.empty, "0x6001"] },
  { method: "hardhat_setStorageAt", params: [INGRESS.account, "0x1", word(outsider.address)] },
  { method: "hardhat_setCoinbase", params: [outsider.address] },
  { method: "hardhat_setPrevRandao", params: [word(7)] },
  { method: "hardhat_setNextBlockBaseFeePerGas", params: ["0x1"] },
  { method: "hardhat_impersonateAccount", params: [member.address] },
  { method: "hardhat_stopImpersonatingAccount", params: [member.address] },
  { method: "hardhat_dropTransaction", params: [word(1)] },
  { method: "hardhat_mine", params: ["0x3"] },
  { method: "hardhat_metadata", params: [] },
  { method: "hardhat_getAutomine", params: [] },
  { method: "hardhat_setLoggingEnabled", params: [true] },
  { method: "hardhat_reset", params: [] },
  { method: "evm_mine", params: [] },
  { method: "evm_increaseTime", params: [A_DAY] },
  { method: "evm_setNextBlockTimestamp", params: ["0x7fffffff"] },
  { method: "evm_setAutomine", params: [true] },
  { method: "evm_setIntervalMining", params: [1] },
  { method: "evm_setBlockGasLimit", params: ["0x5208"] },
  { method: "evm_snapshot", params: [] },
  { method: "evm_revert", params: ["0x1"] },
  { method: "anvil_setBalance", params: [PROBES.empty, "0xdead"] },
  { method: "anvil_impersonateAccount", params: [member.address] },
  { method: "ganache_setTime", params: [0] },
  { method: "debug_traceTransaction", params: [word(1)] },
  { method: "debug_traceCall", params: [{ to: WORKSHOP }, "latest"] },
  { method: "debug_setHead", params: ["0x0"] },
  { method: "trace_block", params: ["latest"] },
  { method: "admin_addPeer", params: ["enode://0@127.0.0.1:1"] },
  { method: "admin_removePeer", params: ["enode://0@127.0.0.1:1"] },
  { method: "admin_changeLogLevel", params: ["OFF"] },
  { method: "perm_addAccountsToAllowlist", params: [[outsider.address]] },
  { method: "miner_stop", params: [] },
  { method: "txpool_content", params: [] },
  { method: "qbft_proposeValidatorVote", params: [outsider.address, true] },
  { method: "eth_sendTransaction", params: [{ from: member.address, to: WORKSHOP, data: "0x322e9f04" }] },
  { method: "eth_sign", params: [member.address, "0x00"] },
  { method: "eth_signTransaction", params: [{ from: member.address, to: WORKSHOP }] },
  { method: "eth_signTypedData_v4", params: [member.address, {}] },
  { method: "personal_unlockAccount", params: [member.address, "", 0] },
  { method: "personal_importRawKey", params: ["11".repeat(32), ""] },
  { method: "account_list", params: [] },
  { method: "wallet_addEthereumChain", params: [{}] },
];

/** Methods that no node has, some of which other nodes change things by. */
export const UNKNOWN: readonly string[] = [
  "eth_sendRawTransactionConditional",
  "eth_sendRawTransactionSync",
  "eth_sendBundle",
  "eth_sendPrivateTransaction",
  "eth_mining",
  "eth_submitWork",
  "eth_resend",
  "engine_newPayloadV3",
  "engine_forkchoiceUpdatedV3",
  "clique_propose",
  "ibft_proposeValidatorVote",
  "plugins_reloadPluginConfig",
  "priv_distributeRawTransaction",
  "shh_post",
  "bzz_hive",
  "les_serverInfo",
  "db_putString",
  "rpc_modules",
  "rpc.discover",
  "system.listMethods",
  "advance",
  "stop",
  "status",
  "constructor",
  "__proto__",
  "toString",
  "hasOwnProperty",
  "",
];

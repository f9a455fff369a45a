import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { z } from "zod";
import type { Devnet } from "../../devnet/devnet.ts";
import { SERVED } from "../../devnet/gateway/methods/parameters.ts";
import { Answer, urlOf } from "./helpers/client.ts";
import { start, stopAll } from "./helpers/network.ts";
import { connect } from "./helpers/socket.ts";

/** What a node answers. Whoever serves a further method adds it here, and says why nobody can do harm with it. */
const PUBLISHED = words(`
  admin_nodeInfo admin_peers debug_traceCall debug_traceTransaction eth_accounts eth_blobBaseFee eth_blockNumber eth_call
  eth_chainId eth_estimateGas eth_feeHistory eth_gasPrice eth_getBalance eth_getBlockByHash eth_getBlockByNumber
  eth_getBlockTransactionCountByHash eth_getBlockTransactionCountByNumber eth_getCode eth_getFilterChanges
  eth_getFilterLogs eth_getLogs eth_getProof eth_getStorageAt eth_getTransactionByBlockHashAndIndex
  eth_getTransactionByBlockNumberAndIndex eth_getTransactionByHash eth_getTransactionCount eth_getTransactionReceipt
  eth_maxPriorityFeePerGas eth_newBlockFilter eth_newFilter eth_sendRawTransaction eth_subscribe eth_syncing
  eth_uninstallFilter eth_unsubscribe net_listening net_peerCount net_version web3_clientVersion web3_sha3
`);

/** All that EDR answers in this version (`edr_provider`, `requests/methods.rs`). */
const EDR = "0.22.0";
const SIMULATOR = words(`
  debug_traceCall debug_traceTransaction eth_accounts eth_blobBaseFee eth_blockNumber eth_call eth_chainId eth_coinbase
  eth_estimateGas eth_feeHistory eth_gasPrice eth_getBalance eth_getBlockByHash eth_getBlockByNumber
  eth_getBlockTransactionCountByHash eth_getBlockTransactionCountByNumber eth_getCode eth_getFilterChanges
  eth_getFilterLogs eth_getLogs eth_getProof eth_getStorageAt eth_getTransactionByBlockHashAndIndex
  eth_getTransactionByBlockNumberAndIndex eth_getTransactionByHash eth_getTransactionCount eth_getTransactionReceipt
  eth_maxPriorityFeePerGas eth_newBlockFilter eth_newFilter eth_newPendingTransactionFilter eth_pendingTransactions
  eth_sendRawTransaction eth_sendTransaction eth_sign eth_signTypedData_v4 eth_subscribe eth_syncing
  eth_uninstallFilter eth_unsubscribe evm_increaseTime evm_mine evm_revert evm_setAutomine evm_setBlockGasLimit
  evm_setIntervalMining evm_setNextBlockTimestamp evm_snapshot hardhat_dropTransaction hardhat_getAutomine
  hardhat_impersonateAccount hardhat_metadata hardhat_mine hardhat_setBalance hardhat_setCode hardhat_setCoinbase
  hardhat_setLoggingEnabled hardhat_setMinGasPrice hardhat_setNextBlockBaseFeePerGas hardhat_setNonce
  hardhat_setPrevRandao hardhat_setStorageAt hardhat_stopImpersonatingAccount net_version personal_sign
  web3_clientVersion web3_sha3
`);

/** What Besu (`RpcMethod.java`), Geth and Anvil answer beside that. */
const ENGINES = words(`
  admin_addPeer admin_addTrustedPeer admin_changeLogLevel admin_clearHistory admin_datadir admin_exportChain
  admin_generateLogBloomCache admin_importChain admin_logsRemoveCache admin_logsRepairCache admin_nodeInfo admin_peerEvents
  admin_peers admin_removePeer admin_removeTrustedPeer admin_startHTTP admin_startWS admin_stopHTTP admin_stopWS
  anvil_addBalance anvil_autoImpersonateAccount anvil_dropAllTransactions anvil_dropTransaction anvil_dumpState
  anvil_enableTraces anvil_impersonateAccount anvil_impersonateSignature anvil_loadState anvil_metadata anvil_mine
  anvil_nodeInfo anvil_removePoolTransactions anvil_reorg anvil_reset anvil_rollback anvil_setAutomine anvil_setBalance
  anvil_setBlockTimestampInterval anvil_setChainId anvil_setCode anvil_setCoinbase anvil_setERC20Allowance
  anvil_setERC20Balance anvil_setIntervalMining anvil_setLoggingEnabled anvil_setMinGasPrice
  anvil_setNextBlockBaseFeePerGas anvil_setNonce anvil_setRpcUrl anvil_setStorageAt anvil_snapshot anvil_revert
  anvil_stopImpersonatingAccount clique_discard clique_getSignerMetrics clique_getSigners clique_getSignersAtHash
  clique_proposals clique_propose debug_accountAt debug_accountRange debug_backtraceAt debug_batchSendRawTransaction
  debug_blockProfile debug_chaindbCompact debug_chaindbProperty debug_cpuProfile debug_dbAncient debug_dbGet
  debug_dumpBlock debug_executionWitness debug_freeOSMemory debug_gcStats debug_getAccessibleState debug_getBadBlocks
  debug_getModifiedAccountsByHash debug_getModifiedAccountsByNumber debug_getRawBlock debug_getRawHeader
  debug_getRawReceipts debug_getRawTransaction debug_goTrace debug_intermediateRoots debug_memStats debug_metrics
  debug_mutexProfile debug_preimage debug_printBlock debug_replayBlock debug_resyncWorldState debug_seedHash debug_setGCPercent
  debug_setHead debug_setTrieFlushInterval debug_stacks debug_standardTraceBadBlockToFile debug_standardTraceBlockToFile
  debug_startCPUProfile debug_storageRangeAt debug_traceBadBlock debug_traceBlock debug_traceBlockByHash
  debug_traceBlockByNumber debug_traceBlockFromFile debug_traceChain debug_verbosity debug_vmodule debug_writeMemProfile
  eea_sendRawTransaction engine_exchangeCapabilities engine_forkchoiceUpdatedV3 engine_getBlobsV1 engine_getPayloadV4
  engine_newPayloadV4 eth_baseFee eth_callMany eth_config eth_createAccessList eth_fillTransaction eth_getAccount
  eth_getAccountInfo eth_getBlockReceipts eth_getHeaderByHash eth_getHeaderByNumber eth_getMinerDataByBlockHash
  eth_getMinerDataByBlockNumber eth_getRawTransactionByHash eth_getStorageValues eth_getTransactionBySenderAndNonce
  eth_getUncleByBlockHashAndIndex eth_getUncleByBlockNumberAndIndex eth_getUncleCountByBlockHash
  eth_getUncleCountByBlockNumber eth_getWork eth_hashrate eth_mining eth_protocolVersion eth_requestAccounts eth_resend
  eth_sendRawTransactionConditional eth_sendRawTransactionSync eth_sendTransactionSync eth_sendUnsignedTransaction
  eth_signTransaction eth_signTypedData eth_signTypedData_v3 eth_simulateV1 eth_submitHashrate eth_submitWork
  evm_addAccount evm_increaseBlockGasLimit evm_mineDetailed evm_setAccountBalance evm_setAccountCode evm_setAccountNonce
  evm_setAccountStorageAt evm_setTime hardhat_addCompilationResult hardhat_getStackTraceFailuresCount
  hardhat_intervalMine hardhat_reset ibft_discardValidatorVote ibft_getPendingVotes ibft_getSignerMetrics
  ibft_getValidatorsByBlockHash ibft_getValidatorsByBlockNumber ibft_proposeValidatorVote miner_changeTargetGasLimit
  miner_setCoinbase miner_setEtherbase miner_setExtra miner_setGasLimit miner_setGasPrice miner_setMinGasPrice
  miner_start miner_stop net_enode net_listening net_peerCount net_services ots_getApiLevel ots_traceTransaction
  perm_addAccountsToAllowlist perm_addNodesToAllowlist perm_getAccountsAllowlist perm_getNodesAllowlist
  perm_reloadPermissionsFromFile perm_removeAccountsFromAllowlist perm_removeNodesFromAllowlist personal_ecRecover
  personal_importRawKey personal_listAccounts personal_lockAccount personal_newAccount personal_sendTransaction
  personal_unlockAccount plugins_reloadPluginConfig priv_call priv_getLogs privx_findOnChainPrivacyGroup
  qbft_discardValidatorVote qbft_getPendingVotes qbft_getSignerMetrics qbft_getValidatorsByBlockHash
  qbft_getValidatorsByBlockNumber qbft_proposeValidatorVote rpc_modules trace_block trace_call trace_callMany trace_filter
  trace_get trace_rawTransaction trace_replayBlockTransactions trace_replayTransaction trace_transaction
  txpool_besuPendingTransactions txpool_besuStatistics txpool_besuTransactions txpool_content txpool_contentFrom
  txpool_inspect txpool_status wallet_addEthereumChain wallet_switchEthereumChain
`);

/** How names are written so that a careless list would take them for others. */
const DISGUISED = ["EVM_mine", "evm_mine ", " evm_mine", "evm_mine\u0000", "eth_call\n", "Eth_call", "eth__call"];
const INHERITED = ["__proto__", "constructor", "hasOwnProperty", "valueOf", "request", "then"];

describe("devnet: the list of JSON-RPC methods", () => {
  let devnet: Devnet;
  const reached = new Set<string>();
  before(async () => {
    devnet = await start({ blockPeriod: 3_600 });
    const through = devnet.chain.request.bind(devnet.chain);
    devnet.chain.request = (method, params) => {
      reached.add(method);
      return through(method, params);
    };
  });
  after(stopAll);

  it("should be the published one", () => {
    expect([...SERVED].sort()).to.deep.equal(PUBLISHED);
  });

  it("should have been compared with the simulator that is installed", async () => {
    const file = new URL("../../node_modules/@nomicfoundation/edr/package.json", import.meta.url);
    const { version } = z.object({ version: z.string() }).parse(JSON.parse(await readFile(file, "utf8")));
    expect(version).to.equal(EDR);
  });

  it("should hold what the simulator knows by the names of this test", async () => {
    const unknown: string[] = [];
    for (const method of SIMULATOR) {
      const thrown: unknown = await devnet.chain.request(method, [{}, {}, {}, {}]).catch((reason: unknown) => reason);
      if (/not supported|unknown (method|variant)/i.test(String(thrown))) unknown.push(method);
    }
    expect(unknown).to.deep.equal([]);
  });

  const refused = [...new Set([...SIMULATOR, ...ENGINES, ...DISGUISED, ...INHERITED])].filter(
    (method) => !PUBLISHED.includes(method),
  );
  const check = async (ask: (body: string) => Promise<unknown>): Promise<void> => {
    reached.clear();
    for (const params of [[], ["0x1"], [{}, "latest", { tracer: "callTracer" }]]) {
      const batch = refused.map((method, id) => ({ jsonrpc: "2.0", id, method, params }));
      const answers = z.array(Answer).parse(await ask(JSON.stringify(batch)));
      const open = answers.filter(({ error }) => error?.code !== -32604 && error?.code !== -32601);
      expect(open.map(({ id }) => refused[Number(id)])).to.deep.equal([]);
      expect(answers).to.have.length(refused.length);
    }
    expect([...reached]).to.deep.equal([]);
  };

  it("should refuse every other method of the simulator and of engines over HTTP, and the chain not hear of it", () =>
    check(async (body) => (await fetch(urlOf(devnet), { method: "POST", body })).json()));

  it("should refuse them over a WebSocket", async () => {
    const client = await connect(devnet);
    await check((body) => client.say(body));
    client.socket.terminate();
  });

  it("should refuse them in process", async () => {
    reached.clear();
    for (const method of refused) {
      const thrown: unknown = await devnet.provider.request({ method, params: [] }).catch((reason: unknown) => reason);
      expect(thrown).to.have.property("code").that.is.oneOf([-32604, -32601]);
    }
    expect([...reached]).to.deep.equal([]);
  });

  it("should refuse traces where no regulator is asked, whatever the parameters", async () => {
    for (const method of ["debug_traceCall", "debug_traceTransaction"]) {
      const thrown: unknown = await devnet.provider.request({ method, params: [] }).catch((reason: unknown) => reason);
      expect(thrown)
        .to.have.property("message")
        .that.equals(`Method not enabled: ${method}: only a regulator's node traces, and this network has none.`);
    }
  });
});

function words(text: string): string[] {
  return text.trim().split(/\s+/).sort();
}

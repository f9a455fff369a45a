// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AssetState} from "./Asset.sol";

/// @notice How far an asset came, in its token. Bits: [0..7] the state that was recorded last (Draft, PreReleased, Rejected,
/// Effective or Annulled), [8..47] until when it can be activated (seconds), [48..87] its maturity (seconds; 0 for
/// none yet).
type AssetWord is uint256;

using {recorded, deadline, maturity, stateWhile, isMature} for AssetWord global;

function toAssetWord(AssetState recorded_, uint40 deadline_, uint40 maturity_) pure returns (AssetWord) {
    return AssetWord.wrap(uint256(recorded_) | (uint256(deadline_) << 8) | (uint256(maturity_) << 48));
}

function recorded(AssetWord word) pure returns (AssetState) {
    return AssetState(AssetWord.unwrap(word) & 0xff);
}

function deadline(AssetWord word) pure returns (uint40) {
    return uint40(AssetWord.unwrap(word) >> 8);
}

function maturity(AssetWord word) pure returns (uint40) {
    return uint40(AssetWord.unwrap(word) >> 48);
}

function isMature(AssetWord word) view returns (bool) {
    uint40 end = word.maturity();
    return end != 0 && end <= block.timestamp;
}

/// @dev The state as of now, while an order stops the token or none does, and something of it is held.
function stateWhile(AssetWord word, bool stopped) view returns (AssetState) {
    AssetState last = word.recorded();
    if (last == AssetState.PreReleased) return word.deadline() > block.timestamp ? last : AssetState.Rejected;
    if (last != AssetState.Effective) return last;
    if (stopped) return AssetState.Suspended;
    return word.isMature() ? AssetState.Maturing : AssetState.Effective;
}

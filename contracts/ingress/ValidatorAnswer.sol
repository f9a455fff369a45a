// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Consensus} from "../network/Consensus.sol";
import {IValidatorList} from "../network/IValidatorSet.sol";

/// @title ValidatorAnswer: a list of validators from a contract that may answer anything, or nothing
/// @dev Sane is what QBFT can run on: one to sixty-four addresses, none zero, none twice, encoded as the interface says.
library ValidatorAnswer {
    /// @notice Asks for the validators with at most `gasLimit`; `reserve` is kept for the caller, whatever the target
    /// burns. `sane` is false for every answer that would stop an engine.
    function ask(
        address target,
        uint256 gasLimit,
        uint256 reserve
    ) internal view returns (bool sane, address[] memory validators) {
        uint256[] memory words = new uint256[](Consensus.MAX_VALIDATORS + 2);
        uint256 size = _copy(target, gasLimit, reserve, words);
        bool isList = size >= 96 && size <= words.length * 32 && words[0] == 32 && size == 64 + words[1] * 32;
        if (!isList) return (false, validators);
        validators = new address[](words[1]);
        for (uint256 i = 0; i < validators.length; ++i) {
            uint256 word = words[i + 2];
            if (word == 0 || word > type(uint160).max) return (false, validators);
            validators[i] = address(uint160(word));
        }
        return (!_repeats(validators), validators);
    }

    /// @dev What the target answers, as far as a list may be long; 0 when it fails.
    function _copy(
        address target,
        uint256 gasLimit,
        uint256 reserve,
        uint256[] memory words
    ) private view returns (uint256 size) {
        bytes4 selector = IValidatorList.getValidators.selector;
        // Solidity has no call that bounds what it copies back.
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            mstore(0, selector)
            let left := mul(gt(gas(), reserve), sub(gas(), reserve))
            if lt(left, gasLimit) {
                gasLimit := left
            }
            if staticcall(gasLimit, target, 0, 4, add(words, 32), mul(mload(words), 32)) {
                size := returndatasize()
            }
        }
    }

    function _repeats(address[] memory validators) private pure returns (bool) {
        for (uint256 i = 1; i < validators.length; ++i) {
            for (uint256 k = 0; k < i; ++k) if (validators[i] == validators[k]) return true;
        }
        return false;
    }
}

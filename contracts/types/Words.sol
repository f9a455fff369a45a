// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Words: the words of a question that is read by hand, and the one word that answers it
library Words {
    /// @notice The word at a place of the calldata; zeros where that ends. The caller looks after what follows it.
    function wordAt(bytes calldata input, uint256 place) internal pure returns (uint256 word) {
        // A slice is checked at both ends every time; an engine asks about every transaction and connection.
        // solhint-disable-next-line no-inline-assembly
        assembly {
            word := calldataload(add(input.offset, place))
        }
    }

    /// @notice The first four bytes of at least four.
    function selector(bytes calldata input) internal pure returns (bytes4) {
        return bytes4(bytes32(wordAt(input, 0)));
    }

    /// @notice The bytes of the dynamic argument in place `i`, wherever its offset points inside of calldata of at least 36
    /// bytes; none where it does not.
    function bytesAt(bytes calldata input, uint256 i) internal pure returns (bool found, bytes calldata data) {
        data = input[0:0];
        unchecked {
            uint256 room = input.length - 36;
            uint256 offset = wordAt(input, 4 + i * 32);
            if (offset > room) return (false, data);
            uint256 length = wordAt(input, 4 + offset);
            if (length > room - offset) return (false, data);
            // solhint-disable-next-line no-inline-assembly
            assembly {
                data.offset := add(input.offset, add(offset, 36))
                data.length := length
            }
            return (true, data);
        }
    }

    /// @notice Ends the call with this word for an answer.
    function answer(uint256 word) internal pure {
        // The compiler would copy it through memory twice.
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            mstore(0, word)
            return(0, 32)
        }
    }
}

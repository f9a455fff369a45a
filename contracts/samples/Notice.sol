// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Notice: a board on which every account of the consortium may post
/// @notice A first target for a newcomer's transaction. It knows nothing of the suite; the network's rules decide who
/// reaches it.
contract Notice {
    /// @notice Notice `number` was posted; the text itself is kept off chain, under its hash.
    event Posted(uint256 indexed number, address indexed author, bytes32 contentHash);

    /// @notice How many notices were posted; their numbers are 1 to this.
    uint256 public count;

    /// @notice The hash of each notice.
    mapping(uint256 number => bytes32 contentHash) public contentOf;

    /// @notice Posts the hash of a text.
    function post(bytes32 contentHash) external returns (uint256 number) {
        number = ++count;
        contentOf[number] = contentHash;
        emit Posted(number, msg.sender, contentHash);
    }
}

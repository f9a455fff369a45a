// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice Class of an action, strictest first: what a proposal needs and how long it waits.
enum ActionClass {
    Constitution,
    Network,
    Operation,
    Emergency
}

uint256 constant ACTION_CLASSES = 4;

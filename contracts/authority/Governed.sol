// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

/// @title Governed: a contract whose restricted functions the Authority's table guards, for ever the same Authority
abstract contract Governed is AccessManaged {
    /// @notice The authority of this contract is final.
    error GovernedAuthorityIsFinal();

    /// @dev Beside the storage of AccessManaged, which costs a cold read in every restricted call.
    address private immutable _finalAuthority;

    constructor(address authority_) AccessManaged(authority_) {
        _finalAuthority = authority_;
    }

    /// @notice The Authority, for ever.
    function authority() public view override returns (address) {
        return _finalAuthority;
    }

    /// @notice Always reverts: who may call what changes inside the Authority, never by leaving it.
    function setAuthority(address) public pure override {
        revert GovernedAuthorityIsFinal();
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC6372} from "@openzeppelin/contracts/interfaces/IERC6372.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {ERC165Checker} from "@openzeppelin/contracts/utils/introspection/ERC165Checker.sol";
import {ICommittee} from "../governance/ICommittee.sol";
import {IStanding} from "../identity/IStanding.sol";
import {AccountWord} from "../types/AccountWord.sol";
import {IAuthority} from "./IAuthority.sol";

/// @title CommitteeProbe: whether a contract can serve as Committee
/// @dev A probe shows that the candidate is a Governor of this Authority over the same seats, charter and clock, and never was
/// its Committee before, since nothing that ended with a succession may revive; what its code
/// does beyond that is for the voters to read.
library CommitteeProbe {
    /// @notice Reverts with the selector of the first probe that `candidate` fails.
    function check(address candidate, address current, address standing) internal view {
        bool fresh =
            AccountWord.unwrap(IStanding(standing).accountOf(candidate)) == 0 &&
                !IStanding(standing).targetOf(candidate).isProtected();
        if (candidate.code.length == 0 || !fresh) _fail(candidate, bytes4(0));
        _expect(candidate, ICommittee.authority.selector, uint160(address(this)));
        _expect(candidate, ICommittee.seats.selector, uint160(address(ICommittee(current).seats())));
        _expect(candidate, ICommittee.charter.selector, uint160(address(ICommittee(current).charter())));
        _expect(candidate, IERC6372.clock.selector, block.timestamp);
        if (!ERC165Checker.supportsInterface(candidate, type(IGovernor).interfaceId)) {
            _fail(candidate, type(IGovernor).interfaceId);
        }
    }

    function _expect(address candidate, bytes4 probe, uint256 expected) private view {
        (bool answered, bytes memory answer) = candidate.staticcall(abi.encodePacked(probe));
        if (!answered || answer.length != 32 || uint256(bytes32(answer)) != expected) _fail(candidate, probe);
    }

    function _fail(address candidate, bytes4 probe) private pure {
        revert IAuthority.AuthorityUnfitCommittee(candidate, probe);
    }
}

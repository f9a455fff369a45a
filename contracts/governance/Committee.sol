// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {CommitteeBase} from "./CommitteeBase.sol";
import {Decisions} from "./Decisions.sol";
import {ICharter} from "./ICharter.sol";
import {ISeats} from "./ISeats.sol";

/// @title Committee: the seats decide
/// @notice See ICommittee.
contract Committee is Decisions {
    /// @param authority_ the Authority whose admin this Committee is
    constructor(
        address authority_,
        ICharter charter_,
        ISeats seats_
    ) Governor("Concordat Committee") CommitteeBase(authority_, charter_, seats_) {}
}

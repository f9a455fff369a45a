// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Governed} from "../authority/Governed.sol";
import {ACTION_CLASSES, ActionClass} from "../types/ActionClass.sol";
import {ClassTerms, ICharter} from "./ICharter.sol";
import {ISeats} from "./ISeats.sol";

/// @title Charter: rates and periods per class
/// @notice See {ICharter}.
contract Charter is ICharter, Governed {
    /// @notice Bounds of the rates in basis points and of the period in seconds.
    uint16 public constant MIN_RATE = 5_000;
    uint16 public constant MAX_PARTICIPATION = 8_000;
    uint16 public constant MAX_APPROVAL = 9_000;
    uint32 public constant MIN_PERIOD = 1 hours;
    uint32 public constant MAX_PERIOD = 30 days;

    /// @notice The seats that the rates must suit.
    ISeats public immutable seats;

    ClassTerms[4] private _terms;

    /// @param seats_ Seats, at its predicted address; its constructor checks the founding weights against `terms`
    constructor(address authority_, ISeats seats_, ClassTerms[4] memory terms) Governed(authority_) {
        seats = seats_;
        _set(terms);
    }

    /// @inheritdoc ICharter
    function set(ClassTerms[4] calldata terms) external restricted {
        _set(terms);
        seats.checkTerms(terms[0]);
    }

    /// @inheritdoc ICharter
    function termsOf(ActionClass actionClass) external view returns (ClassTerms memory) {
        return _terms[uint256(actionClass)];
    }

    /// @inheritdoc ICharter
    function allTerms() external view returns (ClassTerms[4] memory) {
        return _terms;
    }

    function _set(ClassTerms[4] memory terms) private {
        for (uint256 i = 0; i < ACTION_CLASSES; ++i) {
            _checkBounds(ActionClass(i), terms[i]);
            if (i > 0) _checkOrder(ActionClass(i - 1), terms[i - 1], terms[i]);
            _terms[i] = terms[i];
        }
        emit CharterSet(terms);
    }

    function _checkBounds(ActionClass class, ClassTerms memory terms) private pure {
        bool within =
            terms.participation >= MIN_RATE &&
                terms.participation <= MAX_PARTICIPATION &&
                terms.approval >= MIN_RATE &&
                terms.approval <= MAX_APPROVAL &&
                terms.period >= MIN_PERIOD &&
                terms.period <= MAX_PERIOD;
        if (!within) revert CharterTermsOutOfBounds(class, terms);
    }

    function _checkOrder(ActionClass class, ClassTerms memory stricter, ClassTerms memory milder) private pure {
        bool ordered = stricter.participation >= milder.participation && stricter.approval >= milder.approval;
        if (!ordered) revert CharterTermsOutOfOrder(class);
    }
}

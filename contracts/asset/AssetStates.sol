// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AssetState} from "../types/Asset.sol";

/// @title AssetStates: from which state an asset goes to which
library AssetStates {
    /// @notice Whether an asset goes from one state to the other by an act. What comes by time or by an order is in
    /// {IAssetToken-state}.
    function isEdge(AssetState from, AssetState to) internal pure returns (bool) {
        return (_next(from) >> uint8(to)) & 1 == 1;
    }

    function _next(AssetState from) private pure returns (uint256) {
        uint256 annulled = _bit(AssetState.Annulled);
        if (from == AssetState.Draft) return annulled | _bit(AssetState.PreReleased);
        if (from == AssetState.PreReleased) {
            return annulled | _bit(AssetState.Draft) | _bit(AssetState.Rejected) | _bit(AssetState.Effective);
        }
        if (from == AssetState.Rejected) return annulled | _bit(AssetState.Draft);
        if (from == AssetState.Effective) return annulled | _bit(AssetState.Maturing);
        if (from == AssetState.Suspended || from == AssetState.Maturing) return annulled;
        return 0;
    }

    function _bit(AssetState state) private pure returns (uint256) {
        return 1 << uint8(state);
    }
}

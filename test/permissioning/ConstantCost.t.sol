// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Field} from "../../contracts/identity/IStanding.sol";
import {AccountStatus, toAccountBits} from "../../contracts/types/AccountWord.sol";
import {Office} from "../../contracts/types/Office.sol";
import {Engine} from "../fixtures/Engine.sol";
import {Founding} from "../fixtures/Founding.sol";
import {StaticGas} from "../fixtures/StaticGas.sol";

/// @title Constant cost: an answer costs the same with 10, 1,000 and 10,000 accounts
contract ConstantCostTest is Founding, Engine {
    uint256 private _accounts;

    function test_sameCostAtAnySize() public {
        _fill(10);
        _costs();
        (uint256 rules, uint256 ingress, uint256 refusal) = _costs();
        uint256[2] memory sizes = [uint256(1_000), 10_000];
        for (uint256 i = 0; i < sizes.length; ++i) {
            _fill(sizes[i]);
            (uint256 rulesNow, uint256 ingressNow, uint256 refusalNow) = _costs();
            assertEq(rulesNow, rules, "rules");
            assertEq(ingressNow, ingress, "ingress");
            assertEq(refusalNow, refusal, "refusal");
        }
    }

    /// @dev The cost above is that of cold storage: three words, each 2,000 more than when asked again.
    function test_threeColdWords() public {
        (uint256 cold, , ) = _costs();
        bytes memory question = _question(_address(BANK_A, Office.Participant, 0), address(suite.notice), 0);
        uint256 warm = _gasOf(address(suite.rules), question);
        assertGe(cold, warm + 3 * 2_000);
        assertLe(cold, 20_000);
    }

    function _fill(uint256 accounts) private {
        uint256 bits = toAccountBits(AccountStatus.Active, Office.Participant, BANK_A, 0);
        vm.startPrank(address(suite.accounts));
        for (; _accounts < accounts; ++_accounts) {
            suite.standing.write(Field.Account, bytes32(uint256(0xacc000000) + _accounts), bits);
        }
        vm.stopPrank();
    }

    /// @dev Words cold, contracts warm (the first round warms them). Of a yes from the rules, the same from the ingress, and a no to an unknown account.
    function _costs() private returns (uint256 rules, uint256 ingress, uint256 refusal) {
        address sender = _address(BANK_A, Office.Participant, 0);
        rules = _cost(address(suite.rules), sender);
        ingress = _cost(INGRESS, sender);
        refusal = _cost(INGRESS, OUTSIDER);
    }

    function _cost(address asked, address sender) private returns (uint256) {
        bytes memory question = _question(sender, address(suite.notice), 0);
        vm.cool(asked);
        vm.cool(address(suite.rules));
        vm.cool(address(suite.standing));
        vm.cool(address(suite.authority));
        return _gasOf(asked, question);
    }

    function _gasOf(address asked, bytes memory question) private view returns (uint256 spent) {
        bool answered;
        (spent, answered) = StaticGas.ask(asked, question);
        assertTrue(answered);
    }
}

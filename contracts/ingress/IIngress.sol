// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title IIngress: the registry of an address that an engine asks
/// @notice The fixed address stays; the rules behind it are replaced by repointing a key. The functions and events are
/// those that Besu's permissioning tooling knows (engine calls: permissioning-smart-contracts, Ingress).
/// @dev Keys are `rules` and `administration` in ASCII, left-aligned. Authority and Seats are learned once, at the
/// hand-over, and no key reaches them.
interface IIngress {
    /// @notice The caller may not set keys: before the hand-over only the founding account, then only the Authority.
    error IngressUnauthorized(address caller);
    /// @notice There is no such key, or it is final.
    error IngressKeyLocked(bytes32 key);
    /// @notice `candidate` failed the probe of this name; `subject` is the account it concerns, if any.
    error IngressCandidateUnfit(address candidate, string probe, address subject);
    /// @notice The founding is not complete: what the named check found is not so.
    error IngressFoundingIncomplete(string check);
    /// @notice The hand-over took place.
    error IngressHandedOver();

    /// @notice `contractName` points at `contractAddress` from now on.
    event RegistryUpdated(address contractAddress, bytes32 contractName);
    /// @notice The rules say that which account may do what has changed.
    event AccountPermissionsUpdated(bool addsRestrictions);
    /// @notice The rules say that which node may be connected, or validate, has changed.
    event NodePermissionsUpdated(bool addsRestrictions);
    /// @notice The founding account has no rights any more.
    event HandedOver(address indexed founder, address indexed authority, address indexed seats);

    /// @notice Points a key at a contract. `rules` must pass the probes. After the hand-over: Constitution.
    function setContractAddress(bytes32 name, address contractAddress) external returns (bool);

    /// @notice Clears a key; only before the hand-over.
    function removeContract(bytes32 name) external returns (bool);

    /// @notice Ends the founding, once: probes the rules, requires that the Committee alone is admin, sets all keys.
    function handOver(address rules, address authority, address seats) external;

    /// @notice Tells listeners that permissions changed. Only the rules in force.
    function emitRulesChangeEvent(bool addsRestrictions) external;

    /// @notice Where a key points; zero when it is not set.
    function getContractAddress(bytes32 name) external view returns (address);

    /// @notice The keys that are set.
    function getAllContractKeys() external view returns (bytes32[] memory);

    /// @notice How many keys are set.
    function getSize() external view returns (uint256);

    /// @notice Whether `account` may set keys.
    function isAuthorized(address account) external view returns (bool);

    /// @notice The founding account until the hand-over, then zero.
    function founder() external view returns (address);

    /// @notice The Authority since the hand-over.
    function authority() external view returns (address);

    /// @notice Seats since the hand-over.
    function seats() external view returns (address);

    /// @notice The key of the rules.
    function RULES_CONTRACT() external view returns (bytes32);

    /// @notice The key of the administration.
    function ADMIN_CONTRACT() external view returns (bytes32);

    /// @notice Version of the registry's interface, as tooling expects it.
    function getContractVersion() external view returns (uint256);
}

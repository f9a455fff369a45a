/** The calldata of `getValidators()`, which QBFT asks the state of the parent block. */
export const GET_VALIDATORS = "0xb7ab4db5";

/** Environment variable with the folder of the artifacts that a tester's tests deploy. */
export const ARTIFACTS = "MUTANTS_ARTIFACTS";

/** Environment variable with the seconds between two blocks of the stock node; 0 seals each transaction at once. */
export const BLOCK_TIME = "BENCH_BLOCK_TIME";

/** Environment variable with the folder where the stock node may write. */
export const SCRATCH = "BENCH_SCRATCH";

/**
 * A list of more entries is read by nobody, and every page that has it is loaded slowly and made again
 * with each of its entries. Beyond that it says where they are listed in parts.
 */
export const MOST_LISTED = 1_000

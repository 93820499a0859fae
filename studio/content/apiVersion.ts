/** API version of every query that the Studio's own code makes. */
export const apiVersion = '2025-02-19'

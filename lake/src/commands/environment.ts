import {join} from 'node:path'

/** Defaults of the command line, from the environment where it says so. */
export const defaultDirectory = join('.data', 'lake')
export const defaultProjectId = process.env.SANITY_PROJECT_ID || 'crosswalk'
export const defaultDataset = process.env.SANITY_DATASET || 'production'
export const defaultPort = 3400
export const defaultHost = 'localhost'
/** pino's level of the lines on stderr. */
export const logLevel = process.env.LOG_LEVEL || 'warn'

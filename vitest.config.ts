import {defineConfig} from 'vitest/config'

/** Only what hangs may fail by the clock: a busy machine is an order of magnitude slower. */
const patient = {testTimeout: 600_000, hookTimeout: 600_000}

// The last two start whole programs; one at a time leaves them the cores that a person's machine has.
const programs = {fileParallelism: false, ...patient}

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{schemas,studio,site,lake,publisher,scripts}/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          ...patient,
        },
      },
      {
        test: {
          name: 'contract',
          include: ['tests/{contract,agreement,conformance}/**/*.test.ts'],
          ...patient,
        },
      },
      {test: {name: 'faults', include: ['tests/faults/**/*.test.ts'], ...programs}},
      {
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          globalSetup: ['tests/support/stackSetup.ts'],
          ...programs,
        },
      },
    ],
  },
})

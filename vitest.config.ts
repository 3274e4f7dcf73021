import { defineConfig } from 'vitest/config'
import LongestFirst from './test/support/order.ts'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    globalSetup: ['test/support/tools.ts', 'test/support/empty-store.ts'],
    testTimeout: 120_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // What is waited for comes when it comes: a slow machine is no failure.
    expect: { poll: { timeout: 30_000 } },
    include: ['test/**/*.test.{ts,tsx}'],
    // Files leave nothing behind in their worker: they take turns in it, and what they import is read once.
    isolate: false,
  },
})

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two cores are the target machine: more workers only make the browser and the model wait for each other.
    maxWorkers: 2,
  },
});

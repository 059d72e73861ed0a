import { defineConfig } from '@playwright/test'
import chromium from './playwright.config'

/** What must hold in Firefox too; Playwright only runs the tests, see scripts/firefox.mjs. */
export default defineConfig({
  ...chromium,
  testMatch: 'abuse.spec.ts',
  projects: [{ name: 'firefox' }],
})

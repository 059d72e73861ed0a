import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumFlags, findChromium } from './scripts/browser.mjs'

/** Runes in a plain module work as in the browser, so that a test can see what follows from what. */
const runesOfTheBrowser = svelte({
  configFile: false,
  dynamicCompileOptions: ({ filename }) =>
    filename.endsWith('.svelte.ts') ? { generate: 'client' } : undefined,
})
const svelteOfTheBrowser = fileURLToPath(import.meta.resolve('svelte')).replace(
  'index-server',
  'index-client',
)

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [runesOfTheBrowser],
        resolve: {
          alias: [
            { find: /^svelte$/, replacement: svelteOfTheBrowser },
            // One copy of tfjs-core: its ES modules, which deep imports reach too, not the bundle for Node.
            { find: /^(@tensorflow\/tfjs[\w-]*)$/, replacement: '$1/dist/index.js' },
          ],
        },
        test: {
          name: 'unit',
          environment: 'node',
          testTimeout: 30_000, // two cores, often shared
          hookTimeout: 30_000,
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/webgpu/**', 'tests/figures/**', 'tests/pages/**'],
          server: { deps: { inline: [/@tensorflow\//] } },
        },
      },
      {
        plugins: [svelte({ configFile: false })],
        test: {
          name: 'webgpu',
          include: ['tests/{webgpu,figures}/**/*.test.ts'],
          testTimeout: 60_000, // a software GPU compiles its shaders slowly
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: findChromium(), args: chromiumFlags },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})

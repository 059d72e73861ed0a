// node scripts/ts.mjs some/script.ts …: bundle a TypeScript program and run it here, in the project's folder.
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureInstalled } from './install.mjs'
import { fail, root } from './process.mjs'

const [entry, ...args] = process.argv.slice(2)
if (!entry) fail('Usage: node scripts/ts.mjs <script.ts> [arguments]')
await ensureInstalled()

// Emscripten's glue in tfjs's wasm backend expects the three names of CommonJS.
const commonJs = `
import { createRequire as $createRequire } from 'node:module'
import { dirname as $dirname } from 'node:path'
import { fileURLToPath as $fileURLToPath } from 'node:url'
const require = $createRequire(import.meta.url)
const __filename = $fileURLToPath(import.meta.url)
const __dirname = $dirname(__filename)
`

const name = entry.replace(/\.[cm]?ts$/, '').replace(/[^\w.-]+/g, '-')
const outfile = join(root, 'node_modules/.cache/ts', `${name}.mjs`)
const { build } = await import('esbuild')
await build({
  entryPoints: [resolve(entry)],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  mainFields: ['module', 'main'], // so that deep imports meet the same tfjs-core as `import '@tensorflow/tfjs-core'`
  loader: { '.py': 'text', '.txt': 'text' },
  external: ['pyodide'], // it finds its own files beside itself
  banner: { js: commonJs },
  sourcemap: true,
  logLevel: 'warning',
}).catch(() => process.exit(1))

process.chdir(root)
process.setSourceMapsEnabled(true)
process.argv = [process.argv[0], resolve(entry), ...args]
await import(pathToFileURL(outfile).href)

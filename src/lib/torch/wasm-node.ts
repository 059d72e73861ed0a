import { createRequire } from 'node:module'
import { dirname } from 'node:path'

const require = createRequire(import.meta.url)

/** The folder of the package that holds the .wasm files. */
export const wasmPaths = `${dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json'))}/dist/`

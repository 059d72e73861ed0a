// import address from './some.worker?bundle': the address of that program as one file, which needs no other. A worker
// of the sandbox cannot fetch parts; what it does not need (other devices than cpu) is left out.
import { basename, relative } from 'node:path'
import { build } from 'esbuild'
import { root } from './process.mjs'

const others = [
  '@tensorflow/tfjs-backend-webgpu',
  '*/tfjs-backend-wasm/dist/base',
  './kernels/wasm-all',
  'node:*', // pyodide asks for them in Node alone
]

/** esbuild would name every closure each time it is made, which costs more than what most of them do. */
const naming = /\b([\w$]+)=\(\w,\w\)=>([\w$]+)\(\w,"name",\{value:\w,configurable:!0\}\)/

export async function bundle(file) {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2024',
    minify: true,
    keepNames: true, // a trace says `MlpBlock`, the name of the class
    legalComments: 'none',
    mainFields: ['module', 'main'],
    conditions: ['browser'],
    external: others,
    loader: { '.wasm': 'empty', '.py': 'text', '.txt': 'text' },
    define: { 'import.meta.url': '""' },
    footer: { js: '//# sourceURL=worker.js' }, // a `data:` address would stand in every line of every stack
    logLevel: 'warning',
  })
  return outputFiles[0].text.replace(
    naming,
    '$1=(f,name)=>f.prototype?$2(f,"name",{value:name,configurable:!0}):f',
  )
}

const end = '?bundle'
const served = '/@bundle/'

export const bundles = {
  name: 'bundles',
  enforce: 'pre',
  async resolveId(id, importer) {
    if (!id.endsWith(end)) return
    const found = await this.resolve(id.slice(0, -end.length), importer)
    return found && found.id + end
  },
  async load(id, { ssr }) {
    if (!id.endsWith(end)) return
    const file = id.slice(0, -end.length)
    if (ssr) return 'export default ""' // only a browser starts it
    if (this.environment.mode === 'dev') {
      return `export default ${JSON.stringify(served + relative(root, file))}`
    }
    const asset = this.emitFile({
      type: 'asset',
      name: `${basename(file).split('.')[0]}.js`,
      source: await bundle(file),
    })
    return `export default import.meta.ROLLUP_FILE_URL_${asset}`
  },
  configureServer({ middlewares }) {
    middlewares.use(served, async ({ url }, response) => {
      response.setHeader('Content-Type', 'text/javascript')
      response.end(await bundle(root + url))
    })
  },
}

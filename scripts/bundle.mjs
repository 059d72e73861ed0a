// import address from './some.worker?bundle': the address of that program as one file, which needs no other: a worker
// of the sandbox cannot fetch parts. Of the devices it has cpu alone; with `?bundle-wasm`, wasm too.
import { basename, relative } from 'node:path'
import { build } from 'esbuild'
import { root } from './process.mjs'

const others = [
  '@tensorflow/tfjs-backend-webgpu',
  'node:*', // pyodide asks for them in Node alone
]
const wasm = ['*/tfjs-backend-wasm/dist/base', './kernels/wasm-all']

/** A file with an address elsewhere has only its name here: whoever starts the program hands it in. */
const byName = {
  name: 'by-name',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\?url$/ }, ({ path }) => ({
      path: basename(path.slice(0, -'?url'.length)),
      namespace: 'by-name',
    }))
    onLoad({ filter: /./, namespace: 'by-name' }, ({ path }) => ({
      contents: `export default ${JSON.stringify(path)}`,
    }))
  },
}

/** esbuild would name every closure each time it is made, which costs more than what most of them do. */
const naming = /\b([\w$]+)=\(\w,\w\)=>([\w$]+)\(\w,"name",\{value:\w,configurable:!0\}\)/

export async function bundle(file, withWasm) {
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
    external: withWasm ? others : [...others, ...wasm],
    loader: { '.py': 'text', '.txt': 'text' },
    plugins: [byName],
    define: { 'import.meta.url': '""' },
    footer: { js: '//# sourceURL=worker.js' }, // a `data:` address would stand in every line of every stack
    logLevel: 'warning',
  })
  return outputFiles[0].text.replace(
    naming,
    '$1=(f,name)=>f.prototype?$2(f,"name",{value:name,configurable:!0}):f',
  )
}

const asked = /^(.+)\?bundle(-wasm)?$/
const served = '/@bundle/'

export const bundles = {
  name: 'bundles',
  enforce: 'pre',
  async resolveId(id, importer) {
    const [, file, wasm = ''] = asked.exec(id) ?? []
    const found = file && (await this.resolve(file, importer))
    return found && `${found.id}?bundle${wasm}`
  },
  async load(id, { ssr }) {
    const [, file, wasm] = asked.exec(id) ?? []
    if (!file) return
    if (ssr) return 'export default ""' // only a browser starts it
    if (this.environment.mode === 'dev') {
      return `export default ${JSON.stringify(served + relative(root, id))}`
    }
    const asset = this.emitFile({
      type: 'asset',
      name: `${basename(file).split('.')[0]}.js`,
      source: await bundle(file, wasm),
    })
    return `export default import.meta.ROLLUP_FILE_URL_${asset}`
  },
  configureServer({ middlewares }) {
    middlewares.use(served, async ({ url }, response) => {
      const [, file, wasm] = asked.exec(root + url)
      response.setHeader('Content-Type', 'text/javascript')
      response.end(await bundle(file, wasm))
    })
  },
}

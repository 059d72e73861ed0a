import './worker' // before pyodide
import { loadPyodide } from 'pyodide'
import createPyodideModule from 'pyodide/pyodide.asm.mjs'
import { info } from 'pyodide/pyodide-lock.json'
import { type Options, Python } from './engine'

/** What Python is made of beside its program: fetched by the page, since a sandbox has no network. */
export interface Parts {
  wasm: ArrayBuffer
  library: ArrayBuffer
}

/** Nowhere: what is asked for by this address is here already. */
const nowhere = 'https://python.invalid/'

/** Python in a worker that cannot fetch. */
export async function startPython(
  { wasm, library }: Parts,
  options: Pick<Options, 'print'> = {},
): Promise<Python> {
  const given: Record<string, [ArrayBuffer, string]> = {
    'pyodide.asm.wasm': [wasm, 'application/wasm'],
    'python_stdlib.zip': [library, 'application/zip'],
  }
  const { fetch } = globalThis
  globalThis.fetch = async (address) => {
    const [bytes, type] = given[String(address).split('/').pop() ?? ''] ?? []
    if (!bytes) throw new TypeError(`${address} is not here`)
    return new Response(bytes, { headers: { 'content-type': type as string } })
  }
  try {
    return await Python.start({
      ...options,
      load: loadPyodide,
      from: {
        indexURL: nowhere,
        createPyodideModule,
        lockFileContents: { info, packages: {} } as never,
      },
    })
  } finally {
    globalThis.fetch = fetch
  }
}

import './worker' // before pyodide
import { loadPyodide } from 'pyodide'
import createPyodideModule from 'pyodide/pyodide.asm.mjs'
import { info } from 'pyodide/pyodide-lock.json'
import { type Options, Python } from './engine'

/** Nowhere: a worker of the sandbox has no network, and is given the two files that are asked for. */
const nowhere = 'https://python.invalid/'

/** Python in a worker where `fetch` gives `pyodide.asm.wasm` and `python_stdlib.zip`. */
export const startPython = (options: Pick<Options, 'print'> = {}): Promise<Python> =>
  Python.start({
    ...options,
    load: loadPyodide,
    from: {
      indexURL: nowhere,
      createPyodideModule,
      lockFileContents: { info, packages: {} } as never,
      jsglobals: {}, // a program's `import js` finds nothing
    },
  })

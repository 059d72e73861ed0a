import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { slim } from '../lib/python/library'

const { resolve } = createRequire(import.meta.url)

/** Python's own library, as much of it as programs here may want. */
export const GET = () =>
  new Response(slim(readFileSync(resolve('pyodide/python_stdlib.zip'))), {
    headers: { 'content-type': 'application/zip' },
  })

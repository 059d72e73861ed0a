import { readFileSync } from 'node:fs'

/** The sandbox for Python: the same frame, which may run WebAssembly, since Python is made of it. */
export const GET = () =>
  new Response(
    readFileSync('public/sandbox.html', 'utf8')
      .replace(' data:;', " data: 'wasm-unsafe-eval';")
      .replace('<title>sandbox</title>', '<title>python</title>'),
    { headers: { 'content-type': 'text/html' } },
  )

// npm run torch-calls: write down which of PyTorch's words a Python program finds here.
import { readFileSync, writeFileSync } from 'node:fs'
import { startPython } from '../src/lib/python/node'
import { setDevice } from '../src/lib/torch'

await setDevice('cpu')
const python = await startPython()
python.evaluate(readFileSync('src/lib/python/offered.py', 'utf8'))
const offered = JSON.parse(python.evaluate('offered()'))
writeFileSync('content/torch-calls.json', `${JSON.stringify(offered, null, 2)}\n`)
const counts = Object.entries(offered).map(([owner, names]) => [owner, (names as string[]).length])
console.table(Object.fromEntries(counts))
process.exit(0)

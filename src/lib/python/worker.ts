// Imported before pyodide, which refuses a classic worker; `importScripts` is what it takes for a sign of one.
Object.assign(globalThis, { importScripts: undefined })

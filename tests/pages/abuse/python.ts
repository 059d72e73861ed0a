/** What a Python program may not do: each is tried, and has to end with an error. `world` is what JavaScript it can reach. */
const tries: Record<string, string> = {
  'fetch by JavaScript': 'world("fetch")(trap)',
  'a font': 'world("FontFace").new("x", f"url({trap})").load()',
  'a worker': 'world("Worker").new(trap)',
  'a script': 'world("importScripts")(trap)',
  'a word to the page': 'world("postMessage")("right")',
  'a database': 'world("indexedDB").open("x")',
  'JavaScript from a text': 'from pyodide.code import run_js; run_js("1")',
  'a function from a text': 'pyodide_js.runPython.constructor("return globalThis")()',
  'pyodide, by address': 'from pyodide.http import open_url; open_url(trap)',
  'urllib': 'import urllib.request; urllib.request.urlopen(trap)',
  'http.client': 'import http.client; http.client.HTTPConnection("127.0.0.1", port).request("GET", "/")',
  'a socket': 'import socket; socket.create_connection(("127.0.0.1", port), 1)',
  'a packet': 'import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", port))',
  'a process': 'import subprocess; subprocess.run(["ls"], check=True)',
  'a shell': 'import os; raise OSError(os.system("ls"))',
  'a thread': 'import threading; threading.Thread(target=print).start()',
  'C': 'import ctypes; ctypes.CDLL(None)',
  'files of the machine': 'open("/etc/shadow").read()',
  'more memory than there is': 'bytes(2**40)',
  'no end of calls': 'f = lambda: f(); f()',
} // biome-ignore format: a table

export const pythonTries = Object.keys(tries)

/** A program that tries all of them and prints what came of each: the name of an error, or `did it`. */
export const triesInPython = (trap: string) => `
import json, js, pyodide_js
trap, port = ${JSON.stringify(trap)}, ${new URL(trap).port}

def world(name):
    for holder in (js, pyodide_js, pyodide_js._module):
        if hasattr(holder, name):
            return getattr(holder, name)
    raise NameError(name)

came = {}
for name, code in ${JSON.stringify(tries)}.items():
    try:
        exec(code, globals())
        came[name] = "did it"
    except BaseException as error:
        came[name] = type(error).__name__
print(json.dumps(came), "end")
`

/** In the page of PyTorch: run the program that came with its address, and give what it prints. */
export async function runFromLink(wait: number) {
  const found = async (selector: string, ready = (_: Element) => true) => {
    for (let left = wait; left > 0; left -= 100) {
      const element = document.querySelector<HTMLElement>(selector)
      if (element && ready(element)) return element
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`${selector} does not come`)
  }
  await found('textarea, .cm-content', (editor) =>
    /pyodide_js/.test((editor as HTMLTextAreaElement).value ?? editor.textContent),
  )
  ;(await found('[data-run]')).click()
  const printed = await found('[data-printed]', (e) => e.textContent.trim().endsWith('end'))
  return printed.textContent.trim()
}

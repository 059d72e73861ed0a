import { createSocket } from 'node:dgram'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server that nobody should ever reach: it counts connections, and packets too, and lets every page read it. */
export async function setTrap() {
  let caught = 0
  const server = createServer((_, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.setHeader('Content-Type', 'text/javascript')
    response.end('export default 1')
  })
  server.on('connection', () => caught++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const packets = createSocket('udp4').on('message', () => caught++)
  await new Promise<void>((resolve) => packets.bind(port, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${port}/`,
    caught: () => caught,
    close() {
      server.closeAllConnections()
      server.close()
      packets.close()
    },
  }
}

/** How long this machine itself stood still at worst, however busy others keep it. */
export function watchMachine() {
  let [worst, last] = [0, performance.now()]
  const clock = setInterval(() => {
    const now = performance.now()
    worst = Math.max(worst, now - last - 10)
    last = now
  }, 10)
  return () => {
    clearInterval(clock)
    return worst
  }
}

import { existsSync } from 'node:fs'
import { run } from './process.mjs'

/** Install Debian packages where that is possible without asking: on Debian, as root. */
export async function aptInstall(...packages) {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return false
  console.log(`apt-get install ${packages.join(' ')}`)
  const options = {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    group: true,
    limit: 240_000,
    output: 'pipe',
  }
  await run('apt-get', ['update'], options)
  const flags = ['install', '-y', '--no-install-recommends']
  const { code } = await run('apt-get', [...flags, ...packages], options)
  return code === 0
}

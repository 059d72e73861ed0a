// npm start: install what is missing, then serve the site while it is being written.
import { ensureInstalled } from './install.mjs'
import { root, run, siteNode } from './process.mjs'

await ensureInstalled()

const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env
const hasDisplay = process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY)
const open = hasDisplay && !CI ? ['--open'] : []

// Astro goes to the background when it believes that an agent started it; these two keep it in front.
const inFront = { flags: ['--ignore-lock'], env: { ASTRO_DEV_BACKGROUND: '1' } }

const astro = `${root}node_modules/astro/bin/astro.mjs`
const args = [astro, 'dev', ...inFront.flags, ...open, ...process.argv.slice(2)]
const { code, stopped } = await run(siteNode(), args, { env: inFront.env })
process.exit(stopped ? 0 : code)

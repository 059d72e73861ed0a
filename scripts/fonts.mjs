import { spawnSync } from 'node:child_process'
import { aptInstall } from './apt.mjs'

/** Without a Chinese font every 汉字 on a page is an empty box, and so is every measurement of it. */
export async function ensureChineseFont() {
  if (process.platform !== 'linux' || hasChineseFont()) return
  if (await aptInstall('fontconfig', 'fonts-noto-cjk')) return
  console.warn('No Chinese font was found: install fonts-noto-cjk, or pages will show empty boxes.')
}

function hasChineseFont() {
  return Boolean(spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim())
}

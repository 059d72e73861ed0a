import type { ClientDirective } from 'astro'

/**
 * `client:near`: an island wakes when it comes into sight, and all of them do once the reader has done something or
 * came by a link that holds choices, so that what is out of sight never shows what was before.
 */
const near: ClientDirective = (load, { value }, element) => {
  const { rootMargin } = (typeof value === 'object' ? value : {}) as IntersectionObserverInit
  const wake = async () => {
    observer.disconnect()
    for (const sign of signs) removeEventListener(sign, wake, true)
    await (await load())()
  }
  const observer = new IntersectionObserver(
    (entries) => entries.some(({ isIntersecting }) => isIntersecting) && wake(),
    { rootMargin },
  )
  for (const child of element.children) observer.observe(child)
  for (const sign of signs) addEventListener(sign, wake, true)
  if (location.search) setTimeout(wake)
}

const signs = ['pointermove', 'pointerdown', 'focusin', 'keydown', 'input', 'beforeprint']

export default near

import { href } from '../../lib/site'

/** Which kind of programs a frame is for. */
export type Page = 'sandbox.html' | 'python.html'

/** A frame without network, storage or origin, for programs of this kind, and our end of the one port into it. */
export function openFrame(page: Page) {
  const element = document.createElement('iframe')
  // Unseen, but not `hidden`: browsers let what is hidden wait.
  Object.assign(element, { title: 'sandbox', ariaHidden: 'true', tabIndex: -1 })
  element.style.cssText =
    'position: fixed; inset: auto 0 0 auto; width: 1px; height: 1px; border: 0; opacity: 0; pointer-events: none'
  element.sandbox.add('allow-scripts')
  element.referrerPolicy = 'no-referrer'
  element.src = href(page)
  const { port1: port, port2 } = new MessageChannel()
  const hand = () => element.contentWindow?.postMessage(null, '*', [port2])
  element.addEventListener('load', hand, { once: true })
  document.body.append(element)
  return { element, port }
}

import { drawBox } from './boxes'
import { drawDrawing } from './drawing'
import { drawCanvas } from './pixels'
import { type Box, Sheet } from './sheet'
import { drawSlider } from './slider'
import { drawWords } from './words'
import { escaped, xml } from './xml'

/** What a picture says of itself, and what of its figure is only for the page. */
export interface Saving {
  title: string
  about: string
  lang: string
  paper: string
  /** A selector of what is left out: buttons, help, inputs other than sliders. */
  leaveOut: string
}

export interface Saved {
  svg: string
  width: number
  height: number
}

const margin = 24

/** A figure as one SVG that needs nothing else: its boxes, words, canvases and drawings, where the page has them. */
export function picture(figure: Element, { title, about, lang, paper, leaveOut }: Saving): Saved {
  const sheet = new Sheet()
  walk(figure, { sheet, leaveOut })
  const { drawn, width, height } = sheet.finish(margin)
  const inside = [
    `<title>${escaped(title)}</title><desc>${escaped(about)}</desc>`,
    xml('rect', { width, height, fill: paper }),
    drawn,
  ]
  const root = {
    xmlns: 'http://www.w3.org/2000/svg',
    role: 'img',
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    'xml:lang': lang,
    'xml:space': 'preserve',
  }
  return { svg: xml('svg', root, inside.join('')), width, height }
}

interface Walk {
  sheet: Sheet
  leaveOut: string
}

/** Draw an element and what is in it, in the order of the page. */
function walk(element: Element, on: Walk) {
  const style = getComputedStyle(element)
  const unseen = style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0'
  if (unseen || style.clipPath === 'inset(50%)' || element.matches(on.leaveOut)) return
  const { sheet } = on
  const box = element.getBoundingClientRect()
  const draw = () => {
    if (element instanceof SVGSVGElement) return drawDrawing(sheet, element, plainBox(box))
    if (element instanceof HTMLInputElement) return drawSlider(sheet, element, plainBox(box), style)
    frame(element, style, on)
    if (element instanceof HTMLCanvasElement)
      return drawCanvas(sheet, element, within(box, style), style)
    beside(element, '::before', sheet)
    for (const child of element.childNodes) {
      if (child instanceof Text) drawWords(sheet, child, style)
      else if (child instanceof Element) walk(child, on)
    }
    beside(element, '::after', sheet)
  }
  const bounded = () => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight, scrollLeft } = element
    const [wide, high] = [scrollWidth > clientWidth, scrollHeight > clientHeight + 1]
    const scrolls = /auto|scroll/.test(style.overflowX)
    if (style.overflowX === 'visible' || !(wide || high)) draw()
    else if (scrolls && !high) sheet.unscroll(scrollLeft, draw)
    else sheet.clip(within(box, style), draw)
  }
  if (style.opacity === '1') bounded()
  else sheet.group({ opacity: style.opacity }, bounded)
}

/** An element's own box; not a figure's, whose lines part it from the page, nor one around what is left out. */
function frame(element: Element, style: CSSStyleDeclaration, { sheet, leaveOut }: Walk) {
  if (element.matches('figure') || [...element.children].some((child) => child.matches(leaveOut)))
    return
  for (const box of element.getClientRects()) drawBox(sheet, plainBox(box), style)
}

/** A box that the stylesheet put beside an element, placed by hand. */
function beside(element: Element, which: '::before' | '::after', sheet: Sheet) {
  const style = getComputedStyle(element, which)
  if (style.content === 'none' || style.display === 'none' || style.position !== 'absolute') return
  const room = within(element.getBoundingClientRect(), getComputedStyle(element))
  const [x, y, width, height] = [style.left, style.top, style.width, style.height].map(
    Number.parseFloat,
  )
  const box = { x: room.x + x, y: room.y + y, width, height }
  drawBox(sheet, box, style, Number(style.zIndex) < 0)
}

/** What is inside of an element's borders. */
function within(box: DOMRect, style: CSSStyleDeclaration): Box {
  const [top, right, bottom, left] = [
    style.borderTopWidth,
    style.borderRightWidth,
    style.borderBottomWidth,
    style.borderLeftWidth,
  ].map(Number.parseFloat)
  return {
    x: box.x + left,
    y: box.y + top,
    width: box.width - left - right,
    height: box.height - top - bottom,
  }
}

const plainBox = ({ x, y, width, height }: DOMRect): Box => ({ x, y, width, height })

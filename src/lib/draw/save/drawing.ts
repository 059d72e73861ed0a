import { paint } from './colour'
import type { Box, Sheet } from './sheet'

/** What a stylesheet may say of a drawing, and what needs no saying. */
const usual: Record<string, string> = {
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  opacity: '1',
  'paint-order': 'normal',
  'vector-effect': 'none',
  'text-anchor': 'start',
  'font-family': '',
  'font-size': '',
  'font-weight': '400',
  'font-style': 'normal',
}
const ownWords = /^(class|style|fill|stroke|data-|aria-|role|on)/

/** Draw a copy of an SVG at its place; what stylesheets and variables said stands in its attributes. */
export function drawDrawing(sheet: Sheet, svg: SVGSVGElement, box: Box) {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const originals = [svg, ...svg.querySelectorAll<SVGElement>('*')]
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')]
  for (const [i, original] of originals.entries()) dress(copies[i], original)
  for (const style of copy.querySelectorAll('style')) style.remove()
  for (const [name, value] of Object.entries(box)) copy.setAttribute(name, String(value))
  if (getComputedStyle(svg).overflow === 'visible') copy.setAttribute('overflow', 'visible')
  sheet.put(new XMLSerializer().serializeToString(copy), box)
}

function dress(copy: SVGElement, original: SVGElement) {
  const style = getComputedStyle(original)
  for (const { name } of [...copy.attributes]) {
    if (ownWords.test(name) || name in usual) copy.removeAttribute(name)
  }
  const isShape = original instanceof SVGGeometryElement
  const isText = original instanceof SVGTextContentElement
  const painted = isShape || isText
  const attributes: Record<string, string | number | undefined> = painted
    ? { ...paintOf('fill', style), ...paintOf('stroke', style) }
    : {}
  for (const [name, value] of Object.entries(usual)) {
    const now = style.getPropertyValue(name)
    const fits = name === 'opacity' || (name.startsWith('font') || name === 'text-anchor' ? isText : painted) // biome-ignore format: one thought
    if (fits && now !== value) attributes[name] = now.replaceAll('"', "'")
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) copy.setAttribute(name, String(value))
  }
}

/** A fill or a stroke, its colour and both its opacities. */
function paintOf(kind: 'fill' | 'stroke', style: CSSStyleDeclaration) {
  const css = style[kind]
  if (css === 'none') return { [kind]: 'none' }
  const opacity = Number(style.getPropertyValue(`${kind}-opacity`))
  const { [`${kind}-opacity`]: own = 1, ...colour } = paint(kind, css)
  const both = Number(own) * opacity
  return { ...colour, [`${kind}-opacity`]: both < 1 ? both : undefined }
}

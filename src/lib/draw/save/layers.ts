import { plain } from './colour'
import type { Box, Sheet } from './sheet'
import { xml } from './xml'

/** The gradients of a background, the lowest first, each as a rectangle that they fill. */
export function layers(sheet: Sheet, box: Box, style: CSSStyleDeclaration): string[] {
  if (style.backgroundImage === 'none') return []
  const [sizes, places, repeats] = [
    style.backgroundSize,
    style.backgroundPosition,
    style.backgroundRepeat,
  ].map(parts)
  const drawn = parts(style.backgroundImage).map((image, i) => {
    const gradient = image.match(/^linear-gradient\((.*)\)$/)
    if (!gradient) return ''
    const at = (all: string[]) => all[i % all.length].split(' ')
    const [width, height = 'auto'] = at(sizes)
    const tile = { width: length(width, box.width), height: length(height, box.height) }
    const [left, top] = at(places)
    const x = box.x + length(left, box.width - tile.width)
    const y = box.y + length(top, box.height - tile.height)
    const fill = gradientOf(sheet, parts(gradient[1]), tile)
    if (repeats[i % repeats.length] === 'no-repeat') return xml('rect', { x, y, ...tile, fill })
    if (tile.width >= box.width && tile.height >= box.height) return xml('rect', { ...box, fill })
    const room = { patternUnits: 'userSpaceOnUse', x, y, ...tile }
    return xml('rect', {
      ...box,
      fill: sheet.define('pattern', room, xml('rect', { ...tile, fill })),
    })
  })
  return drawn.reverse()
}

/** A gradient from left to right or from top to bottom. */
function gradientOf(sheet: Sheet, listed: string[], tile: { width: number; height: number }) {
  const across = /^(to right|90deg)$/.test(listed[0])
  const stops = listed.filter((stop) => !/^(to |[\d.]+deg)/.test(stop)).flatMap(stopsOf)
  const extent = across ? tile.width : tile.height
  const colours = stops.map(({ css }) => plain(css))
  const written = stops.map(({ place }, i) => {
    const solid = [colours[i], colours[i - 1], colours[i + 1]].find((c) => c && c.opacity > 0) // transparent has no hue of its own
    return xml('stop', {
      offset: place ? length(place, extent) / extent : i / (stops.length - 1),
      'stop-color': (solid ?? colours[i]).hex,
      'stop-opacity': colours[i].opacity < 1 ? colours[i].opacity : undefined,
    })
  })
  const way = across ? { x1: 0, x2: 1, y1: 0, y2: 0 } : { x1: 0, x2: 0, y1: 0, y2: 1 }
  return sheet.define('linearGradient', way, written.join(''))
}

/** `rgb(1, 2, 3) 20% 60%` is two stops. */
function stopsOf(text: string): { css: string; place?: string }[] {
  const [, css, places] = text.match(/^(.*\)|\S+)\s*(.*)$/) ?? []
  return (places ? places.split(' ') : [undefined]).map((place) => ({ css, place }))
}

const length = (css: string, whole: number) => {
  if (css === 'auto') return whole
  return css.endsWith('%') ? (Number.parseFloat(css) / 100) * whole : Number.parseFloat(css)
}

/** What commas part, but for those in brackets. */
function parts(css: string): string[] {
  const found = ['']
  let depth = 0
  for (const char of css) {
    if (char === '(') depth++
    if (char === ')') depth--
    if (char === ',' && !depth) found.push('')
    else found[found.length - 1] += char
  }
  return found.map((part) => part.trim())
}

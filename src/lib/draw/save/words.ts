import { paint } from './colour'
import type { Box, Sheet } from './sheet'
import { escaped, xml } from './xml'

/** Draw a piece of text line by line, each line where the page has it. */
export function drawWords(sheet: Sheet, node: Text, style: CSSStyleDeclaration) {
  const turned = style.writingMode.startsWith('vertical') || style.rotate === '90deg'
  for (const { text, ...box } of turned ? [whole(node)] : lines(node)) {
    if (text)
      sheet.put(
        xml('text', { ...fontOf(style), ...place(text, box, style, turned) }, escaped(text)),
        box,
      )
  }
}

interface Line extends Box {
  text: string
}

/** The lines that a text was broken into, without the space around them. */
function lines(node: Text): Line[] {
  const range = document.createRange()
  const found: Line[] = []
  let at = 0
  let space = ''
  for (const char of node.data) {
    range.setStart(node, at)
    at += char.length
    range.setEnd(node, at)
    const box = [...range.getClientRects()].at(-1)
    if (!box?.width) continue // white space that fell away
    if (!char.trim()) {
      space += char
      continue
    }
    const line = found.at(-1)
    if (line && Math.abs(line.y - box.y) < 2 && box.x > line.x) {
      line.text += space + char
      line.width = box.right - line.x
    } else found.push({ text: char, x: box.x, y: box.y, width: box.width, height: box.height })
    space = ''
  }
  return found
}

function whole(node: Text): Line {
  const range = document.createRange()
  range.selectNodeContents(node)
  const { x, y, width, height } = range.getBoundingClientRect()
  return { text: node.data.trim(), x, y, width, height }
}

/** A line of text stands on its baseline; `textLength` keeps it as long as here where fonts differ. */
function place(text: string, box: Box, style: CSSStyleDeclaration, turned: boolean) {
  const { ascent, descent } = metrics(style)
  const share = ascent / (ascent + descent)
  if (turned) {
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    const baseline = ((2 * share - 1) * box.width) / 2
    const transform = `translate(${x} ${y}) rotate(90)`
    return { transform, y: baseline, 'text-anchor': 'middle' }
  }
  const textLength = text.length > 1 ? box.width : undefined
  return { x: box.x, y: box.y + share * box.height, textLength }
}

const fontOf = (style: CSSStyleDeclaration) => ({
  'font-family': style.fontFamily.replaceAll('"', "'"),
  'font-size': Number.parseFloat(style.fontSize),
  'font-weight': style.fontWeight === '400' ? undefined : style.fontWeight,
  'font-style': style.fontStyle === 'normal' ? undefined : style.fontStyle,
  ...paint('fill', style.color),
})

const measured = new Map<string, { ascent: number; descent: number }>()

function metrics({ fontStyle, fontWeight, fontSize, fontFamily }: CSSStyleDeclaration) {
  const font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`
  const known = measured.get(font)
  if (known) return known
  const context = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D
  context.font = font
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('x')
  const found = { ascent: fontBoundingBoxAscent, descent: fontBoundingBoxDescent }
  measured.set(font, found)
  return found
}

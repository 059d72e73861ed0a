import { syntaxTree } from '@codemirror/language'
import type { Range } from '@codemirror/state'
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view' // biome-ignore format: one source
import { letterParts } from '../../../lib/draw/letters'

/** Lines that know their indentation and break between words, and the letters of every shape in a comment in their colours. */
export const paint = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet
    constructor(view: EditorView) {
      this.decorations = decorate(view)
    }
    update({ view, state, startState, docChanged, viewportChanged }: ViewUpdate) {
      const parsed = syntaxTree(state) !== syntaxTree(startState)
      if (docChanged || viewportChanged || parsed) this.decorations = decorate(view)
    }
  },
  { decorations: (plugin) => plugin.decorations },
)

function decorate({ state, viewport: { from, to } }: EditorView): DecorationSet {
  const found: Range<Decoration>[] = []
  for (let at = from; at <= to; at = state.doc.lineAt(at).to + 1) {
    const { text } = state.doc.lineAt(at)
    const indent = text.search(/\S|$/)
    const attributes = { style: `--indent: ${indent}ch` }
    if (indent) found.push(Decoration.line({ attributes }).range(at))
    if (text.length > short) found.push(...wordsOf(text, at))
  }
  syntaxTree(state).iterate({
    from,
    to,
    enter: (node) => {
      if (!node.name.endsWith('Comment')) return
      for (const { 0: shape, index } of state.sliceDoc(node.from, node.to).matchAll(/\([^()]*\)/g))
        found.push(...lettersOf(shape, node.from + index))
    },
  })
  return Decoration.set(found, true)
}

/** A line of so many letters is never broken. */
const short = 24
const word = Decoration.mark({ class: 'cm-word' })

/** What stays together where a line is broken: a word and the mark after it, the first one with its indentation. */
const wordsOf = (text: string, from: number): Range<Decoration>[] =>
  [...text.matchAll(/^\s*\w{0,24}[\p{P}\p{S}]{0,3}|\w{1,24}[\p{P}\p{S}]{0,3}/gu)]
    .filter(({ 0: { length } }) => length > 1)
    .map(({ 0: { length }, index }) => word.range(from + index, from + index + length))

function lettersOf(shape: string, from: number): Range<Decoration>[] {
  let at = from
  return letterParts(shape).flatMap(({ text, letter }) => {
    at += text.length
    const mark = Decoration.mark({ class: `ax ax-${letter}` })
    return letter ? [mark.range(at - text.length, at)] : []
  })
}

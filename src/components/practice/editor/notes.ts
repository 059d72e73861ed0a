import { type Line, type Range, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view'
import { letterParts } from '../../../lib/draw/letters'

/** Something to say about a line, counted from 1. */
export interface Note {
  line: number
  text: string
}

/** Notes that go along with their lines while the reader types; who rewrites a line is rid of what was said of it. */
function layer(draw: (note: Note, line: Line) => Range<Decoration>[]) {
  const set = StateEffect.define<readonly Note[]>()
  const field = StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update(notes, { changes, effects, state: { doc } }) {
      let next = notes.map(changes)
      changes.iterChangedRanges((_, __, from, to) => {
        const [filterFrom, filterTo] = [doc.lineAt(from).from, doc.lineAt(to).to]
        next = next.update({ filterFrom, filterTo, filter: () => false })
      })
      for (const effect of effects) {
        if (!effect.is(set)) continue
        const there = effect.value.filter(({ line }) => line >= 1 && line <= doc.lines)
        next = Decoration.set(there.flatMap((note) => draw(note, doc.line(note.line))), true) // biome-ignore format: one thought
      }
      return next
    },
    provide: (field) => EditorView.decorations.from(field),
  })
  return { set, field }
}

/** Words at the end of a line that are not part of the program: `(b, l, d)`, its letters in their colours. */
export const ghosts = layer(({ text }, line) => [
  Decoration.widget({ widget: new Ghost(text), side: 1 }).range(line.to),
])

/** The red pen: a line that is wrong, and below it why. */
export const marks = layer(({ text }, line) => {
  const wrong = Decoration.line({ class: 'cm-wrong' }).range(line.from)
  const why = Decoration.widget({ widget: new Why(text), side: 2, block: true }).range(line.to)
  return text ? [wrong, why] : [wrong]
})

abstract class Words extends WidgetType {
  constructor(readonly text: string) {
    super()
  }
  override eq({ text }: Words) {
    return text === this.text
  }
}

class Ghost extends Words {
  toDOM() {
    const ghost = document.createElement('span')
    ghost.className = 'cm-ghost'
    for (const { text, letter } of letterParts(this.text)) {
      const part = document.createElement(letter ? 'i' : 'span')
      part.className = letter ? `ax ax-${letter}` : ''
      part.textContent = text
      ghost.append(part)
    }
    return ghost
  }
}

class Why extends Words {
  toDOM() {
    const why = document.createElement('div')
    why.className = 'cm-why'
    why.textContent = this.text
    return why
  }
}

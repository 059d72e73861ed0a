/** The letters that own a colour (`content/letters.yaml`); H and W share those of h and w. */
export const letters = ['b', 'c', 'h', 'w', 'p', 'l', 'd', 'nh', 'hd', 'm', 'k']

export interface Part {
  text: string
  /** The letter whose colour the part wears, if any. */
  letter: string | null
}

/** Cut text such as `(b, 1+h·w, d)` into letters and what stands between them. */
export const letterParts = (text: string): Part[] =>
  text
    .split(/([a-zA-Z]+)/)
    .filter((part) => part !== '')
    .map((part) => {
      const letter = part.toLowerCase()
      return { text: part, letter: letters.includes(letter) ? letter : null }
    })

/** The same as HTML; only a shape in round brackets is coloured, a word is not. */
export const letterSpans = (text: string): string =>
  text.replace(/\(([^()]*)\)/g, (shape) =>
    letterParts(shape)
      .map((part) => (part.letter ? `<i class="ax ax-${part.letter}">${part.text}</i>` : part.text))
      .join(''),
  )

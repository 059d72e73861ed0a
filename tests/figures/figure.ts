/** A drawing with a little data: a page of the gallery, and a snapshot in the tests. */
export interface Figure {
  title: string
  draw: (room: HTMLElement) => void
  /** Pixels between those that a snapshot looks at. */
  step?: number
}

export const figures = import.meta.glob<Figure>('./*.figure.ts', { eager: true })

/** A canvas in its place, so that the page's colours reach it. */
export const canvas = (room: HTMLElement) => room.appendChild(document.createElement('canvas'))

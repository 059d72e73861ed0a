/** As Python writes a tuple: `(2, 17, 24)`, `(3,)`, `()`. */
export const tuple = (entries: readonly unknown[]) =>
  `(${entries.join(', ')}${entries.length === 1 ? ',' : ''})`

/** Of what a program prints no more lines than these are kept. */
export const shownLines = 100

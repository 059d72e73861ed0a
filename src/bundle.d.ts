declare module '*?bundle' {
  /** Where the program lies, as one file. */
  const address: string
  export default address
}

declare module '*?bundle-wasm' {
  /** The same, for a program that computes on wasm, too. */
  const address: string
  export default address
}

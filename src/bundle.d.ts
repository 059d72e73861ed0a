declare module '*?bundle' {
  /** Where the program lies, as one file. */
  const address: string
  export default address
}

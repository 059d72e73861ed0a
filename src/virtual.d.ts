/** Made by scripts/declared.ts. */
declare module 'virtual:typescript-files' {
  const files: Record<string, string>
  export default files
}
declare module 'virtual:typescript-chinese' {
  const messages: Record<string, string>
  export default messages
}

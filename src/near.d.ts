declare module 'astro' {
  interface AstroClientDirectives {
    'client:near'?: boolean | { rootMargin: string }
  }
}

export {}

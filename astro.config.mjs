import { fileURLToPath } from 'node:url'
import { unified } from '@astrojs/markdown-remark'
import mdx from '@astrojs/mdx'
import sitemap from '@astrojs/sitemap'
import svelte from '@astrojs/svelte'
import { defineConfig } from 'astro/config'
import { close, createIndex } from 'pagefind'
import rehypeKatex from 'rehype-katex'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkMath from 'remark-math'
import { rehypeTypography } from './src/typography.ts'

// \htmlClass gives an axis letter its colour inside a formula.
const katex = { trust: ({ command }) => command === '\\htmlClass', strict: false }

// A trace says `PatchEmbedding`, the name of the class: minifying must not change it.
const keepNames = { output: { keepNames: true } }

// What is shown only after a click is never rendered on the server, and its styles would be thrown away as unused.
const keepStyles = {
  name: 'keep-styles',
  moduleParsed({ meta }) {
    delete meta.vite?.cssScopeTo
  },
}

/** Index the built pages for search; Pagefind cuts Chinese into words. */
const search = {
  name: 'search',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      // KaTeX says every formula twice.
      const { index } = await createIndex({ excludeSelectors: ['.katex', 'svg', '[aria-hidden]'] })
      await index.addDirectory({ path: fileURLToPath(dir) })
      await index.writeFiles({ outputPath: fileURLToPath(new URL('pagefind/', dir)) })
      await close()
    },
  },
}

/** While the site is being written, /en/figures/ shows every drawing with a little data. */
const gallery = {
  name: 'gallery',
  hooks: {
    'astro:config:setup': ({ command, injectRoute }) => {
      if (command === 'dev')
        injectRoute({ pattern: '/en/figures', entrypoint: './tests/figures/gallery.astro' })
    },
  },
}

export default defineConfig({
  site: process.env.SITE_URL ?? 'http://localhost:4321',
  base: process.env.BASE_PATH ?? '/',
  trailingSlash: 'always',
  compressHTML: true,
  i18n: {
    defaultLocale: 'zh',
    locales: ['zh', 'en'],
    routing: { prefixDefaultLocale: true, redirectToDefaultLocale: false },
  },
  markdown: {
    processor: unified({
      remarkPlugins: [remarkMath, remarkCjkFriendly],
      rehypePlugins: [[rehypeKatex, katex], rehypeTypography],
    }),
  },
  integrations: [mdx(), svelte(), sitemap(), search, gallery],
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "worker-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'none'",
      ],
      scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"] },
      styleDirective: { resources: ["'self'", "'unsafe-inline'"] },
    },
  },
  vite: {
    plugins: [keepStyles],
    build: {
      assetsInlineLimit: 0, // an inlined font or wasm would break the content security policy
      rolldownOptions: keepNames,
    },
    worker: { format: 'es', rolldownOptions: keepNames },
    assetsInclude: ['**/*.safetensors'],
  },
})

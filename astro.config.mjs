import node from '@astrojs/node';
import react from '@astrojs/react';
import { defineConfig } from 'astro/config';
import { plainLexer } from './src/cli/plain-lexer.mjs';

export default defineConfig({
  output: 'server',
  publicDir: './src/public',
  adapter: node({ mode: 'middleware' }),
  integrations: [react()],
  session: false,
  vite: { plugins: [plainLexer], worker: { plugins: () => [plainLexer] } },
  devToolbar: { enabled: false },
  compressHTML: true,
  markdown: { syntaxHighlight: 'prism' },
  security: {
    checkOrigin: true,
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "font-src 'self'",
        "worker-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ],
      scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"] },
    },
  },
});

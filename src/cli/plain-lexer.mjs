/**
 * For both bundlers: takes the mark of asm.js from the lexer of imports. A bundler writes its code anew, engines then
 * refuse the mark with a warning at every start, and as plain JavaScript it is as fast for programs of this size.
 */
export const plainLexer = {
  name: 'plain-lexer',
  transform: {
    filter: { id: /es-module-lexer.*asm\.js$/ },
    /** @param {string} code */
    handler: (code) => ({ code: code.replace('"use asm";', ''), map: null }),
  },
};

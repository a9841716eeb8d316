import { type Options, type SourceMapOptions, transform } from 'sucrase';

/**
 * JavaScript of a TypeScript file: types are taken away, and all else stays as it was written.
 *
 * @throws SyntaxError with a place, or RangeError where the text is nested too deeply
 */
export function javaScriptOf(path: string, text: string): string {
  return transform(text, optionsFor(path)).code;
}

/** From positions of `javaScriptOf` to the file itself, as in a source map. */
export function mappingsOf(path: string, text: string): string {
  const { sourceMap } = transform(text, { ...optionsFor(path), sourceMapOptions: mapFor(path) });
  return sourceMap?.mappings ?? '';
}

function optionsFor(path: string): Options {
  return { transforms: ['typescript'], disableESTransforms: true, filePath: path };
}

function mapFor(path: string): SourceMapOptions {
  return { compiledFilename: path };
}

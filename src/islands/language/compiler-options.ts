import ts from 'typescript';

/**
 * How the work is read. Whether it compiles is for the sandbox's transpiler to say; these options find what an engineer
 * wants to hear of, and allow what the sandbox allows: imports with endings, JSON as a default export, one file at a time.
 */
export const COMPILER_OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  lib: ['lib.es2025.d.ts'],
  types: [],
  strict: true,
  noUncheckedIndexedAccess: true,
  noFallthroughCasesInSwitch: true,
  isolatedModules: true,
  allowImportingTsExtensions: true,
  resolveJsonModule: true,
  allowJs: true,
  noEmit: true,
};

/** What completion offers besides the names in sight: exports of the other files, and `?.` where a value may be missing. */
export const PREFERENCES: ts.UserPreferences = {
  includeCompletionsForModuleExports: true,
  includeCompletionsForImportStatements: true,
  includeCompletionsWithInsertText: true,
  includeAutomaticOptionalChainCompletions: true,
  importModuleSpecifierPreference: 'relative',
  // With the ending that the file has, as the sandbox and the exercises like it.
  importModuleSpecifierEnding: 'js',
  includePackageJsonAutoImports: 'off',
  quotePreference: 'single',
  allowRenameOfImportPath: false,
};

/** The layout that the exercises are written in. */
export const FORMAT: ts.FormatCodeSettings = {
  ...ts.getDefaultFormatCodeSettings('\n'),
  indentSize: 2,
  tabSize: 2,
  convertTabsToSpaces: true,
  trimTrailingWhitespace: true,
};

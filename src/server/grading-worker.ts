import { ThreadSource } from './thread-source.ts';

// The program of a grading process (`grading-process`). Its threads take as long to start as all else takes to load, so
// they come first.
const source = new ThreadSource();
source.warm(2);
const { serveGrading } = await import('./grading-process.ts');
serveGrading(source);

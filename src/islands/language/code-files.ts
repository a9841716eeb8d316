const CODE = /\.(ts|mts|js)$/;

/** Whether the language service has something to say about a file. */
export const isCode = (path: string) => CODE.test(path);

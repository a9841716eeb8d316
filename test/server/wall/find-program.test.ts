import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findProgram } from '#server/wall/find-program';
import { tempFolder } from '../../support/temp-folder.ts';

it('the system’s own program is found before one of that name in PATH', () => {
  const folder = tempFolder();
  const impostor = join(folder, 'sh');
  writeFileSync(impostor, '#!/bin/true\n');
  chmodSync(impostor, 0o755);
  expect(findProgram('sh', folder)).toMatch(/^(\/usr)?\/bin\/sh$/);
});

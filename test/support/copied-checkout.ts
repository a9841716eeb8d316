import { cpSync, mkdirSync, readdirSync, realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tempFolder } from './temp-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const PACKAGES = realpathSync(join(root, 'node_modules'));

export interface CopiedCheckout {
  /** Its package.json, src and node_modules, and where the links lead. */
  readable: string[];
  worker: string;
  versionsDir: string;
  modules: string;
}

/** A copy of our code in a folder of its own, whose node_modules is one link to the real one. */
export function checkoutWithLinkedModules(): CopiedCheckout {
  const checkout = copyOfCode();
  symlinkSync(PACKAGES, checkout.modules);
  return checkout;
}

/** A copy of our code whose packages are links to the real ones, but for one, which is a copy that may be changed. */
export function checkoutWithOwnPackage(scope: string, name: string): CopiedCheckout & { package: string } {
  const checkout = copyOfCode();
  mkdirSync(join(checkout.modules, scope), { recursive: true });
  const linkAll = (from: string, to: string, but: string) => {
    for (const entry of readdirSync(from)) if (entry !== but) symlinkSync(join(from, entry), join(to, entry));
  };
  linkAll(PACKAGES, checkout.modules, scope);
  linkAll(join(PACKAGES, scope), join(checkout.modules, scope), name);
  const own = join(checkout.modules, scope, name);
  cpSync(join(PACKAGES, scope, name), own, { recursive: true });
  return { ...checkout, package: own, readable: [...checkout.readable, PACKAGES] };
}

function copyOfCode(): CopiedCheckout {
  const folder = realpathSync(tempFolder());
  cpSync(join(root, 'src'), join(folder, 'src'), { recursive: true });
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  const versionsDir = join(folder, 'versions');
  mkdirSync(versionsDir);
  const modules = join(folder, 'node_modules');
  return {
    readable: [join(folder, 'package.json'), join(folder, 'src'), modules, versionsDir],
    worker: join(folder, 'src/server/grading-worker.ts'),
    versionsDir,
    modules,
  };
}

import world from './index.ts';
import banks from './practice-banks.ts';

export default world(banks);

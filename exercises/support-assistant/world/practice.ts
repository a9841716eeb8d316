import support from './index.ts';
import banks from './practice-banks.ts';

export default support(banks);

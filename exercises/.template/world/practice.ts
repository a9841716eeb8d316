import desk from './index.ts';
import banks from './practice-banks.ts';

export default desk(banks);

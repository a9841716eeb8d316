import client from './index.ts';
import banks from './practice-banks.ts';

export default client(banks);

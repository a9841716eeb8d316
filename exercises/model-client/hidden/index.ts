import client from '../world/index.ts';
import banks from './banks.ts';

export default client(banks);

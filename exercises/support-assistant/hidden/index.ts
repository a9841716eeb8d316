import support from '../world/index.ts';
import banks from './banks.ts';

export default support(banks);

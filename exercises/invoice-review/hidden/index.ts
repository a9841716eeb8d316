import world from '../world/index.ts';
import banks from './banks.ts';

export default world(banks);

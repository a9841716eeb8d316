import desk from '../world/index.ts';
import banks from './banks.ts';

export default desk(banks);

import { join } from 'node:path';
import { root } from '../root.mjs';

/** What a driver puts before the app's folder, so that the app waits for it. See `await-driver.cjs`. */
export const driverFlags = Object.freeze(['-r', join(root, 'scripts', 'runtime', 'await-driver.cjs')]);

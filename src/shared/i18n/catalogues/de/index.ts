import type { Translation } from '../../translation';
import { agent } from './agent';
import { faults } from './faults';
import { figures } from './figures';
import { settings } from './settings';

export const german = { ...agent, ...figures, ...settings, faults } satisfies Translation<'de'>;

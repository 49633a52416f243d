import { app } from './app';
import { choices } from './choices';
import { conversation } from './conversation';
import { demo } from './demo';
import { offers } from './offers';

/** Every text a person reads, in English: the catalogue that all others follow. A file a topic. */
export const english = { app, choices, conversation, demo, offers } as const;

export type English = typeof english;

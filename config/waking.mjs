import { stat } from 'node:fs';

// glibc before 2.41 can lose a wake-up (its bug 25847): then all threads of Node's pool sleep though a request waits, until
// another comes. Seen once in some ten runs, as a test that waited for a file for ever.
setInterval(() => stat('.', () => undefined), 5_000).unref();

import { z } from 'zod';

// The window's policy forbids compiling code at run time, so zod interprets. Must run before any schema is built.
z.config({ jitless: true });

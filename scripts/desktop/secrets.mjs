// Stores the secrets it is given on stdin (JSON, so that none appears in an argument list).
import { text } from 'node:stream/consumers';
import process from 'node:process';
import keytar from 'keytar';

/** @type {import('./keyring.mjs').Secret[]} */
const secrets = JSON.parse(await text(process.stdin));
for (const { service, account, password } of secrets) await keytar.setPassword(service, account, password);

// Stores a secret in the keychain: the account is the argument, the secret comes on standard input.
import keytar from 'keytar';

let secret = '';
for await (const chunk of process.stdin) secret += String(chunk);
await keytar.setPassword('Cuecard', process.argv[2] ?? '', secret);

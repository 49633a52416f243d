// Prints what the keychain holds for an account, as JSON; the account is the argument.
import keytar from 'keytar';

process.stdout.write(JSON.stringify(await keytar.getPassword('Cuecard', process.argv[2] ?? '')));

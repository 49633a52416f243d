import { homedir } from 'node:os';
import process from 'node:process';
import { nowhere } from './home';

// Libraries ask for the home folder while they are loaded, and Node throws where nobody knows one: so this comes before them.
try {
  homedir();
} catch {
  process.env.HOME = nowhere;
}

import process from 'node:process';
import { printable } from './printable.mjs';
import { SetupError } from './progress.mjs';

/**
 * Runs a script's `main` and ends the process with the code it returns. A failure ends in one
 * sentence that says what to do, after the last words of the tool that failed.
 * @param {() => Promise<number>} main
 */
export async function runCommand(main) {
  process.exitCode = await main().catch(explain);
}

/**
 * @param {unknown} error
 * @returns {number}
 */
function explain(error) {
  if (error instanceof SetupError) {
    for (const line of error.lines) process.stderr.write(`  | ${printable(line)}\n`);
    process.stderr.write(`${error.message.split('\n').map(printable).join('\n')}\n`);
  } else {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.stderr.write('This is a fault in Cuecard\'s own scripts: please report it with the lines above.\n');
  }
  return 1;
}

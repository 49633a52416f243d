import { createClient } from 'x11';

/**
 * A program that has something copied and marked.
 * @typedef {object} MuteOwner
 * @property {() => void} end the program is gone, and what it had with it
 */

const selections = ['CLIPBOARD', 'PRIMARY'];

/**
 * Starts a program on an X display that has something copied and marked, and never hands it over.
 * @param {string} display as `DISPLAY` names it
 * @returns {Promise<MuteOwner>}
 */
export function ownMutely(display) {
  return new Promise((resolve, reject) => {
    const client = createClient({ display }, (error, made) => {
      const [screen] = error instanceof Error ? [] : made.screen;
      if (screen === undefined) {
        reject(new Error('The X server can’t be reached.'));
        return;
      }
      // Those of another display are other numbers.
      client.atoms = {};
      const window = client.AllocID();
      client.CreateWindow(window, screen.root, 0, 0, 1, 1, 0, 0, 0, 0, { eventMask: 0 });
      for (const name of selections) client.InternAtom(false, name, (_error, atom) => client.SetSelectionOwner(window, atom, 0));
      client.sync(() => resolve({ end: () => client.terminate() }));
    });
    client.on('error', () => undefined);
  });
}

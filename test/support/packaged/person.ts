import { expect } from '@playwright/test';
import type { VirtualDesktop } from '../../../scripts/virtual-desktop.mjs';
import type { Client } from '../signing-in';
import type { ScreenReader } from './accessibility';

/** More stops than any page has between one control and another. */
const mostStops = 60;

/** Somebody at the keyboard, who reads the window by a screen reader. */
export interface Person {
  /** Goes to a control by Tab. */
  tabTo(role: string, name: string | RegExp): Promise<void>;
  /** Goes to a field by Tab and types into it, in the place of what it has. */
  type(field: string | RegExp, text: string, role?: string): Promise<void>;
  /** Goes to a button by Tab and presses Enter. */
  press(button: string | RegExp): Promise<void>;
  keys(...keys: readonly string[]): Promise<void>;
  /** Says where to sign in, as whom and by which secret, and has it tried. */
  connect(client: Client): Promise<void>;
  /** Says which knowledge base to ask, and ends the first run. */
  finish(client: Client): Promise<void>;
}

/** Nobody in particular gets the keys: whichever window has the keyboard. */
export function atTheKeyboard(desktop: VirtualDesktop, reader: ScreenReader): Person {
  const person: Person = {
    async tabTo(role, name) {
      const control = await reader.find(role, name);
      const focused = async (): Promise<string> => (await reader.read()).filter((one) => one.focused).map((one) => one.path).join(' ');
      for (let stop = 0, now = await focused(); stop < mostStops; stop += 1) {
        if (now.endsWith(control.path)) return;
        const before = now;
        await desktop.xdotool('key', 'Tab');
        // What a screen reader is told comes after the page has done it: another key meanwhile would go further.
        await expect.poll(async () => (now = await focused())).not.toBe(before);
      }
      throw new Error(`Tab doesn’t lead to the ${role} ${String(name)}.`);
    },
    async type(field, text, role = 'entry') {
      await person.tabTo(role, field);
      await desktop.xdotool('key', 'ctrl+a');
      await desktop.xdotool('type', '--delay', '5', '--', text);
      // Where a secret goes there are dots to be read, one a character.
      const read = async (): Promise<string> => (await reader.find(role, field)).text();
      await expect.poll(read).toBe(role === 'entry' ? text : '•'.repeat(text.length));
    },
    async press(button) {
      await person.tabTo('push button', button);
      await desktop.xdotool('key', 'Return');
    },
    async keys(...keys) {
      await desktop.xdotool('key', ...keys);
    },
    async connect(client) {
      await person.type('Organisation URL', client.orgUrl);
      await person.keys('Return');
      await person.type('Client ID', client.clientId);
      await person.type('Client secret', client.clientSecret, 'password text');
      await person.press('Connect');
    },
    async finish(client) {
      await person.type('Knowledge base ID 1', client.knowledgeBaseId);
      await person.press('Finish');
    },
  };
  return person;
}

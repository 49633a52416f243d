import { expect } from '@playwright/test';
import { beginAfresh, fixture } from './acts';
import { test, type Gallery } from './gallery-app';

const signIn = fixture('sign-in-first');

beginAfresh();

const fill = async (gallery: Gallery): Promise<void> => {
  await gallery.page.getByLabel('Organisation URL').fill('acme.example.com');
  await gallery.page.getByLabel('Client ID').fill('desk');
  await gallery.page.getByLabel('Client secret').fill('correct horse');
  await gallery.page.getByLabel('Knowledge base ID 1').fill('kb-a');
};

test('sends what is typed and keeps nothing of the secret', async ({ gallery }) => {
  await gallery.open(signIn);
  await fill(gallery);
  await gallery.page.getByRole('button', { name: 'Add knowledge base' }).click();
  await expect(gallery.page.getByLabel('Knowledge base ID 2')).toBeFocused();
  await gallery.page.keyboard.type('kb-b');
  await gallery.page.getByLabel('Priority of knowledge base 2').fill('5');
  await gallery.page.getByRole('button', { name: 'Connect' }).click();
  expect(await gallery.sent('sign-in:submit')).toEqual([
    {
      orgUrl: 'acme.example.com',
      clientId: 'desk',
      clientSecret: 'correct horse',
      knowledgeSources: [
        { knowledgeBaseId: 'kb-a', priority: 1 },
        { knowledgeBaseId: 'kb-b', priority: 5 },
      ],
    },
  ]);
  await expect(gallery.page.getByLabel('Client secret')).toHaveValue('');
  expect(await heapHolds(gallery, 'correct horse')).toBe(false);
  // The same search finds what is there, or it would prove nothing.
  expect(await heapHolds(gallery, 'acme.example.com')).toBe(true);
});

test('says what is missing, field by field, and goes to the first', async ({ gallery }) => {
  await gallery.open(signIn);
  await gallery.page.getByRole('button', { name: 'Connect' }).click();
  await expect(gallery.page.getByLabel('Organisation URL')).toBeFocused();
  await expect(gallery.page.getByLabel('Client ID')).toHaveAccessibleDescription('Enter the client ID.');
  await expect(gallery.page.getByLabel('Client secret')).toHaveAccessibleDescription(/Enter the client secret\./);
  await expect(gallery.page.getByText('Enter at least one knowledge base ID.')).toBeVisible();
  expect(await gallery.sent('sign-in:submit')).toEqual([]);
});

test('a failure is said and the secret asked for again', async ({ gallery }) => {
  await gallery.open(fixture('sign-in-testing'));
  await gallery.page.getByRole('button', { name: 'Cancel' }).click();
  expect(await gallery.sent('sign-in:cancel')).toEqual([null]);
  await gallery.push(fixture('sign-in-secret-refused'));
  await expect(gallery.page.getByRole('alert')).toHaveText('Sign-in needed: the client ID or client secret was refused.');
  await expect(gallery.page.getByLabel('Client secret')).toBeFocused();
});

test('while it is tested the focus is on the way out, and after it where the secret goes', async ({ gallery }) => {
  await gallery.open(fixture('sign-in-first'));
  await gallery.page.getByRole('button', { name: 'Connect' }).focus();
  await gallery.push(fixture('sign-in-testing'));
  await expect(gallery.page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await gallery.push(fixture('sign-in-first'));
  await expect(gallery.page.getByLabel('Client secret')).toBeFocused();
});

test('without a keychain the agent decides, and Escape is no', async ({ gallery }) => {
  await gallery.open(fixture('sign-in-session-only'));
  const dialog = gallery.page.getByRole('alertdialog', { name: 'Go on for this session only?' });
  await dialog.getByRole('button', { name: 'Use for this session only' }).click();
  expect(await gallery.sent('sign-in:keep-for-session')).toEqual([null]);
  await gallery.page.keyboard.press('Escape');
  expect(await gallery.sent('sign-in:cancel')).toEqual([null]);
});

test('what the administrator set is shown and cannot be changed', async ({ gallery }) => {
  await gallery.open(fixture('sign-in-locked'));
  await expect(gallery.page.getByLabel('Organisation URL')).toHaveValue('https://northwind.example.com');
  await expect(gallery.page.getByLabel('Organisation URL')).not.toBeEditable();
  await expect(gallery.page.getByText('Set by your administrator')).toHaveCount(3);
});

/** Whether the text is anywhere in what the window's JavaScript can still reach. */
async function heapHolds(gallery: Gallery, text: string): Promise<boolean> {
  const session = await gallery.page.context().newCDPSession(gallery.page);
  let snapshot = '';
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => (snapshot += chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return snapshot.includes(text);
}

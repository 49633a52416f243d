import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { _electron } from '@playwright/test';
import { electronRuntime } from './electron-runtime.mjs';
import { driverFlags } from './runtime/driver.mjs';
import { startVirtualDesktop } from './virtual-desktop.mjs';
import { root } from './root.mjs';

/**
 * Draws assets/icons/*.png from the shapes below, in the same Chromium that shows them. Run by hand when a shape
 * changes: `node scripts/icons.mjs`. Tray states differ in shape, so that they are told apart without colour.
 */
const card = 'M5 3h14a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-6.2l-3.9 3.3c-.4.3-.9 0-.9-.5V18H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2Z';

/** @param {string} fill @param {string} inside */
const filled = (fill, inside) => `<path d="${card}" fill="${fill}"/>${inside}`;
/** @param {string} stroke */
const lines = (stroke) => `<path d="M7 8h10M7 12.5h6" stroke="${stroke}" stroke-width="2" stroke-linecap="round"/>`;
/** @param {string} stroke */
const dots = (stroke) => `<path d="M7.5 10.5h.01M12 10.5h.01M16.5 10.5h.01" stroke="${stroke}" stroke-width="3" stroke-linecap="round"/>`;
/** An arrow down: less for now. @param {string} stroke */
const less = (stroke) => `<path d="M12 6v8M8 10.6l4 4 4-4" stroke="${stroke}" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/>`;
/** Two bars, as of a player's pause. @param {string} stroke */
const pause = (stroke) => `<path d="M9.5 7v7M14.5 7v7" stroke="${stroke}" stroke-width="2.6" stroke-linecap="round"/>`;
/** @param {string} stroke */
const outline = (stroke) =>
  `<path d="${card}" fill="none" stroke="${stroke}" stroke-width="2" stroke-dasharray="4 3" stroke-linecap="round"/>`;
/** @param {string} stroke */
const mark = (stroke) => `<path d="M12 6.5v5M12 14.6v.01" stroke="${stroke}" stroke-width="2.6" stroke-linecap="round"/>`;

/** @param {string} fill @param {string} sign */
const disc = (fill, sign) => `<circle cx="12" cy="12" r="11" fill="${fill}"/><g transform="translate(0 1.5)">${sign}</g>`;
/** With a dot at its corner, and room around that, as of something unread. @param {string} body @param {string} fill */
const dotted = (body, fill) =>
  `<mask id="n"><rect width="24" height="24" fill="#fff"/><circle cx="18.6" cy="5.4" r="6.6" fill="#000"/></mask>` +
  `<g mask="url(#n)">${body}</g><circle cx="18.6" cy="5.4" r="4.8" fill="${fill}"/>`;

/** @type {Record<string, (main: string, inner: string) => string>} */
const tray = {
  live: (main, inner) => filled(main, lines(inner)),
  new: (main, inner) => dotted(filled(main, lines(inner)), inner === '#000' ? main : '#e8912d'),
  limited: (main, inner) => filled(main, less(inner)),
  paused: (main, inner) => filled(main, pause(inner)),
  asking: (main, inner) => filled(main, dots(inner)),
  connecting: (main) => outline(main),
  attention: (main, inner) => filled(main, mark(inner)),
};
/** @type {Record<string, string>} */
const trayColours = { live: '#4f63d2', new: '#4f63d2', limited: '#b5730a', paused: '#6b7280', asking: '#4f63d2', connecting: '#8a8f98', attention: '#d8483e' };

/** @type {{ file: string, size: number, body: string }[]} */
const icons = [
  // The window's.
  { file: 'app.png', size: 256, body: filled('#3b4cb0', lines('#ffffff')) },
  // The packages': electron-builder makes the other sizes from it.
  { file: 'app-512.png', size: 512, body: filled('#3b4cb0', lines('#ffffff')) },
];
for (const [state, draw] of Object.entries(tray)) {
  for (const [suffix, size] of /** @type {[string, number][]} */ ([['', 24], ['@2x', 48]])) {
    icons.push({ file: `tray-${state}${suffix}.png`, size, body: draw(trayColours[state] ?? '#000', '#ffffff') });
    // macOS colours a template image itself: black on nothing, the inside cut out.
    icons.push({
      file: `tray-${state}Template${suffix}.png`,
      size: (size / 24) * 16,
      body: `<mask id="m"><rect width="24" height="24" fill="#000"/>${draw('#fff', '#000')}</mask><rect width="24" height="24" fill="#000" mask="url(#m)"/>`,
    });
  }
}

// What lies on the window's button in Windows' taskbar: too small for a card, so the sign alone.
/** @type {Record<string, string>} */
const overlays = {
  new: '<circle cx="12" cy="12" r="7" fill="#e8912d"/>',
  limited: disc('#b5730a', less('#fff')),
  paused: disc('#6b7280', pause('#fff')),
  connecting: '<circle cx="12" cy="12" r="9" fill="none" stroke="#8a8f98" stroke-width="4" stroke-dasharray="6 4"/>',
  attention: disc('#d8483e', mark('#fff')),
};
for (const [state, body] of Object.entries(overlays)) {
  for (const [suffix, size] of /** @type {[string, number][]} */ ([['', 16], ['@2x', 32]])) icons.push({ file: `overlay-${state}${suffix}.png`, size, body });
}

const desktop = await startVirtualDesktop({ bus: false, tray: false });
const runtime = await electronRuntime();
const app = await _electron.launch({
  executablePath: runtime.path,
  args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...driverFlags, resolve(root, 'scripts/icons/page')],
  env: /** @type {Record<string, string>} */ (desktop.env),
});
try {
  const page = await app.firstWindow();
  for (const { file, size, body } of icons) {
    const png = await page.evaluate(
      async ({ side, shapes }) => {
        const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 24 24" fill="none">${shapes}</svg>`;
        const image = new Image();
        image.src = `data:image/svg+xml;base64,${btoa(svg)}`;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = side;
        canvas.getContext('2d')?.drawImage(image, 0, 0);
        return canvas.toDataURL('image/png').split(',')[1] ?? '';
      },
      { side: size, shapes: body },
    );
    await writeFile(resolve(root, 'assets/icons', file), Buffer.from(png, 'base64'));
  }
} finally {
  await app.close();
  await desktop.stop();
}

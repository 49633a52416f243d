import { textsOf } from '../../../shared/i18n/texts';
import { appOrigin } from './page-address';

const page = '/resting.html';
const style = '/resting.css';

export const restingAddress = `${appOrigin}${page}`;

/**
 * What the window shows where its page has crashed again and again: no script and no picture, so that hardly anything can go
 * wrong, and a way back to the page. null for any other path.
 * @param pageAddress of the window’s own page
 */
export function restingFile(path: string, pageAddress: string): { readonly type: string; readonly text: string } | null {
  if (path === style) return { type: 'text/css; charset=utf-8', text: css };
  if (path !== page) return null;
  const { title, explanation, again } = textsOf('desktop').resting;
  const body = `<h1>${escaped(title)}</h1><p>${escaped(explanation)}</p><p><a href="${escaped(pageAddress)}">${escaped(again)}</a></p>`;
  return { type: 'text/html; charset=utf-8', text: `<!doctype html><html><head><meta charset="utf-8"><title>Cuecard</title><link rel="stylesheet" href="${style}"></head><body><main>${body}</main></body></html>` };
}

const css = `
:root { color-scheme: light dark; font: 0.8125rem/1.1875rem 'Segoe UI', -apple-system, Ubuntu, Cantarell, 'Noto Sans', 'Liberation Sans', system-ui, sans-serif; }
body { margin: 0; display: grid; place-items: center; min-height: 100vh; background: Canvas; color: CanvasText; }
main { max-inline-size: 22rem; padding: 1rem; text-align: center; }
h1 { font-size: 1.125rem; line-height: 1.5rem; font-weight: 600; margin: 0 0 0.5rem; }
p { margin: 0 0 1rem; }
a { display: inline-block; padding: 0.375rem 0.875rem; border: 1px solid ButtonBorder; border-radius: 0.375rem; background: ButtonFace; color: ButtonText; text-decoration: none; }
a:focus-visible { outline: 2px solid Highlight; outline-offset: 2px; }
`;

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

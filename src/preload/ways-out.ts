/**
 * Run in the page before its own scripts. Connections for calls heed no content security policy, and the deprecated
 * commands of documents read the clipboard; the window needs neither.
 */
export const waysOut = `(${removeWaysOut.toString()})()`;

/** Text of the page’s world: it knows nothing but what is in it. */
function removeWaysOut(): void {
  for (const name of Object.getOwnPropertyNames(window)) if (/^(?:webkit)?RTC/.test(name)) Reflect.deleteProperty(window, name);
  for (const name of Object.getOwnPropertyNames(Document.prototype)) if (/^(?:execCommand|queryCommand)/.test(name)) Reflect.deleteProperty(Document.prototype, name);
}

import { endOfNested } from './json-scan';

/** A gateway that sends several messages at once sends a few. */
const mostDocuments = 100;

/**
 * The JSON objects and lists that stand one behind the other in a text, with nothing between them but white space, commas
 * or what frames them (NUL, record separators). null where there is anything else.
 */
export function jsonDocuments(text: string): readonly string[] | null {
  const documents: string[] = [];
  let at = 0;
  for (;;) {
    between.lastIndex = at;
    between.exec(text);
    at = between.lastIndex;
    if (at >= text.length) return documents;
    if (!/[[{]/u.test(text.charAt(at)) || documents.length === mostDocuments) return null;
    const end = endOfNested(text, at);
    if (end === -1) return null;
    documents.push(text.slice(at, end + 1));
    at = end + 1;
  }
}

// oxlint-disable-next-line no-control-regex -- It is these that frame documents.
const between = /[\s,\u0000\u001E\uFEFF]*/uy;

/**
 * A text without the marks of Markdown that stand within a line: links and pictures keep their words, emphasis and code
 * lose their marks, headings too. Lists and quotes stay as they are, since “30.” or “> 5” at the beginning of a line may
 * as well be what is said; so does every mark that has no fellow.
 */
export function withoutMarkdown(text: string): string {
  if (!/[[*_`#]/u.test(text)) return text;
  return text
    .replace(/!?\[([^[\]\n]+)\]\((?:https?:|mailto:|tel:|[/#.])[^()\s]*\)/giu, '$1')
    .replace(/^#{1,6} +(?=[\p{Lu}\p{Lo}])/gmu, '')
    .replace(/(?<![`\w])`([^`\n]+)`(?![`\w])/gu, '$1')
    .replace(/(?<![*\w])\*\*(?=[^\s*])([^*\n]+)(?<=[^\s*])\*\*(?![*\w])/gu, '$1')
    .replace(/(?<![_\w])__(?=[^\s_])([^_\n]+)(?<=[^\s_])__(?![_\w])/gu, '$1')
    .replace(/(?<=^|[\s(])([*_])(?=[^\s*_])([^*_\n]+)(?<=[^\s*_])\1(?=$|[\s).,;:!?])/gmu, '$2');
}

/** Flags of each verb's own; those that take a value, and those that don't. */
const verbFlags = {
  'export-audit': { valued: ['export-audit', 'from', 'to', 'statuses', 'format'], plain: ['bom', 'json'] },
  'verify-audit': { valued: ['verify-audit', 'key-id'], plain: ['json'] },
} as const;

export type VerbName = keyof typeof verbFlags;

export const verbNames: readonly VerbName[] = ['export-audit', 'verify-audit'];

/** The names of a verb's own flags, the verb's among them. */
export function flagsOf(verb: VerbName): readonly string[] {
  return [...verbFlags[verb].valued, ...verbFlags[verb].plain];
}

/** Flags of the app itself, which say where it is, or which scripts that start it always pass. */
const appFlags = ['user-data-dir', 'policy', 'hidden', 'demo', 'demo-unless-configured'];

/** Switches of Electron, Chromium and Node that people and launchers pass; what begins with these words is theirs. */
const runtimeFlags =
  /^(no-sandbox|no-zygote|headless|lang|display|class|name|js-flags|password-store|single-process|in-process-gpu|inspect|v|vmodule|trace|trace-.+|test-type|use-.+|force-.+|ozone-.+|enable-.+|disable-.+|ignore-.+|allow-.+|remote-.+|proxy-.+|log-.+|gtk-version|high-dpi-.+|inspect-.+|original-process-start-time)$/;

/** What is wrong with the flags beside a verb, in a sentence; null where nothing is: a flag that went unheeded would pass for a check that was made. */
export function wrongFlag(argv: readonly string[], verb: VerbName): string | null {
  const own = verbFlags[verb];
  const [valued, plain]: readonly (readonly string[])[] = [own.valued, own.plain];
  const seen = new Set<string>();
  for (const argument of argv) {
    const [, name, value] = /^--([^=]+)(=.*)?$/s.exec(argument) ?? [];
    if (name === undefined || appFlags.includes(name)) continue;
    const mine = valued?.includes(name) === true || plain?.includes(name) === true;
    if (mine && seen.has(name)) return `“--${name}” is there twice.`;
    if (plain?.includes(name) === true && value !== undefined) return `“--${name}” takes no value.`;
    if (!mine && isOfAnyVerb(name)) return `“--${name}” is not for --${verb}.`;
    if (!mine && !runtimeFlags.test(name)) return `There is no flag “--${name}”.`;
    seen.add(name);
  }
  return null;
}

function isOfAnyVerb(name: string): boolean {
  return Object.values(verbFlags).some(({ valued, plain }) => [...valued, ...plain].some((flag) => flag === name));
}

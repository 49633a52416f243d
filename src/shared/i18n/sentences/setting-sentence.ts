import { fault, type Fault } from '../../domain/fault';
import { englishOf, textsOf, type Texts } from '../texts';
import type { English } from '../catalogues/en';
import type { SettingProblem } from '../../settings/setting-problem';

/** What a setting's problem is said with; the default is the language of the moment. */
export type SettingWords = Pick<Texts<English>, 'settingProblems' | 'settingTexts'>;

/** `file` names the setting as its file does, too, so that whoever wrote the file finds it there. */
export type ProblemIn = 'window' | 'file';

/** What is wrong with a setting, in one sentence a person can act on. */
export function settingSentence(problem: SettingProblem, where: ProblemIn, words: SettingWords = spoken): string {
  const { settingProblems: said } = words;
  const name = nameOf(problem, where, words);
  switch (problem.kind) {
    case 'too-big':
    case 'too-small':
      return said[problem.kind]({ name, bound: problem.bound });
    case 'too-long':
    case 'too-short':
    case 'too-many':
      return said[problem.kind]({ name, count: problem.bound });
    case 'not-one-of':
      return said['not-one-of']({ name, options: problem.options.join(', ') });
    case 'unknown-member':
      return said['unknown-member']({ name, member: problem.name });
    case 'unknown-setting':
    case 'not-a-group':
      return said[problem.kind]({ path: problem.path });
    case 'not-settings':
      return said['not-settings'];
    default:
      return said[problem.kind]({ name });
  }
}

/** What a setting is called; its path where it has no name. */
export function settingLabel(path: string, { settingTexts }: Pick<SettingWords, 'settingTexts'> = spoken): string {
  return labelOf(path, settingTexts) ?? path;
}

/** The fault of a value that isn't allowed. Its detail is for the log: in English, and with the setting's path. */
export function settingFault(tag: 'setting-invalid' | 'settings-invalid' | 'policy-invalid', problem: SettingProblem): Fault {
  return { ...fault(tag, settingSentence(problem, 'file', inEnglish)), setting: problem };
}

const spoken: SettingWords = { settingProblems: textsOf('settingProblems'), settingTexts: textsOf('settingTexts') };
const inEnglish: SettingWords = { settingProblems: englishOf('settingProblems'), settingTexts: englishOf('settingTexts') };

function nameOf({ path, entry, member }: SettingProblem, where: ProblemIn, { settingProblems: { names }, settingTexts }: SettingWords): string {
  const label = labelOf(path, settingTexts);
  const name = label === null ? names.path({ path }) : where === 'file' ? names.inFile({ label, path }) : names.label({ label });
  if (entry === undefined) return name;
  return member === undefined ? names.entry({ name, entry }) : names.member({ name, entry, member });
}

function labelOf(path: string, settingTexts: SettingWords['settingTexts']): string | null {
  const texts: Readonly<Record<string, Readonly<Record<string, { readonly label: string }>>>> = settingTexts;
  const [group = '', key = ''] = path.split('.');
  // The path may come from a file, and name what every object has.
  const members = Object.hasOwn(texts, group) ? texts[group] : undefined;
  return members !== undefined && Object.hasOwn(members, key) ? (members[key]?.label ?? null) : null;
}

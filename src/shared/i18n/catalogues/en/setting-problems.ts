import type { SettingProblem } from '../../../settings/setting-problem';

/**
 * What is wrong with a setting, whole sentences: beside its field, and of what a settings or policy file says. `name` is
 * one of `names`; what has to be written in a file as it stands here is not translated.
 */
export const settingProblems = {
  names: {
    label: '“{{label}}”',
    inFile: '“{{label}}” ({{path}})',
    path: '“{{path}}”',
    entry: '{{name}}, entry {{entry, number}}',
    member: '{{name}}, entry {{entry, number}}, “{{member}}”',
  },
  missing: '{{name}} is missing.',
  'not-a-number': '{{name}} must be a number.',
  'not-whole': '{{name}} must be a whole number.',
  'not-true-or-false': '{{name}} must be true or false.',
  'not-text': '{{name}} must be a text.',
  'not-a-list': '{{name}} must be a list.',
  'not-an-object': '{{name}} must be an object in braces.',
  'not-allowed': '{{name}} has a value that is not allowed.',
  'not-one-of': '{{name}} must be one of these: {{options}}.',
  'too-big': '{{name}} must be at most {{bound, number}}.',
  'too-small': '{{name}} must be at least {{bound, number}}.',
  'too-long': {
    one: '{{name}} may have at most {{count, number}} character.',
    other: '{{name}} may have at most {{count, number}} characters.',
  },
  'too-short': {
    one: '{{name}} must have at least {{count, number}} character.',
    other: '{{name}} must have at least {{count, number}} characters.',
  },
  'too-many': {
    one: '{{name}} may have at most {{count, number}} entry.',
    other: '{{name}} may have at most {{count, number}} entries.',
  },
  'unknown-member': '{{name}} may not have “{{member}}”.',
  'not-an-address': '{{name}} must be an address such as acme.example.com.',
  'address-with-password': '{{name}} must not contain a user name or password.',
  'address-with-path': '{{name}} must be an address without a path, such as acme.example.com.',
  'address-with-query': '{{name}} must not contain a query or a fragment.',
  'address-not-https': '{{name}} must start with https://.',
  'webhook-not-an-address': '{{name}} must be a full address, such as https://events.example.com/cuecard.',
  'webhook-twice': '{{name}} must not name the same address twice.',
  'not-a-language': '{{name}} must be a language tag such as en-US.',
  'not-a-time': '{{name}} must be a time such as 18:00.',
  'not-a-path': '{{name}} must be a path.',
  'not-a-full-path': '{{name}} must be a full path.',
  'shortcut-too-long': '{{name}} may have at most 60 characters.',
  'shortcut-unknown-key': '{{name}} must be keys with + between them, such as Control+Shift+Space.',
  'shortcut-no-key': '{{name}} must end with a key, such as Control+Shift+Space.',
  'shortcut-twice': '{{name}} must not name a key twice.',
  'shortcut-types-text': '{{name}} needs Control, Alt, Command or Super, or a function key.',
  'by-policy-only': '{{name}} may only be set by the policy.',
  'unknown-setting': 'There is no setting “{{path}}”.',
  'not-a-group': '“{{path}}” is not a group of settings.',
  'not-settings': 'The file is not a JSON object.',
} as const satisfies Record<'names' | SettingProblem['kind'], unknown>;

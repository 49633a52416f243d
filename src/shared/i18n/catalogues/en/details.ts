/**
 * What a fault is about, where main says it in words. It does so in English, for logs and the audit; what is listed here
 * is said in the agent's language, all else as it came.
 */
export const details = {
  diskFull: 'the disk is full',
  diskQuota: 'the disk quota is used up',
  diskReadOnly: 'the disk is read-only',
  diskError: 'the disk reports an error',
  diskSilent: 'the disk does not answer',
  tailMissing: 'records at its end are missing',
  tailForeign: 'its end was rewritten outside Cuecard',
  tailUnreadable: 'the end of its newest file can’t be read',
  filesGone: 'its files were moved or deleted',
  fileReplaced: 'its newest file was replaced',
  keyLost: 'the key of its signatures was gone, and a new one was made',
  unconfirmed: 'the disk reported an error for records that it had taken',
  unwritable: 'records could not be written',
  tooLarge: 'it is larger than 1 MiB',
  notObject: 'it is not a JSON object',
  notJson: 'it is not valid JSON',
  addressPassword: 'The address must not contain a user name or password.',
  addressPath: 'Enter the address without a path, such as acme.example.com.',
  addressHttps: 'The address must start with https://.',
  noHeartbeat: 'no heartbeat',
  notUnderstood: 'the answer was not understood',
} as const;

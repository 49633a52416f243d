import { TrailChanged } from './open-audit-file';
import { TrailClosed } from './trail-closed';
import { TrailLocked } from './trail-lock';

/** The system's word for it, without the path: a person can act on "disk full", not on a folder's name. */
export function whyUnwritten(error: Error): string {
  if (error instanceof TrailLocked) return `process ${error.pid} is writing it`;
  if (error instanceof TrailChanged) return changes[error.what];
  if (error instanceof TrailClosed) return 'it is closed';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  // Made with its folders, a folder exists already only as something else; a file of the trail's own may.
  if (code === 'EEXIST' && 'syscall' in error && error.syscall !== 'mkdir') return 'a file of that name is there already';
  if (code !== '') return reasons[code] ?? code;
  return error.message === noAnswer ? noAnswer : 'unexpected error';
}

/** What a disk that is given up on is said to do. */
export const noAnswer = 'the disk does not answer';

const changes: Readonly<Record<TrailChanged['what'], string>> = {
  missing: 'its file was moved or deleted',
  replaced: 'its file was changed by somebody else',
  'lock-lost': 'its lock was taken away',
};

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'no permission to write there',
  EPERM: 'no permission to write there',
  ENOTDIR: 'the audit folder is not a folder',
  EEXIST: 'the audit folder is not a folder',
  // The folder went in the very moment between two steps.
  ENOENT: 'its folder was moved or deleted',
  EIO: 'the disk reports an error',
};

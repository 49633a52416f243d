/**
 * A command that runs the one after it with an /etc of its own, a copy that nobody else sees and that goes with it: a policy
 * of the machine is in it, prepared by a line of shell. Needs root.
 */
export function behindPolicy(policy: unknown, prepare = ''): readonly string[] {
  const script = [
    'set -e',
    'mount -t tmpfs none /mnt; cp -a /etc/. /mnt/; mount --bind /mnt /etc',
    'mkdir -m 755 /etc/cuecard; printf %s "$1" > /etc/cuecard/policy.json; chmod 644 /etc/cuecard/policy.json',
    prepare,
    'shift; exec "$@"',
  ];
  return ['unshare', '--mount', '--propagation', 'private', '--', 'sh', '-c', script.join('\n'), 'sh', JSON.stringify(policy)];
}

/** Until when notifications are paused, for the window and the tray alike; `until` is epoch milliseconds. */
export function pauseWords(until: number): string {
  const local = new Date(until);
  const isStartOfDay = new Date(local.getFullYear(), local.getMonth(), local.getDate()).getTime() === until;
  if (isStartOfDay) return 'Notifications paused until tomorrow';
  return `Notifications paused until ${local.toLocaleTimeString(undefined, { hour: 'numeric', minute: '2-digit' })}`;
}

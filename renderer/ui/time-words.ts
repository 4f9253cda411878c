const FORMAT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** A time, ISO 8601, in the local time zone: `22 Nov 2026, 14:05`. */
export function timeWords(at: string): string {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? at : FORMAT.format(time);
}

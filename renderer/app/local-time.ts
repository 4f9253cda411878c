const two = (value: number): string => String(value).padStart(2, '0');

/** A time in the local zone, ISO 8601 with its offset: `2026-11-22T10:15:00+01:00`. */
export function localTime(time: Date): string {
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':');
  const offset = -time.getTimezoneOffset();
  const zone = `${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
  return `${day}T${clock}${offset < 0 ? '-' : '+'}${zone}`;
}

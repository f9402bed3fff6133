const units: Readonly<Record<string, number>> = {
  milliseconds: 0.001,
  seconds: 1,
  minutes: 60,
  hours: 3600,
  days: 86400,
  weeks: 604800,
};

/** Seconds of a duration as exports write it, such as `days=30` or `hours=1;minutes=30`. */
export function seconds(duration: string): number {
  return duration
    .split(";")
    .map((part) => part.split("="))
    .reduce((sum, [unit = "", amount]) => sum + (units[unit.trim()] ?? 0) * Number(amount ?? 0), 0);
}

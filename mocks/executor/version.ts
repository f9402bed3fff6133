/** Versions of the server that behave differently here, the oldest first. */
export const versions = ["2025.10", "2025.12", "2026.5", "2026.8"] as const;

/** One of them. */
export type Version = (typeof versions)[number];

/** Whether a server behaves as those since a version do. */
export function isSince({ version }: { version: Version }, since: Version): boolean {
  return versions.indexOf(version) >= versions.indexOf(since);
}

/** The version of a name; without one, the newest. */
export function versionNamed(name = "2026.8"): Version {
  const version = versions.find((it) => it === name);
  if (!version) throw new Error(`Servers of ${versions.join(", ")} can be played, not of ${name}.`);
  return version;
}

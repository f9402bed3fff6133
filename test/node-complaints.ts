/**
 * Loaded before each test file for Node: an unhandled rejection, or a call of `console.error`, fails the file even if
 * all of its tests have passed.
 */
const complaints: string[] = [];

process.on("unhandledRejection", (reason) => {
  complaints.push(`Unhandled rejection: ${reason instanceof Error ? reason.stack : String(reason)}`);
});
const print = console.error.bind(console);
console.error = (...said: unknown[]) => {
  complaints.push(`console.error: ${said.map(String).join(" ")}`);
};
process.on("exit", () => {
  if (!complaints.length) return;
  for (const complaint of complaints) print(complaint);
  process.exitCode = 1;
});

export {}; // makes this file a module, so that its names are not global

/**
 * Loaded before each test file for Node: what is left unhandled or written to `console.error` fails the file, though all
 * of its tests may have passed.
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

export {}; // or its names would be global

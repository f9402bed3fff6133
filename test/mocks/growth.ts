/**
 * How many times longer the larger of two works takes, in time of the processor. Each is taken at its best of some
 * turns: what grows too fast exceeds the limit however often it is tried, and a busy machine does not.
 *
 * @param limit - ends the attempts, after three turns at the least
 */
export function growth(larger: () => void, smaller: () => void, limit: number): number {
  let [large, small] = [Infinity, Infinity];
  for (let turn = 0; turn < 16 && (turn < 3 || large / small > limit); turn++) {
    large = Math.min(large, cost(larger));
    small = Math.min(small, cost(smaller));
  }
  return large / small;
}

/** Milliseconds of the processor that something takes. */
function cost(run: () => void): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

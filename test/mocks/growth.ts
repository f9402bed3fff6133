/**
 * How many times longer the larger of two works takes, in time of the processor. What grows too fast exceeds the limit
 * each time; a busy machine does not, so that a few attempts are compared.
 *
 * @param limit - ends the attempts
 */
export function growth(larger: () => void, smaller: () => void, limit: number): number {
  let least = Infinity;
  for (let attempt = 0; attempt < 4 && least > limit; attempt++) least = Math.min(least, cost(larger) / cost(smaller));
  return least;
}

/** Milliseconds of the processor that something takes, at its best of a few times. */
function cost(run: () => void): number {
  const times = Array.from({ length: 4 }, () => {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

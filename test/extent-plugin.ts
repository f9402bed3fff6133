import type { TestRunnerPlugin } from "@web/test-runner";

/** How many cases the suites over all stages try. */
export interface Extent {
  /** How many random challenges each component is shown. */
  challenges: number;
  /** The seed of these challenges: the same seed makes the same ones. */
  seed: number;
  /** Whether only the first state of each component is shown. */
  isBrief: boolean;
  /** Whether all cases are tried, random and systematic ones. */
  isWhole: boolean;
}

/** The extent of `npm test`; EXTENT is `brief` in `npm run test:fast`, and `all` in `npm run fuzz`. */
export function extent({ EXTENT, FUZZ_SEED } = process.env): Extent {
  const isWhole = EXTENT === "all";
  return {
    challenges: isWhole ? 4000 : 300,
    seed: Number(FUZZ_SEED ?? 1843),
    isBrief: EXTENT === "brief",
    isWhole,
  };
}

/** Serves the extent to pages as JSON. */
export function extentPlugin(): TestRunnerPlugin {
  const body = JSON.stringify(extent());
  return { name: "extent", serve: ({ path }) => (path === "/extent.json" ? { body, type: "json" } : undefined) };
}

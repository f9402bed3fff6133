import type { TestRunnerPlugin } from "@web/test-runner";

/** How much the suites over all stages try. */
export interface Extent {
  /** How many random challenges each component is shown. */
  challenges: number;
  /** What those are made of: the same seed makes the same challenges. */
  seed: number;
  /** Whether only the first state of each component is shown. */
  isBrief: boolean;
  /** Whether everything is tried that there is, by chance and in turn. */
  isWhole: boolean;
}

/** That of `npm test`, unless EXTENT is brief, as in `npm run test:fast`, or all, as in `npm run fuzz`. */
export function extent({ EXTENT, FUZZ_SEED } = process.env): Extent {
  const isWhole = EXTENT === "all";
  return {
    challenges: isWhole ? 4000 : 300,
    seed: Number(FUZZ_SEED ?? 1843),
    isBrief: EXTENT === "brief",
    isWhole,
  };
}

/** Tells pages how much they are to try. */
export function extentPlugin(): TestRunnerPlugin {
  const body = JSON.stringify(extent());
  return { name: "extent", serve: ({ path }) => (path === "/extent.json" ? { body, type: "json" } : undefined) };
}

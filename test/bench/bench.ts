import { launch } from "puppeteer-core";
import { chromeArguments, chromePath } from "../browsers.js";
import { serveAll } from "./server.js";
import { visit, type Condition, type Visited, type Waits } from "./visit.js";

/**
 * How long people wait for the built page, beside a plain form that speaks to the same executor. Visits take turns,
 * each round in the opposite order, so that whatever else the machine does befalls both. Prints medians, and how many
 * times longer the page took than what stands beside it in the same round: the geometric mean, with its standard error.
 * A target that is missed is not an error.
 */
const VISITS = Number(process.argv[2] ?? 9);

/** Ratios that we want to stay below: of the page to the plain form; of its other modes and places to the page. */
const TARGETS: Readonly<Record<keyof Waits, number>> = { identifier: 1.5, password: 1.1 };
const LIGHT_TARGET = 1.03;
const COMPATIBILITY_TARGET = 1.5;
const TEMPLATE_TARGET = 1.1;
/** Of a second visit to a first. */
const REPEATED_TARGET = 1;

const CONDITIONS: readonly Condition[] = [
  { name: "this machine", slowdown: 1 },
  {
    name: "4× slower, 1.6 Mbit/s, 150 ms",
    slowdown: 4,
    network: { download: 1.6 * 1024 ** 2, upload: 750 * 1024, latency: 150 },
  },
];

const server = await serveAll();
// No test listens to the network, and reporting it would slow down the page.
const browser = await launch({ executablePath: chromePath(), args: chromeArguments, networkEnabled: false });
try {
  for (const condition of CONDITIONS) {
    const page: Waits[] = [];
    const plain: Waits[] = [];
    const light: Waits[] = [];
    const compatible: Waits[] = [];
    const template: Waits[] = [];
    const repeated: Waits[] = [];
    const visits: (Visited & { waits: Waits[] })[] = [
      { url: `${server.page}?compatibility=off`, waits: page },
      { url: server.plain, waits: plain },
      { url: `${server.page}?compatibility=light`, waits: light },
      { url: `${server.page}?compatibility=on`, waits: compatible },
    ];
    if (server.template) {
      visits.push({ url: server.template, waits: template });
      visits.push({ url: server.template, waits: repeated, isRepeated: true });
    }
    // The first visits warm up the browser and the server, and are not counted.
    for (let count = -1; count < VISITS; count++) {
      for (const visited of visits.reverse()) {
        const wait = await visit(browser, visited, condition);
        if (count >= 0) visited.waits.push(wait);
      }
    }
    console.log(`\n${condition.name}, ${VISITS} visits each`);
    console.table({
      "identifier usable": compare(page, plain, "identifier", TARGETS.identifier),
      "password usable": compare(page, plain, "password", TARGETS.password),
    });
    console.log("Other modes beside `off`:");
    console.table({
      "light: identifier usable": compare(light, page, "identifier", LIGHT_TARGET),
      "light: password usable": compare(light, page, "password", LIGHT_TARGET),
      "on: identifier usable": compare(compatible, page, "identifier", COMPATIBILITY_TARGET),
    });
    if (!server.template) {
      console.log("The server's template is left out: it needs Python.");
      continue;
    }
    console.log("The server's template beside the page behind a proxy:");
    console.table({
      "identifier usable": compare(template, page, "identifier", TEMPLATE_TARGET),
      "at a second visit: identifier usable": compare(repeated, page, "identifier", REPEATED_TARGET),
    });
  }
} finally {
  await browser.close();
  server.close();
}

function compare(these: readonly Waits[], others: readonly Waits[], step: keyof Waits, target: number) {
  const ours = these.map((waits) => waits[step]);
  const theirs = others.map((waits) => waits[step]);
  const logarithms = ours.map((wait, round) => Math.log(wait / (theirs[round] ?? NaN)));
  const ratio = Math.exp(mean(logarithms));
  const variance = mean(logarithms.map((it) => (it - mean(logarithms)) ** 2));
  const error = ratio * Math.sqrt(variance / (logarithms.length - 1));
  return {
    ours: median(ours).toFixed(1),
    "ours min–max": range(ours),
    beside: median(theirs).toFixed(1),
    "beside min–max": range(theirs),
    ratio: `${ratio.toFixed(2)} ± ${error.toFixed(2)}`,
    target: `≤ ${target} ${ratio <= target ? "met" : "MISSED"}`,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}

function range(values: readonly number[]): string {
  return `${Math.min(...values).toFixed(1)}–${Math.max(...values).toFixed(1)}`;
}

/**
 * What a suite's tests came to. `skips` and `failures` are names, a skip's with its reason where it gave one; `times` has
 * every test that ran, in no order.
 * @typedef {{ passed: number, failures: string[], skips: string[], times: { name: string, ms: number }[] }} Totals
 *
 * @typedef {{ fullName?: string, title?: string, status: string, duration?: number | null }} VitestCase
 * @typedef {{ name: string, status: string, message?: string, assertionResults: VitestCase[] }} VitestFile
 *
 * @typedef {{ status: string, annotations?: { type: string, description?: string }[], results?: { duration: number }[] }} PlaywrightTest
 * @typedef {{ title: string, tests: PlaywrightTest[] }} PlaywrightSpec
 * @typedef {{ title: string, specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 */

/**
 * Reads vitest's JSON report. A file that could not even be loaded counts as one failure.
 * @param {string} json
 * @returns {Totals}
 */
export function readVitest(json) {
  /** @type {{ testResults: VitestFile[] }} */
  const { testResults } = JSON.parse(json);
  /** @type {Totals} */
  const totals = { passed: 0, failures: [], skips: [], times: [] };
  for (const file of testResults) {
    for (const { fullName, title, status, duration } of file.assertionResults) {
      const name = fullName || title || file.name;
      if (status === 'passed') totals.passed += 1;
      else if (status === 'failed') totals.failures.push(name);
      else totals.skips.push(name);
      if (duration) totals.times.push({ name, ms: duration });
    }
    const blamed = file.assertionResults.some(({ status }) => status === 'failed');
    if (file.status === 'failed' && !blamed) totals.failures.push(`${file.name}: ${(file.message ?? '').split('\n')[0]}`);
  }
  return totals;
}

/**
 * Reads Playwright's JSON report. A test that passed only on a second try counts as passed; an error
 * outside any test counts as one failure.
 * @param {string} json
 * @returns {Totals}
 */
export function readPlaywright(json) {
  /** @type {{ suites: PlaywrightSuite[], errors?: { message?: string }[] }} */
  const { suites, errors = [] } = JSON.parse(json);
  /** @type {Totals} */
  const totals = { passed: 0, failures: errors.map(({ message }) => (message ?? 'error outside any test').split('\n')[0] ?? ''), skips: [], times: [] };
  const read = (/** @type {PlaywrightSuite} */ suite, /** @type {string[]} */ above) => {
    const path = [...above, suite.title];
    for (const { title, tests } of suite.specs ?? []) {
      const name = [...path, title].join(' › ');
      for (const { status, annotations = [], results = [] } of tests) {
        if (status === 'expected' || status === 'flaky') totals.passed += 1;
        else if (status === 'skipped') totals.skips.push(skipped(name, annotations));
        else totals.failures.push(name);
        if (status !== 'skipped') totals.times.push({ name, ms: Math.max(0, ...results.map(({ duration }) => duration)) });
      }
    }
    for (const inner of suite.suites ?? []) read(inner, path);
  };
  for (const suite of suites) read(suite, []);
  return totals;
}

/**
 * What one suite came to: "12 passed, 0 failed", and ", 1 skipped" only if there are any.
 * @param {Totals} totals
 */
export function suiteLine(totals) {
  const counts = lastLine([totals]);
  return totals.skips.length > 0 ? `${counts}, ${totals.skips.length} skipped` : counts;
}

/**
 * The line a run ends with, always of this form: "12 passed, 0 failed". Skips are told by the lines above it.
 * @param {readonly Totals[]} all
 */
export function lastLine(all) {
  const sum = (/** @type {(totals: Totals) => number} */ of) => all.reduce((total, one) => total + of(one), 0);
  return `${sum(({ passed }) => passed)} passed, ${sum(({ failures }) => failures.length)} failed`;
}

/**
 * @param {string} name
 * @param {{ type: string, description?: string }[]} annotations
 */
function skipped(name, annotations) {
  const reason = annotations.find(({ type, description }) => (type === 'skip' || type === 'fixme') && description)?.description;
  return reason ? `${name} (${reason})` : name;
}

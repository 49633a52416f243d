/** The report's whole look: light and dark, and black on white when printed. */
export const reportStyle = `
:root { color-scheme: light dark; --ground: #f4f4f1; --sheet: #fff; --text: #1d1d1f; --muted: #5b5b60; --line: #dededa; --bar: #3b4cb0; --ok: #1a7542; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ground: #17181b; --sheet: #212226; --text: #ececef; --muted: #a8a9b3; --line: #35363c; --bar: #aab4ff; --ok: #72d39b; --bad: #ff9d93; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, 'Segoe UI', 'Liberation Sans', sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.5rem; background: var(--sheet); }
h1 { margin: 0 0 .25rem; font-size: 1.6rem; line-height: 1.2; }
h2 { margin: 2rem 0 .5rem; font-size: 1.15rem; }
p { margin: .25rem 0; overflow-wrap: anywhere; }
header p, footer p, .none, small { color: var(--muted); }
.verdict { margin-top: 1.5rem; padding: .75rem 1rem; border: 1px solid var(--line); border-left: 6px solid var(--ok); border-radius: 6px; }
.verdict[data-outcome='fault'] { border-left-color: var(--bad); }
.verdict h2 { margin: 0; color: var(--ok); }
.verdict[data-outcome='fault'] h2 { color: var(--bad); }
.verdict ul { margin: .5rem 0 0; padding-left: 1.25rem; overflow-wrap: anywhere; }
.totals { display: flex; flex-wrap: wrap; gap: .75rem 2rem; margin: 0; }
.totals dt { color: var(--muted); }
.totals dd { margin: 0; font-size: 1.4rem; font-variant-numeric: tabular-nums; }
.totals small { font-size: .9rem; }
table { width: 100%; margin-top: 1rem; border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { padding-bottom: .25rem; color: var(--muted); text-align: left; }
th, td { padding: .25rem .5rem; border-top: 1px solid var(--line); text-align: right; font-weight: 400; }
th:first-child { text-align: left; }
thead th { font-weight: 600; }
svg { display: block; width: 100%; height: auto; }
rect { fill: var(--bar); }
line { stroke: var(--muted); }
text { fill: var(--text); font: 12px system-ui, sans-serif; text-anchor: middle; }
text.below { fill: var(--muted); }
footer { margin-top: 2rem; border-top: 1px solid var(--line); font-size: .85rem; }
@media (max-width: 30rem) { main { padding: 1.25rem .75rem; } th, td { padding: .25rem; } table { font-size: .85rem; } }
@media print {
  :root { --ground: #fff; --sheet: #fff; --text: #000; --muted: #444; --line: #bbb; --bar: #444; --ok: #000; --bad: #000; }
  main { max-width: none; padding: 0; }
  section, tr, svg { break-inside: avoid; }
  section:has(table) { break-inside: auto; }
  thead { display: table-header-group; }
}
`;

/** Of the status page; it is in the page itself, since the site has a style of its own. */
export const statusStyle = `
:root { color-scheme: light dark; --ink: #1d2329; --dim: #566069; --page: #fff; --card: #f3f5f6; --line: #ccd3d8; --good: #0f6b3f; --bad: #a61b2b; --accent: #14557b; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7ecef; --dim: #a5b0b8; --page: #14181b; --card: #1f252a; --line: #3a444c; --good: #6fd39c; --bad: #ff9aa2; --accent: #8cc8ef; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { margin: 0 0 .5rem; font-size: 1.75rem; line-height: 1.2; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.25rem; }
.lead { margin: 0; font-size: 1.125rem; }
a { color: var(--accent); }
ol, ul { margin: 0; padding: 0; list-style: none; }
li { overflow-wrap: anywhere; }
.builds > li, .withheld > li, .releases > li { margin: 0 0 .5rem; padding: .75rem 1rem; background: var(--card); border-left: .25rem solid var(--line); }
.builds > .live { border-color: var(--good); }
.builds > .failed, .withheld > li { border-color: var(--bad); }
.live > p > b { color: var(--good); }
.failed > p > b { color: var(--bad); }
.builds p { margin: 0; }
.builds p > span, time, small { color: var(--dim); }
.builds p > span { font-size: .875rem; }
.builds ul { margin: .5rem 0 0; padding: .5rem; background: var(--page); font: .8125rem/1.5 ui-monospace, monospace; }
dl { display: grid; grid-template-columns: 6rem 1fr; gap: .125rem .75rem; margin: .25rem 0; font-size: .9375rem; }
dt { color: var(--dim); }
dd { margin: 0; }
.pages { font-size: .875rem; }
.releases > li { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; justify-content: space-between; }
.token { display: grid; gap: .25rem; max-width: 36rem; margin: 0 0 1rem; }
label { font-weight: 600; }
input, button { min-height: 2.75rem; padding: .5rem .75rem; border: 1px solid var(--dim); border-radius: .25rem; background: var(--page); color: var(--ink); font: inherit; }
button { border-color: var(--accent); color: var(--accent); cursor: pointer; }
button:hover { background: var(--accent); color: var(--page); }
:focus-visible { outline: .1875rem solid var(--accent); outline-offset: .125rem; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .25rem; } .releases button { width: 100%; } }
`

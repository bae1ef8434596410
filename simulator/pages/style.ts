export const style = `
:root { --blue: #0a4fa3; --red: #c8102e; --line: #d6dce5; --ink: #17202c; --quiet: #51606f; }
* { box-sizing: border-box; }
body { margin: 0; background: #f2f5f9; color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
.notice { margin: 0; padding: .4rem 1rem; background: #fff3c4; color: #5c4200; text-align: center; font-size: .875rem; }
header { padding: .9rem 1rem; background: #fff; border-bottom: 3px solid var(--red); text-align: center; color: var(--quiet); }
header strong { color: var(--blue); font-size: 1.25rem; letter-spacing: .04em; }
main { max-width: 28rem; margin: 1rem auto; padding: 0 1rem 2rem; display: grid; gap: 1rem; }
section { background: #fff; border: 1px solid var(--line); border-radius: .75rem; padding: 1rem; }
h1 { font-size: 1.125rem; margin: 0 0 .5rem; }
h2 { font-size: 1rem; margin: 0 0 .75rem; }
dl { margin: 0; display: grid; grid-template-columns: auto 1fr; gap: .35rem 1rem; }
dt { color: var(--quiet); }
dd { margin: 0; text-align: right; overflow-wrap: anywhere; }
.amount { font-size: 1.5rem; font-weight: 700; color: var(--red); font-variant-numeric: tabular-nums; }
.clock { font-variant-numeric: tabular-nums; font-weight: 600; }
form { display: grid; gap: .6rem; }
label { display: grid; gap: .2rem; font-size: .875rem; color: var(--quiet); }
input { font: inherit; min-height: 2.75rem; padding: 0 .75rem; border: 1px solid #8492a3; border-radius: .5rem; color: var(--ink); width: 100%; }
button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: .4rem .75rem; border-radius: .5rem; border: 1px solid var(--blue); background: #fff; color: var(--blue); cursor: pointer; }
button.main { background: var(--blue); color: #fff; }
button.stop { border-color: var(--red); color: var(--red); }
button:focus-visible, input:focus-visible { outline: 3px solid #f6c445; outline-offset: 2px; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: .6rem; }
.fault { color: #a3120a; background: #fde7e5; padding: .5rem .75rem; border-radius: .5rem; margin: 0; }
details summary { cursor: pointer; min-height: 2.75rem; display: flex; align-items: center; font-weight: 600; }
`;

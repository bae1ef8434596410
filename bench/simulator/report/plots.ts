/** Plots as inline SVG: no script, no outside resource; readable in print. */
export type Bar = { readonly label: string; readonly value: number; readonly low?: number; readonly high?: number };
export type Dot = { readonly x: number; readonly y: number };

const width = 640;
const rowHeight = 30;
const left = 130;
const right = 90;

export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** Bars from the left, one a row, with their 95 % interval as a line. */
export function bars(title: string, rows: readonly Bar[], unit: (value: number) => string): string {
  const most = Math.max(1e-9, ...rows.map(({ value, high }) => high ?? value));
  const scale = (value: number): number => (Math.max(0, value) / most) * (width - left - right);
  const body = rows.map(({ label, value, low, high }, row) => {
    const y = 40 + row * rowHeight;
    const whisker =
      low === undefined || high === undefined || low === high
        ? ""
        : `<path class="range" d="M${left + scale(low)} ${y + 9}H${left + scale(high)}"/>`;
    return (
      `<text x="${left - 8}" y="${y + 14}" text-anchor="end">${escaped(label)}</text>` +
      `<rect x="${left}" y="${y}" width="${scale(value).toFixed(1)}" height="18"/>${whisker}` +
      `<text x="${left + scale(high ?? value) + 8}" y="${y + 14}">${escaped(unit(value))}</text>`
    );
  });
  return figure(title, 40 + rows.length * rowHeight, body.join(""));
}

/** Dots on logarithmic axes. */
export function logDots(title: string, dots: readonly Dot[], axes: { readonly x: string; readonly y: string }): string {
  const seen = dots.filter(({ x, y }) => x > 0 && y > 0);
  if (seen.length === 0) return "";
  const spanOf = (values: readonly number[]): readonly [number, number] => {
    const logs = values.map((value) => Math.log10(value));
    return [Math.floor(least(logs)), Math.max(Math.floor(least(logs)) + 1, Math.ceil(-least(logs.map((log) => -log))))];
  };
  const [x0, x1] = spanOf(seen.map(({ x }) => x));
  const [y0, y1] = spanOf(seen.map(({ y }) => y));
  const height = 300;
  const place = ({ x, y }: Dot): { cx: number; cy: number } => ({
    cx: 70 + ((Math.log10(x) - x0) / (x1 - x0)) * (width - 100),
    cy: height - 40 - ((Math.log10(y) - y0) / (y1 - y0)) * (height - 80),
  });
  const marks = seen.map((dot) => {
    const { cx, cy } = place(dot);
    return `<circle cx="${cx.toFixed(1)}" cy="${cy.toFixed(1)}" r="2"/>`;
  });
  const ticks = [
    ...powers(x0, x1).map(
      (x) => `<text x="${place({ x, y: 10 ** y0 }).cx}" y="${height - 22}" text-anchor="middle">${x}</text>`,
    ),
    ...powers(y0, y1).map((y) => `<text x="62" y="${place({ x: 10 ** x0, y }).cy + 4}" text-anchor="end">${y}</text>`),
  ];
  const labels =
    `<text x="${width / 2}" y="${height - 4}" text-anchor="middle">${escaped(axes.x)}</text>` +
    `<text x="8" y="30">${escaped(axes.y)}</text>`;
  return figure(title, height, marks.join("") + ticks.join("") + labels);
}

/** How often values fall into each of some classes. */
export function histogram(title: string, values: readonly number[], classes: readonly number[], unit: string): string {
  const rows = classes.map((from, at) => {
    const until = classes[at + 1] ?? Infinity;
    const label = until === Infinity ? `${from} ${unit} +` : `${from}–${until} ${unit}`;
    return { label, value: values.filter((value) => value >= from && value < until).length };
  });
  return bars(title, rows, (value) => String(Math.round(value)));
}

const powers = (from: number, until: number): number[] =>
  Array.from({ length: until - from + 1 }, (_, index) => 10 ** (from + index));

const least = (values: readonly number[]): number => values.reduce((low, value) => Math.min(low, value), Infinity);

const figure = (title: string, height: number, body: string): string =>
  `<figure><figcaption>${escaped(title)}</figcaption><svg viewBox="0 0 ${width} ${height}" role="img" ` +
  `aria-label="${escaped(title)}">${body}</svg></figure>`;

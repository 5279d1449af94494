import { escapeHtml } from '../message/html.ts';
import { type ServerLoad, steps } from './simulate.ts';

interface Drawn {
  readonly id: string;
  readonly label: string;
  readonly capacity?: { readonly total?: number };
}

const width = 640;
const row = 74;
const margin = { left: 12, top: 64, right: 90 };
const strip = 40;

/** Load against capacity, one strip a server, as an SVG of its own: no script, no font, no address. */
export function loadSvg(title: string, servers: readonly ServerLoad<Drawn>[]): string {
  const height = margin.top + servers.length * row + 30;
  const most = Math.max(1, ...servers.flatMap(({ server, load }) => [...load, server.capacity?.total ?? 0]));
  const last = steps.at(-1) ?? 1;
  const x = (minute: number) => margin.left + ((width - margin.left - margin.right) * minute) / last;
  const rows = servers.map(({ server, load }, index) => {
    const base = margin.top + index * row + strip;
    const y = (persons: number) => base - (strip * persons) / most;
    const points = load.map((persons, at) => `${x(steps[at] ?? 0).toFixed(1)},${y(persons).toFixed(1)}`);
    const area = `${x(0)},${base} ${points.join(' ')} ${x(last)},${base}`;
    const { total } = server.capacity ?? {};
    const limit =
      total === undefined
        ? ''
        : `<line x1="${x(0)}" x2="${x(last)}" y1="${y(total).toFixed(1)}" y2="${y(total).toFixed(1)}" class="limit"/>`;
    const peak = Math.max(0, ...load);
    const said = total === undefined ? String(peak) : `${peak} / ${total}`;
    return `<text x="12" y="${base - strip - 6}">${escapeHtml(server.label)}</text><polygon points="${area}"/>${limit}<text x="${x(last) + 8}" y="${base - 4}">${said}</text>`;
  });
  const hours = [0, 60, 120].map(
    (minute) => `<text x="${x(minute)}" y="${height - 8}" text-anchor="middle">${8 + minute / 60}:00</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(title)}">`,
    '<style>text{font:13px system-ui,sans-serif;fill:#222}polygon{fill:#3b6ea5}.limit{stroke:#a33;stroke-width:1.5;stroke-dasharray:5 3}</style>',
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="12" y="24" font-weight="bold">${escapeHtml(title)}</text>`,
    ...rows,
    ...hours,
    '</svg>',
    '',
  ].join('\n');
}

import type { CallServer } from '../calls-file/server.ts';
import type { Words } from '../i18n/words.ts';
import type { Probe } from '../ports/calls.ts';
import type { Finding } from './finding.ts';

type CliWords = Words['host']['cli'];

/** What a probe of a server said; undefined where it cannot be asked. */
export type Probed = ReadonlyMap<string, Probe | undefined>;

/**
 * The servers of the calls file as a table: does it answer, its certificate, how fast, whether an account
 * is needed, its places, and whether Cours would use it and why. One finding a row, the head included.
 */
export function callsTable(
  servers: readonly CallServer[],
  probes: Probed,
  words: CliWords,
): readonly Finding[] {
  if (servers.length === 0) return [];
  const head = { kind: 'note', cells: words.tableHead } as const;
  const rows = [head, ...servers.map((server) => rowOf(server, probes.get(server.instance.id), words))];
  const widths = words.tableHead.map((_, column) =>
    Math.max(...rows.map(({ cells }) => [...(cells[column] ?? '')].length)),
  );
  return rows.map(({ kind, cells }) => ({
    kind,
    text: cells
      .map((cell, column) => (column === cells.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join('  '),
  }));
}

function rowOf({ instance, about, access }: CallServer, probe: Probe | undefined, words: CliWords) {
  const { label, capacity, notForClasses, missing } = instance;
  const loginNeeded = about?.login === true || (probe?.ok === true && probe.loginNeeded === true);
  const measured = [
    probe === undefined ? words.unknown : words.yesNo(probe.ok || probe.reason !== 'refused'),
    certificate(access, probe, words),
    probe?.ok === true ? `${probe.latency} ms` : words.unknown,
    words.yesNo(loginNeeded),
    words.places(capacity?.total, capacity?.room),
  ];
  const facts = words.serverFacts({ media: instance.media, ...(about ?? {}) });
  const row = (kind: Finding['kind'], verdict: string) => ({ kind, cells: [label, ...measured, verdict] });
  if (notForClasses !== undefined) return row('note', words.notForClasses(notForClasses));
  if (missing !== undefined) return row('bad', words.missing[missing]);
  if (probe === undefined) return row('note', words.cannotProbe(facts));
  const isMumble = access.provider === 'mumble';
  if (probe.ok) return row('good', isMumble ? words.answers(facts) : words.usable(facts));
  if (isMumble && probe.reason === 'tls') return row('bad', words.pinnable(words.probe.tls));
  return row('bad', words.serverDown(words.probe[probe.reason], probe.detail));
}

/** Judged by the probe where it got so far: a server that hangs or answers nonsense has shown one. */
function certificate(access: CallServer['access'], probe: Probe | undefined, words: CliWords): string {
  if (probe === undefined || ('url' in access && !access.url.startsWith('https:'))) return words.unknown;
  if (probe.ok) return words.certificate(true);
  if (probe.reason === 'tls') return words.certificate(false);
  return probe.reason === 'refused' || probe.reason === 'timeout' ? words.unknown : words.certificate(true);
}

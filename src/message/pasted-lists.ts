/** A new line within one paragraph, as Word and Notes write it. */
export const softBreak = /[\v\u2028]/;
const space = '[ \\t\\u00a0\\u2000-\\u200a\\u202f\\u3000]';
/** Signs of word processors and keyboards that begin an item; private characters are those of symbol fonts. */
const bullets = '•◦‣⁃▪▫●○■□◆◇➢➤►▸▶∙⦁·‐‑–—\\ue000-\\uf8ff';
/** Those that stand for nothing else, also without a space behind them. */
const tight = '•◦‣▪●■➢➤►▸';
const bullet = new RegExp(
  `^(${space}*)(?:([${bullets}])${space}+|([${tight}])(?=[\\p{L}\\p{N}«“"'(*_\`$]))(?=\\S)`,
  'u',
);
const dashes = /[·∙‐‑–—]/;
/** Symbol fonts whose characters came over as letters, before a tab. */
const symbol = new RegExp(`^(${space}*)([o§Øü])[\\t\\u00a0]${space}*(?=\\S)`, 'u');
const letter = new RegExp(`^(${space}*)((?:[a-zA-Z]|[ivx]{2,5})\\))${space}+(?=\\S)`, 'u');
const letterTab = /^([ \t]*)((?:[a-zA-Z]|[ivx]{2,5})\.)\t[ \t]*(?=\S)/u;
/** Items that Markdown knows. */
const native = /^([ \t]*)([-*+]|\d{1,9}[.)])([ \t]+)(?=\S)/u;

interface Item {
  /** Columns before its sign, as given. */
  readonly indent: number;
  readonly sign: string;
  /** What it begins with in Markdown; undefined where it is Markdown already. */
  readonly marker: string | undefined;
  readonly text: string;
}

/** An item that later ones may stand beside or in: its columns as given, and as they are written. */
interface Level {
  readonly indent: number;
  readonly sign: string;
  readonly at: number;
  readonly content: number;
}

/** Does this line begin an item of a list, in Markdown or as word processors write it? */
export function isItem(line: string): boolean {
  return itemIn(line, false) !== undefined;
}

/**
 * The lines with their lists as Markdown writes them: one below the other by their indentation, or by their signs, as
 * a list within a list has another one. New lines within an item stay in it.
 */
export function pastedLists(lines: readonly string[]): readonly string[] {
  const shown: string[] = [];
  let levels: readonly Level[] = [];
  /** The line before is an item that was none for Markdown: whatever follows would go on with it. */
  let open = false;
  /** Behind an empty line another sign begins another list, which Markdown tells from the one before by its own. */
  let bullet: '-' | '*' = '-';
  for (const line of lines) {
    const item = itemIn(line, levels.length > 0);
    if (item === undefined) {
      const goesOn = line === '' || /^[ \t]/.test(line);
      if (open && !goesOn) shown.push('');
      if (!goesOn) levels = [];
      if (line !== '') open &&= goesOn;
      else open = false;
      shown.push(...pieces(line, 0));
      continue;
    }
    if (shown.at(-1) === '' && item.marker !== undefined && levels.length > 0 && !continues(item, levels)) {
      levels = [];
      bullet = bullet === '-' ? '*' : '-';
    }
    const level = levelOf(item, levels);
    levels = level.levels;
    open = item.marker !== undefined || softBreak.test(line);
    const first =
      item.marker === undefined
        ? line
        : `${' '.repeat(level.at)}${item.marker.replace(/^-/, bullet)}${item.text}`;
    shown.push(...pieces(first, level.content));
  }
  return shown;
}

function itemIn(line: string, inList: boolean): Item | undefined {
  const known = native.exec(line);
  if (known !== null) {
    const indent = columns(known[1]);
    if (indent >= 4 && !inList) return undefined;
    const sign = known[2] ?? '';
    // A tab behind the sign is as wide as it is far from the next stop: in a list within a list, code.
    const marker = known[3]?.includes('\t') === true ? `${sign} ` : undefined;
    return { indent, sign: kindOf(sign), marker, text: line.slice(known[0].length) };
  }
  for (const form of [bullet, symbol]) {
    const found = form.exec(line);
    if (found === null) continue;
    const sign = found[2] ?? found[3] ?? '';
    // Set in as code is, a dash is one of its.
    if (columns(found[1]) >= 4 && !inList && dashes.test(sign)) return undefined;
    return { indent: columns(found[1]), sign, marker: '- ', text: line.slice(found[0].length) };
  }
  const lettered = letter.exec(line) ?? letterTab.exec(line);
  if (lettered === null || (columns(lettered[1]) >= 4 && !inList)) return undefined;
  const text = `${lettered[2]} ${line.slice(lettered[0].length)}`;
  return { indent: columns(lettered[1]), sign: 'a)', marker: '- ', text };
}

/** Does an item stand beside one before it, or set in below it? */
function continues({ indent, sign }: Item, levels: readonly Level[]): boolean {
  return levels.some((level) => level.indent < indent || (level.indent === indent && level.sign === sign));
}

/** Numbers of a list are one sign. */
function kindOf(sign: string): string {
  return /\d/.test(sign) ? `1${sign.slice(-1)}` : sign;
}

/** Where an item stands among those before it. */
function levelOf(
  item: Item,
  before: readonly Level[],
): { readonly at: number; readonly content: number; readonly levels: readonly Level[] } {
  const { indent, sign } = item;
  const around = numbersApart(
    item,
    before.filter((level) => level.indent <= indent),
  );
  const same = around.findIndex((level) => level.indent === indent && level.sign === sign);
  const outer = same < 0 ? around : around.slice(0, same);
  const beside = same < 0 ? undefined : around[same];
  const at = item.marker === undefined ? indent : (beside?.at ?? outer.at(-1)?.content ?? 0);
  const width = item.marker?.length ?? (/\d/.test(sign) ? 3 : 2);
  const level: Level = { indent, sign, at, content: at + width };
  return { at, content: level.content, levels: [...outer, level] };
}

/** Numbers at the left margin behind bullets there are no part of the last bullet: they begin a list of their own. */
function numbersApart({ indent, sign }: Item, around: readonly Level[]): readonly Level[] {
  const first = around[0];
  const apart = indent === 0 && /^1/.test(sign) && first !== undefined && !/^[1a]/.test(first.sign);
  return apart ? [] : around;
}

function columns(indentation: string | undefined): number {
  return (indentation ?? '').replace(/\t/g, '    ').length;
}

/** A line with its soft breaks as lines, which stay in its item; a heading is one line. */
function pieces(line: string, content: number): readonly string[] {
  const [first = '', ...more] = line.split(softBreak);
  if (more.length === 0) return [first];
  if (/^ {0,3}#{1,6} /.test(first)) return [[first, ...more].join(' ')];
  const quote = /^(?: {0,3}> ?)+/.exec(first)?.[0] ?? '';
  return [
    first,
    ...more.map((piece) => (piece.trim() === '' ? quote : quote + ' '.repeat(content) + piece.trimStart())),
  ];
}

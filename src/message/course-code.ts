import type { Block, Document, Inline } from './document.ts';

const prefix = '!cours ';

/**
 * The document with a course's code in every command to copy: in private, whoever has several courses
 * must name the one they mean. Commands that name it already stay, and so do those about no course.
 */
export function withCourseCode(document: Document, courseCode: string): Document {
  const coded = (inline: Inline): Inline =>
    typeof inline !== 'string' && inline.kind === 'code' && inline.text.startsWith(prefix)
      ? { ...inline, text: prefix + codedLine(inline.text.slice(prefix.length), courseCode) }
      : inline;
  const block = (each: Block): Block => {
    if (each.kind === 'line') return { ...each, inlines: each.inlines.map(coded) };
    if (each.kind === 'list') return { ...each, items: each.items.map((item) => item.map(coded)) };
    return each;
  };
  return { ...document, blocks: document.blocks.map(block) };
}

/** What staff are told in private: of which course, with commands that name it. */
export function ofCourse(document: Document, courseCode: string): Document {
  const coded = withCourseCode(document, courseCode);
  const [first, ...rest] = coded.blocks;
  if (first?.kind !== 'line' || saysCode(first, courseCode)) return coded;
  return {
    blocks: [{ ...first, inlines: [{ kind: 'strong', text: courseCode }, ' · ', ...first.inlines] }, ...rest],
  };
}

/** Does a line name the course outside its commands? */
function saysCode({ inlines }: Extract<Block, { kind: 'line' }>, courseCode: string): boolean {
  return inlines.some((inline) => {
    const text = typeof inline === 'string' ? inline : inline.kind === 'strong' ? inline.text : '';
    return text.includes(courseCode);
  });
}

function codedLine(line: string, courseCode: string): string {
  const [first = ''] = line.split(' ');
  if (first.toLowerCase() === courseCode.toLowerCase()) return line;
  if (/^(?:créer|create|aide|help)$/iu.test(first)) return line;
  // With a code it names its course; alone it asks for one.
  if (/^(?:lier|link)$/iu.test(first) && line.includes(' ')) return line;
  return `${courseCode} ${line}`;
}

import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** A text of the source as people read it, and what is filled in right after it (its source), if anything. */
export interface Chunk {
  readonly file: string;
  readonly text: string;
  readonly next?: string;
}

/** Every text that stands in these files: literals, and the pieces of templates. */
export function chunksOf(...patterns: readonly string[]): readonly Chunk[] {
  return patterns.flatMap((pattern) => globSync(pattern)).flatMap(chunksIn);
}

function chunksIn(file: string): readonly Chunk[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Chunk[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      found.push({ file, text: node.text });
    } else if (ts.isTemplateExpression(node)) {
      const pieces = [node.head, ...node.templateSpans.map(({ literal }) => literal)];
      pieces.forEach(({ text }, index) => {
        const next = node.templateSpans[index]?.expression.getText(source);
        found.push({ file, text, ...(next === undefined ? {} : { next }) });
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

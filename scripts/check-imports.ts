import { globSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { options, planted, rules } from './import-rules.ts';

/**
 * Checks the import rules. A checker that sees nothing passes everything, so this one also fails when
 * it did not see every file, and when a rule misses the wrong import that is planted for it.
 */
const folders = ['src', 'adapters', 'storage', 'packages'];
const problems = [...(await violations()), ...(await unproven())];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;

async function cruiseIn(baseDir: string, paths: readonly string[]): Promise<ICruiseResult> {
  const { output } = await cruise([...paths], {
    ...options,
    baseDir,
    ruleSet: { forbidden: [...rules] },
    validate: true,
  });
  if (typeof output === 'string') throw new Error('dependency-cruiser answered in an unexpected form');
  return output;
}

/** Wrong imports of the project itself, and files that the checker did not see. */
async function violations(): Promise<string[]> {
  const files = globSync(`{${folders.join(',')}}/**/*.ts`);
  const present = folders.filter((folder) => files.some((file) => file.startsWith(`${folder}/`)));
  const result = await cruiseIn(process.cwd(), present);
  const seen = new Set(result.modules.map((module) => module.source));
  const unseen = files.filter((file) => !seen.has(file));
  console.log(
    `imports: ${files.length - unseen.length} files, ${result.summary.totalDependenciesCruised ?? 0} imports, ${rules.length} rules`,
  );
  return [
    ...result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
    ...unresolved(result),
    ...unseen.map((file) => `not seen by the import check: ${file}`),
    ...(files.length === 0 ? ['the import check found no file at all'] : []),
  ];
}

/** Imports that lead nowhere would otherwise escape every rule. */
function unresolved(result: ICruiseResult): string[] {
  return result.modules.flatMap((module) =>
    module.dependencies
      .filter((dependency) => dependency.couldNotResolve)
      .map((dependency) => `cannot resolve: ${module.source} → ${dependency.module}`),
  );
}

/** Rules that do not find the wrong import planted for them in a folder of its own. */
async function unproven(): Promise<string[]> {
  const missed: string[] = [];
  for (const { name } of rules) {
    const plant = planted[name];
    if (plant === undefined) missed.push(`no wrong import is planted for the rule ${name}`);
    else if (!(await finds(name, ...plant))) missed.push(`the rule ${name} misses ${plant.join(' → ')}`);
  }
  return missed;
}

async function finds(rule: string, file: string, target: string): Promise<boolean> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cours-imports-')));
  try {
    const write = (path: string, text: string) => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    };
    const one = 'export const value = 1;\n';
    if (target.startsWith('.')) write(join(folder, dirname(file), target), one);
    else if (!target.startsWith('node:')) write(join(folder, 'node_modules', target, 'index.js'), one);
    write(join(folder, file), `import * as wrong from '${target}';\nexport const value = wrong;\n`);
    const result = await cruiseIn(folder, [dirname(file)]);
    return result.summary.violations.some((violation) => violation.rule.name === rule);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

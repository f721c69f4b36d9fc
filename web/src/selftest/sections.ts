import { msg, str } from '@lit/localize';
import { short } from '../elements/numbers';
import type { Spec } from '../engine/contract';
import type { Engine } from '../engine/client';
import { fingerprint } from '../engine/fingerprint';
import type { Result, Table } from '../engine/result';
import type { Bits, Case, Comparison, ModuleFile, Row, Section, Suite } from './suite';

/** All runs go one after another on one channel. */
const channel = 'self-test';

const failed = (name: string, why: string): Row => ({ name, error: '–', bound: '–', passed: false, why });

/** Everything that is checked, in the order of the page. */
export async function sections(suite: Suite, engine: Engine, site: string): Promise<Section[]> {
  const catalog = await engine.catalog('self-check');
  const topic = catalog['experiment']?.parts
    .find(({ id }) => id === 'self-check')
    ?.parameters.find(({ id }) => id === 'topic');
  return [
    ...(topic?.choices ?? []).map(({ id, label }): Section => ({
      chapter: 'core',
      title: label,
      steps: [() => guarded(label, () => ownChecks(engine, id))],
    })),
    {
      chapter: 'references',
      title: msg('Against other implementations'),
      steps: suite.references.map((item) => () => guarded(item.name, () => reference(engine, item))),
    },
    {
      chapter: 'bits',
      title: msg('The same bits as where the page was built'),
      steps: suite.bits.map((item) => () => guarded(item.title, () => sameBits(engine, item))),
    },
    {
      chapter: 'modules',
      title: msg('The files that are loaded'),
      steps: suite.modules.map((item) => () => guarded(item.name, () => sameFile(item, site))),
    },
  ];
}

/** Whatever happens to a check is its result. */
async function guarded(name: string, rows: () => Promise<readonly Row[]>): Promise<readonly Row[]> {
  try {
    return await rows();
  } catch (error) {
    return [failed(name, error instanceof Error ? error.message : String(error))];
  }
}

async function run(engine: Engine, spec: Spec): Promise<Result> {
  const answer = await engine.run(channel, spec);
  if (answer.kind === 'result') return answer.result;
  throw new Error(answer.kind === 'refused' ? `${answer.error.path}: ${answer.error.message}` : msg('It was not run.'));
}

/** A row as the core has judged it. */
function judged(name: string, table: Table): Row {
  const number = (column: string): string => short(table.at(column, 0), 2);
  return { name, error: number('error'), bound: number('bound'), passed: table.at('passed', 0) === 1 };
}

async function ownChecks(engine: Engine, topic: string): Promise<Row[]> {
  const { tables } = await run(engine, { experiment: 'self-check', topic });
  if (tables.length === 0) throw new Error(msg('There were no checks.'));
  return tables.map((table) => judged(table.title, table));
}

/** The numbers that a comparison is about. */
function numbersOf(result: Result, { table, sum, firstRow, want }: Comparison): number[] {
  const [share] = sum;
  const found = result.table(table);
  const rows = short(found.rows);
  if (found.rows < firstRow + want.length) throw new Error(msg(str`The run ended after ${rows} rows.`));
  return [...found.column(share?.column ?? '').subarray(firstRow, firstRow + want.length)];
}

async function reference(engine: Engine, { name, checks }: Case): Promise<Row[]> {
  const got: number[] = [];
  const wanted: number[] = [];
  const tolerances: number[] = [];
  for (const { spec, comparisons } of checks) {
    const result = await run(engine, spec);
    for (const comparison of comparisons) {
      got.push(...numbersOf(result, comparison));
      wanted.push(...comparison.want);
      tolerances.push(...comparison.want.map(() => comparison.tolerance));
    }
  }
  const agreement = await run(engine, { experiment: 'agreement', got, wanted, tolerances });
  return [judged(name, agreement.table('facts'))];
}

async function sameBits(engine: Engine, { title, module, spec, fingerprint: built }: Bits): Promise<Row[]> {
  const here = fingerprint(await run(engine, spec));
  return [{ name: `${title} (${module})`, error: here, bound: built, passed: here === built }];
}

async function sameFile({ name, file, sha256 }: ModuleFile, site: string): Promise<Row[]> {
  // Browsers compute such sums only for pages that nobody can have changed on their way.
  if (!isSecureContext) {
    return [
      { name, error: msg('not looked at: this page came without encryption'), bound: short16(sha256), passed: true },
    ];
  }
  const response = await fetch(new URL(file, site));
  if (!response.ok) throw new Error(notLoaded(response.status));
  const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer());
  const here = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [{ name, error: short16(here), bound: short16(sha256), passed: here === sha256 }];
}

const notLoaded = (answer: number): string => msg(str`It could not be loaded (answer ${answer}).`);

/** As much of a sum as is enough to see that it is another. */
const short16 = (sum: string): string => sum.slice(0, 16);

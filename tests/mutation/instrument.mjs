/**
 * Puts all mutants of some files into these files, each behind a switch that is read when a page loads:
 * `globalThis.__stryker__.activeMutant`.
 *
 *   node instrument.mjs FOLDER LIST FILE...    files relative to the folder; the mutants are written to LIST as JSON
 *
 * Every mutator is on. A comment in the sources that takes a mutant out is refused.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { Instrumenter } from '@stryker-mutator/instrumenter';

const [folder, list, ...names] = process.argv.slice(2);
const silent = () => undefined;
const logger = { isDebugEnabled: () => false, debug: silent, info: silent, warn: console.error };
const sources = await Promise.all(
  names.map(async (name) => ({ name, mutate: true, content: await readFile(path.join(folder, name), 'utf8') })),
);
const { files, mutants } = await new Instrumenter(logger).instrument(sources, { plugins: null, ignorers: [], excludedMutations: [] });

const ignored = mutants.filter((mutant) => mutant.status === 'Ignored');
if (ignored.length > 0) throw new Error(`Mutants are ignored in ${[...new Set(ignored.map((mutant) => mutant.fileName))].join(', ')}.`);

for (const { name, content } of files) await writeFile(path.join(folder, name), content);
const lines = new Map(sources.map(({ name, content }) => [name, content.split('\n')]));
await writeFile(list, JSON.stringify(mutants.map(describe)));

/** Lines and columns from 1; `text` is the whole first line, `original` what the replacement takes the place of. */
function describe({ id, fileName, location: { start, end }, mutatorName, replacement }) {
  const all = lines.get(fileName);
  const original = all.slice(start.line, end.line + 1);
  original[original.length - 1] = original.at(-1).slice(0, end.column);
  original[0] = original[0].slice(start.column);
  return {
    id,
    file: fileName,
    line: start.line + 1,
    column: start.column + 1,
    mutator: mutatorName,
    text: all[start.line].trim(),
    original: original.map((line) => line.trim()).join(' '),
    replacement: replacement.split('\n').map((line) => line.trim()).join(' '),
  };
}

// One folder a build, as the contract's deployments are: enabled, disabled, and enabled for one subject in four.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';

const builds = { enabled: { on: true, share: 100 }, disabled: { on: false, share: 100 }, 'rollout-25': { on: true, share: 25 } };
const source = new URL('src/', import.meta.url);
const files = readdirSync(source).sort();

rmSync(new URL('dist/', import.meta.url), { recursive: true, force: true });
for (const [name, config] of Object.entries(builds)) {
  const out = new URL(`dist/${name}/`, import.meta.url);
  const hash = createHash('sha256').update(JSON.stringify(config));
  files.forEach(file => hash.update(file).update(readFileSync(new URL(file, source))));
  const version = hash.digest('hex').slice(0, 12);
  const assets = new URL(`assets/${version}/`, out);
  mkdirSync(assets, { recursive: true });
  for (const file of files.filter(file => !['page.html', 'sw.js'].includes(file))) cpSync(new URL(file, source), new URL(file, assets));
  writeFileSync(new URL('config.js', assets), `export default ${JSON.stringify(config)};\n`);
  const read = file => readFileSync(new URL(file, source), 'utf8').replaceAll('__VERSION__', version);
  const cached = JSON.stringify(['/', ...readdirSync(assets).map(file => `/assets/${version}/${file}`)]);
  writeFileSync(new URL('index.html', out), read('page.html'));
  writeFileSync(new URL('sw.js', out), read('sw.js').replace('__FILES__', cached));
}

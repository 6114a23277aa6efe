// Prints what junit2json reads of a file.
import { readFile } from 'node:fs/promises';
import { parse } from 'junit2json';

console.log(JSON.stringify(await parse(await readFile(process.argv[2], 'utf8'))));

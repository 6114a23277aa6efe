// node validate.mjs SCHEMA FOLDER: prints {"<file>": null or "<what is wrong>"} for each .yaml file below the folder.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";
import { parse } from "yaml";

const [schema, folder] = process.argv.slice(2);
const validate = new Ajv({ allErrors: true, allowUnionTypes: true, strict: true }).compile(JSON.parse(readFileSync(schema, "utf8")));

// Of a word that is none of fifty, fifty errors are told.
const told = (errors) => [...new Set(errors.filter((e) => e.keyword !== "const").map((e) => `${e.instancePath} ${e.message}`))].slice(0, 9);
const verdict = (file) => {
  try {
    return validate(parse(readFileSync(join(folder, file), "utf8"))) ? null : told(validate.errors).join("; ");
  } catch (noYaml) {
    return noYaml.message;
  }
};

const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".yaml"));
console.log(JSON.stringify(Object.fromEntries(files.map((file) => [file.replaceAll("\\", "/"), verdict(file)]))));

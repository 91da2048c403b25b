// Reads an exported file with a second parser of its format and prints what it holds as JSON: second.mjs yaml|csv|ics|json FILE...
// For json, the first file is the schema.
import fs from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import ICAL from 'ical.js';
import Papa from 'papaparse';
import YAML from 'yaml';

const read = (file) => fs.readFileSync(file, 'utf8');
// withDays turns what YAML 1.1 takes for a moment back into its day.
const withDays = (front) => Object.fromEntries(Object.entries(front).map(([key, v]) => [key, v instanceof Date ? v.toISOString().slice(0, 10) : v]));
const day = (time) => time && { day: time.toString(), isDate: time.isDate };

const readers = {
  yaml: (files) => Object.fromEntries(files.map((file) => {
    const front = read(file).split(/^---\r?\n/m)[1];
    const [doc, old] = ['1.2', '1.1'].map((version) => YAML.parseDocument(front, { version, strict: true, uniqueKeys: true }));
    const faults = [doc, old].flatMap((d) => [...d.errors, ...d.warnings]).map((e) => e.message);
    return [file, { value: doc.toJS(), old: withDays(old.toJS()), faults }];
  })),

  csv: (files) => Object.fromEntries(files.map((file) => {
    const { data, errors } = Papa.parse(read(file).replace(/^\ufeff/, ''), { skipEmptyLines: true });
    return [file, { rows: data, faults: errors.map((e) => e.message) }];
  })),

  ics: (files) => Object.fromEntries(files.map((file) => {
    const calendar = new ICAL.Component(ICAL.parse(read(file)));
    const events = calendar.getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component, { strictExceptions: true });
      return {
        uid: event.uid, summary: event.summary, description: event.description, start: day(event.startDate), end: day(event.endDate), sequence: event.sequence,
        alarms: component.getAllSubcomponents('valarm').map((a) => ({ action: a.getFirstPropertyValue('action'), trigger: String(a.getFirstPropertyValue('trigger')) })),
      };
    });
    return [file, { version: calendar.getFirstPropertyValue('version'), events }];
  })),

  json: ([schema, ...files]) => {
    const validate = new Ajv({ allErrors: true, strict: false }).compile(JSON.parse(read(schema)));
    return Object.fromEntries(files.map((file) => {
      validate(JSON.parse(read(file)));
      return [file, { faults: (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message}`) }];
    }));
  },
};

const [kind, ...files] = process.argv.slice(2);
console.log(JSON.stringify(readers[kind](files)));

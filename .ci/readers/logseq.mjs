// Reads the pages of a graph with the parser of Logseq, as Logseq configures it, and prints what it sees of each as JSON.
import fs from 'node:fs';
import path from 'node:path';
import mldoc from 'mldoc';

const config = JSON.stringify({
  toc: false, parse_outline_only: false, heading_number: false, keep_line_break: true, format: 'Markdown', heading_to_list: false,
  inline_type_with_pos: false, export_md_remove_options: [], hiccup_in_block: true,
});

// see walks over a syntax tree and collects what stands out in it.
function see(node, page) {
  if (!Array.isArray(node)) {
    if (node && typeof node === 'object') Object.values(node).forEach((v) => see(v, page));
    return;
  }
  const [kind, value] = node;
  if (kind === 'Property_Drawer') page.drawers.push(Object.fromEntries(value.map(([key, text]) => [key, text])));
  if (kind === 'Page_ref') page.refs.push(value);
  if (kind === 'Block_ref') page.blockRefs.push(value);
  if (kind === 'Macro') page.macros.push(value.name);
  if (kind === 'Tag') page.tags.push(value.map((part) => part[1]).join(''));
  if (kind === 'Search') page.files.push(value);
  if (kind === 'Deadline' || kind === 'Scheduled') page.dates.push(value);
  if (kind === 'Heading') page.blocks.push({ level: value.level, size: value.size, marker: value.marker ?? '', text: plain(value.title) });
  if (kind === 'Src') page.code.push(value.lines.join(''));
  if (kind === 'Table') page.tables++;
  node.forEach((v) => see(v, page));
}

function plain(inlines) {
  return inlines.map(([kind, value]) => {
    if (typeof value === 'string') return value;
    if (kind === 'Link') return plain(value.label);
    if (kind === 'Emphasis') return plain(value[1]);
    return '';
  }).join('');
}

const out = {};
for (const file of fs.readdirSync(process.argv[2]).filter((f) => f.endsWith('.md'))) {
  const page = { drawers: [], refs: [], blockRefs: [], macros: [], tags: [], files: [], dates: [], blocks: [], code: [], tables: 0 };
  JSON.parse(mldoc.Mldoc.parseJson(fs.readFileSync(path.join(process.argv[2], file), 'utf8'), config)).forEach(([block]) => see(block, page));
  out[file] = page;
}
console.log(JSON.stringify(out));

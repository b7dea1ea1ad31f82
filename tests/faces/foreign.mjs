// Markwhen's and Mermaid's own parsers.
import fs from 'node:fs';
import { JSDOM } from 'jsdom';
const d = process.argv[2], t = JSON.parse(fs.readFileSync(`${d}/t.json`));
const dated = t.events.filter(e => e.start[0]);
const same = (what, a, b) => { if (JSON.stringify(a) !== JSON.stringify(b)) { console.error(`${what}: ${JSON.stringify(a)} is not ${JSON.stringify(b)}`); process.exit(1); } console.log(`ok ${what}: ${JSON.stringify(a).slice(0, 60)}`); };
const { parse } = await import('@markwhen/parser');
const mw = parse(fs.readFileSync(`${d}/t.mw`, 'utf8'));
const found = [];
const walk = n => { if (n && n.children) n.children.forEach(walk); else if (n && n.dateRangeIso) found.push(n); else if (Array.isArray(n)) n.forEach(walk); };
walk(mw.events || mw);
same('markwhen events', found.length, dated.length);
same('markwhen first days', found.map(n => n.dateRangeIso.fromDateTimeIso.slice(0, 10)), dated.map(e => e.start[0].slice(0, 10)));
const dom = new JSDOM('<body></body>'); globalThis.window = dom.window; globalThis.document = dom.window.document;
const mermaid = (await import('mermaid')).default;
const text = fs.readFileSync(`${d}/t.mmd`, 'utf8');
await mermaid.parse(text);
const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
same('mermaid events', diagram.db.getTasks().reduce((n, x) => n + x.events.length, 0), t.events.length);

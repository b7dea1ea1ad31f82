// A big timeline to try the page with: node big.mjs 10000 > big.json. The same number gives the same bytes.
const n = Number(process.argv[2] || 200);
let seed = 7;
const random = m => (seed = (seed * 48271) % 2147483647) % m;
const states = ['USA', 'IRN', 'FRA', 'GBR', 'RUS', 'CHN', 'EGY', 'ISR', 'TUR', 'IND', 'BRA', 'ZAF', 'UN', 'NATO'];
const types = ['meet.bilateral', 'visit.make', 'negotiate.talks', 'relations.break', 'relations.restore', 'envoy.recall', 'agree.sign',
  'say.statement', 'accuse', 'ask.demand', 'sanction.impose', 'force.attack', 'force.ceasefire', 'elect.leader', 'protest.demo', 'release'];
const statuses = ['occurred', 'occurred', 'occurred', 'occurred', 'planned', 'alleged', 'ongoing', 'denied', 'negated', 'conditional', 'hypothetical'];
const titles = ['%A and %B meet in Geneva', '%A recalls its envoy from %B', 'Delegates of %A walk out', 'Élysée: %A répond à %B',
  '%A and %B sign a fisheries treaty', 'محادثات بين %A و%B في جنيف', '%A accuses %B of arming rebels', 'שיחות %A–%B'];
const pad = k => String(k).padStart(2, '0');
const day = t => { const d = new Date(t * 864e5); return `${d.getUTCFullYear()}-${pad(d.getUTCMonth() + 1)}-${pad(d.getUTCDate())}`; };
const documents = Array.from({ length: Math.max(3, Math.round(n / 40)) }, (_, k) => ({ id: `paper-${k}`, title: `Paper number ${k}`, source: k % 2 ? 'The Courier' : 'Evening Post', published: day(13000 + k) }));
const events = [];
for (let i = 0; i < n; i++) {
  const from = Math.floor(-20000 + i * 35000 / n) + random(20), kind = random(8), a = states[random(14)], b = states[random(14)];
  const start = [day(from), day(from)], end = [day(from), day(from)];
  let basis = ['stated', 'anchored'][random(2)], when = day(from);
  if (kind === 4) { start[1] = end[1] = day(from + 90); basis = 'inferred'; when = undefined; }
  if (kind === 5) { start[0] = end[0] = null; basis = 'bounded'; when = undefined; }
  if (kind === 6) { end[1] = end[0] = null; when = `${day(from)}/..`; }
  if (kind === 7 && i % 3 === 0) { start[0] = start[1] = end[0] = end[1] = null; basis = 'unknown'; when = undefined; }
  if (kind === 3) { end[0] = end[1] = day(from + 200); when = `${day(from)}/${day(from + 200)}`; }
  const doc = documents[random(documents.length)].id, title = titles[random(8)].replace('%A', a).replace('%B', b);
  const says = when ? `on ${when}` : 'some time ago', quote = `${title} ${says}, officials said, after a long night of talks in the old palace.`;
  const place = [i * 200, i * 200 + [...quote].length];
  const evidence = [{ document: doc, chars: place, trigger: [place[0] + 4, place[0] + 9], quote, says, rule: 'en/date/rules/day', anchor: 'published 2007-05-29', why: `${says} = ${day(from)}`, start, end }];
  if (i % 9 === 0) evidence.push({ document: documents[0].id, chars: [i * 90, i * 90 + 22], quote: 'It happened a day later', start: [day(from + 1), day(from + 1)], end: [day(from + 1), day(from + 1)] });
  for (const e of evidence) e.chars[1] = e.chars[0] + [...e.quote].length;
  events.push({ id: `event-${i}`, title, type: types[random(16)], when, start, end, basis, status: statuses[random(11)], confidence: 0.9,
    actors: a === b ? [{ id: a, role: 'actor' }] : [{ id: a, role: 'actor' }, { id: b, role: 'recipient' }], evidence });
}
const relations = [];
for (let i = 0; i + 3 < n; i += 3) relations.push({ from: `event-${i}`, to: `event-${i + 1}`, relation: 'before', basis: 'stated' }, { from: `event-${i + 1}`, to: `event-${i + 3}`, relation: 'before', basis: 'inferred' }, { from: `event-${i}`, to: `event-${i + 3}`, relation: 'before', basis: 'inferred' });
const actors = states.map(id => ({ id, name: id, kind: id.length === 3 ? 'state' : 'organisation' }));
console.log(JSON.stringify({ annals: 1, title: `A timeline of ${n} events`, documents, actors, events, relations }));

// The events of the page: read from the page's own data, sifted by filters, search and date.
// In: rows of numbers and strings. Out: `events[i]` with names; `sift(state)` gives the places that stay, and counts.

const data = JSON.parse(document.getElementById('data').textContent);
const { docs, actors, relations, contradictions } = data;

const FAMILIES = {
  talk: 'meet visit negotiate invite cooperate followup', bond: 'relations envoy mission state',
  pact: 'agree vote accept concede offer aid release', word: 'say ask reject accuse criticise investigate meta',
  press: 'sanction threaten protest detain hostage deport', force: 'force support displace accident',
  power: 'elect regime life',
};
const HUE = {};
for (const [hue, names] of Object.entries(FAMILIES)) for (const n of names.split(' ')) HUE[n] = hue;
HUE['protest.demo'] = 'power';
HUE['state.role'] = 'power';

const STATUSES = ['occurred', 'ongoing', 'planned', 'conditional', 'hypothetical', 'negated', 'alleged', 'denied'];
const HARD = new Set(['stated', 'anchored']);

const events = data.events.map((r, i) => ({
  i, id: r[0], title: r[1], type: data.types[r[2]], when: r[3], se: r[4], sl: r[5], ee: r[6], el: r[7],
  basis: r[8], status: r[9], who: r[10] || [], place: r[11], reporter: r[12], done: r[13],
  sure: r[14] == null ? 1 : r[14], evidence: (r[15] || []).map(e => ({
    doc: e[0], from: e[1], to: e[2], t0: e[3], t1: e[4], quote: e[5], says: e[6], rule: e[7], anchor: e[8], why: e[9],
    se: e[10], sl: e[11], ee: e[12], el: e[13], basis: e[14],
  })),
}));

const eventPlace = new Map(events.map(e => [e.id, e.i]));
for (const e of events) {
  e.hue = HUE[e.type] || HUE[e.type.split('.')[0]] || 'talk';
  e.hard = HARD.has(e.basis);
  e.dated = e.se != null || e.sl != null || e.ee != null || e.el != null;
  e.docs = [...new Set(e.evidence.map(x => x.doc))];
  e.actors = [...new Set(e.who.map(w => w[0]))];
  e.date = e.when ? edtfText(e.when) : e.dated ? boundsText(e) : 'undated';
}

/** The dates of an event without `when`, as short as they go. */
function boundsText(e) {
  if (e.se != null && e.el != null) return wholeText(e.se, e.el) || `${momentText(e.se, 0)} – ${momentText(e.el, DAY - 1)}`;
  return windowText(e.se, e.el) === 'not known' ? windowText(e.sl ?? null, null) : windowText(e.se, e.el);
}

/** Where its mark stands: in the middle of when it may have started. */
function anchorOf(e) {
  if (e.se != null && e.sl != null) return (e.se + e.sl) / 2;
  if (e.se != null && e.el != null) return (e.se + e.el) / 2;
  return e.se ?? e.sl ?? e.el ?? e.ee;
}

// An undated event stands between its neighbours in timeline order, never nowhere.
{
  let last = null, waiting = [];
  for (const e of events) {
    e.x = anchorOf(e) ?? null;
    if (e.x == null) { waiting.push(e); continue; }
    waiting.forEach((w, k) => { w.x = last == null ? e.x : last + (e.x - last) * (k + 1) / (waiting.length + 1); w.floats = true; });
    waiting = [];
    last = e.x;
  }
  for (const w of waiting) { w.x = last ?? 0; w.floats = true; }
}

/** Everything from first to last in folded time, with a margin. */
function extent(places) {
  let a = Infinity, b = -Infinity;
  for (const i of places) {
    const e = events[i];
    a = Math.min(a, e.se ?? e.x);
    b = Math.max(b, e.el ?? e.x);
  }
  if (a > b) return [at(2000), at(2001)];
  [a, b] = [folded(a), folded(b)];
  const room = Math.max((b - a) * 0.04, DAY * 2);
  return [a - room, b + room];
}

const LETTERS = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i', ة: 'ه', ى: 'ي' };
/** Without case and diacritics: "Téhéran" and "tehran" … "teheran" meet. */
function fold(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[ßøłđðþæœıةى]/g, c => LETTERS[c]);
}

const hay = new Array(events.length);
function hayOf(e) {
  if (hay[e.i] == null) {
    const names = e.actors.map(a => `${actors[a][0]} ${actors[a][1]}`).join(' ');
    hay[e.i] = fold([e.title, e.id, e.type, e.place, names, ...e.evidence.map(x => x.quote)].join('\n'));
  }
  return hay[e.i];
}
/** Folds ahead while nobody waits, so that the first search is quick. */
function foldAhead(from = 0) {
  const idle = window.requestIdleCallback || (f => setTimeout(f, 30));
  idle(() => {
    const end = Math.min(from + 400, events.length);
    for (let i = from; i < end; i++) hayOf(events[i]);
    if (end < events.length) foldAhead(end);
  });
}

/** How an event answers a question about time: 0 certain, 1 begun, 2 possible, 3 not. The same as src/ask/time.rs. */
function answers(e, op, [a, b]) {
  const se = e.se ?? -Infinity, sl = e.sl ?? Infinity, ee = e.ee ?? -Infinity, el = e.el ?? Infinity;
  switch (op) {
    case 'before': return el < a ? 0 : sl < a ? 1 : se < a ? 2 : 3;
    case 'after': return se > b ? 0 : ee > b ? 1 : el > b ? 2 : 3;
    case 'between': return se >= a && el <= b ? 0 : se >= a && sl <= b ? 1 : se <= b && sl >= a ? 2 : 3;
    default: return se > b || el < a ? 3 : sl > b ? 2 : ee >= a ? 0 : 1;
  }
}
const PARTS = ['certain', 'begun', 'possible'];

const FACETS = {
  actor: { name: 'Who', all: actors.length, of: e => e.actors, label: k => actors[k][1], id: k => actors[k][0] },
  type: { name: 'What', all: data.types.length, of: e => [data.types.indexOf(e.type)], label: k => data.types[k], id: k => data.types[k] },
  status: { name: 'Status', all: 8, of: e => [STATUSES.indexOf(e.status)], label: k => STATUSES[k], id: k => STATUSES[k] },
  doc: { name: 'Document', all: docs.length, of: e => e.docs, label: k => docs[k][1] || docs[k][0], id: k => docs[k][0] },
};
const typePlace = new Map(data.types.map((t, k) => [t, [k]]));
FACETS.type.of = e => typePlace.get(e.type);

/** The places that pass, their part of the answer, and for every facet how many pass all the others. */
function sift(state) {
  const words = fold(state.q).split(/\s+/).filter(Boolean);
  const asked = state.date && readDate(state.date) ? [state.op, readDate(state.date)] : null;
  const keys = Object.keys(FACETS), counts = {}, places = [], parts = [[], [], []];
  for (const k of keys) counts[k] = new Uint32Array(FACETS[k].all);
  for (const e of events) {
    if (words.length && !words.every(w => hayOf(e).includes(w))) continue;
    const part = asked ? answers(e, ...asked) : data.answer ? data.answer[e.i] : 0;
    if (part === 3) continue;
    let failed = null, more = false;
    for (const k of keys) {
      if (state[k].size && !FACETS[k].of(e).some(v => state[k].has(v))) {
        if (failed) { more = true; break; }
        failed = k;
      }
    }
    if (more) continue;
    for (const k of keys) if (!failed || failed === k) for (const v of FACETS[k].of(e)) counts[k][v]++;
    if (!failed) { places.push(e.i); parts[part].push(e.i); }
  }
  return { places, parts: asked || data.answer ? parts : null, counts, asked };
}

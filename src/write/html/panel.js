// The evidence panel: the words in their article, who says it, why the date, and what others say instead.

const panel = document.getElementById('panel'), panelBody = document.getElementById('panel-body');
const RELATION = {
  before: ['before', 'after'], after: ['after', 'before'], includes: ['includes', 'during'], during: ['during', 'includes'],
  starts_before: ['starts no later than', 'starts no earlier than'], same_time: ['at the same time as', 'at the same time as'],
  reports: ['tells of', 'told in'],
};

/** All quotes of a document in the order of the text, made once. */
const quotesOf = new Map();
function quotesIn(doc) {
  if (!quotesOf.size) {
    for (const e of events) {
      for (const x of e.evidence) {
        if (!quotesOf.has(x.doc)) quotesOf.set(x.doc, []);
        quotesOf.get(x.doc).push({ x, i: e.i });
      }
    }
    for (const all of quotesOf.values()) all.sort((a, b) => a.x.from - b.x.from || a.x.to - b.x.to);
  }
  return quotesOf.get(doc) || [];
}

function showPanel(e) {
  const bounds = [['Starts', e.se, e.sl], ['Ends', e.ee, e.el]].map(([name, a, b]) => fact(name, windowText(a, b)));
  const type = `${e.type}, ${e.status}`;
  panelBody.replaceChildren(...[
    make('p', { class: 'kind' }, markOf(e), type),
    make('h2', { dir: 'auto', id: 'panel-title' }, e.title),
    make('p', { class: 'when' }, e.date, e.when && e.when !== e.date ? make('code', { title: 'EDTF' }, e.when) : null),
    make('dl', null, ...(e.se === e.ee && e.sl === e.el ? [fact('Sometime', windowText(e.se, e.el))] : bounds),
      fact('Date', BASIS[e.basis] || e.basis),
      ...e.who.map(w => fact(w[1], name(w[0]))),
      e.place ? fact('place', e.place) : null,
      e.reporter ? fact('says', e.reporter) : null,
      e.sure < 1 ? fact('confidence', `${Math.round(e.sure * 100)} %`) : null,
      e.done != null ? fact('fulfilled by', goTo(e.done)) : null),
    make('h3', null, e.evidence.length < 2 ? 'Evidence' : `Evidence: ${e.evidence.length} passages`),
    ...e.evidence.slice(0, 40).map(passage),
    e.evidence.length > 40 ? make('p', { class: 'quiet' }, `and ${e.evidence.length - 40} more in the timeline file`) : null,
    e.evidence.length ? null : make('p', { class: 'quiet' }, 'No quote: this event was entered by hand.'),
    ...differing(e), ...reasons(e), ...related(e), ...disputed(e),
  ].filter(Boolean));
  panel.hidden = false;
  document.body.classList.add('open');
  panelBody.scrollTop = 0;
}

const name = k => make('bdi', null, actors[k][1]);
function fact(what, says) {
  return says == null ? null : make('div', null, make('dt', null, what), make('dd', null, says));
}
const goTo = i => make('button', { class: 'link', type: 'button', dir: 'auto', onclick: () => pick(i) }, events[i].title);

/** One passage: who printed it, the quote between its neighbours in the article, and how the date was read. */
function passage(x) {
  const [id, title, source, published] = docs[x.doc] || ['?'];
  const by = [source, published && edtfText(published)].filter(Boolean).join(', ');
  return make('section', { class: 'passage' },
    make('p', { class: 'source' }, make('b', { dir: 'auto' }, title || id), by ? ` — ${by}` : ''),
    make('blockquote', { dir: 'auto' }, ...context(x)),
    make('dl', { class: 'why' },
      x.says ? fact('dated by', `“${x.says}”`) : null,
      x.anchor ? fact('counted from', x.anchor) : null,
      x.why ? fact('reckoning', x.why) : null,
      x.se != null || x.sl != null || x.ee != null || x.el != null ? fact('alone it says', claim(x)) : null,
      x.rule ? fact('rule', make('code', null, x.rule)) : null,
      fact('place', `${id}, characters ${x.from}–${x.to}`)));
}

/** The quote with its trigger and its date marked, in its paragraph; where that is not known, between the nearest other quotes. */
function context(x) {
  const passage = docs[x.doc] && (docs[x.doc][5] || []).find(([from, text]) => from <= x.from && x.to <= from + text.length);
  if (!passage) return neighbours(x);
  const chars = [...passage[1]], from = x.from - passage[0], to = x.to - passage[0];
  const a = Math.max(0, from - AROUND), b = Math.min(chars.length, to + AROUND);
  const [before, after] = [chars.slice(a, from), chars.slice(to, b)].map(c => c.join('').split(/\n\s*\n/));
  return [
    make('span', { class: 'around' }, (a && !before[1] ? '…' : '') + before[before.length - 1]),
    make('span', { class: 'quote' }, ...marked(x)),
    make('span', { class: 'around' }, after[0] + (b < chars.length && !after[1] ? '…' : '')),
  ];
}
const AROUND = 260;

function neighbours(x) {
  const all = quotesIn(x.doc), before = all.filter(o => o.x.to <= x.from).pop(), after = all.find(o => o.x.from >= x.to);
  const near = (o, gap) => o && gap < 1500;
  const out = [];
  if (near(before, before && x.from - before.x.to)) {
    out.push(make('span', { class: 'around', dir: 'auto' }, before.x.quote), x.from - before.x.to > 2 ? ' […] ' : ' ');
  }
  out.push(make('span', { class: 'quote' }, ...marked(x)));
  if (near(after, after && after.x.from - x.to)) {
    out.push(after.x.from - x.to > 2 ? ' […] ' : ' ', make('span', { class: 'around', dir: 'auto' }, after.x.quote));
  }
  return out;
}

function marked(x) {
  const chars = [...x.quote], cuts = [];
  if (x.t0 != null && x.t0 >= x.from) cuts.push([x.t0 - x.from, x.t1 - x.from, 'mark']);
  const said = x.says ? x.quote.indexOf(x.says) : -1;
  if (said >= 0) {
    const from = [...x.quote.slice(0, said)].length, to = from + [...x.says].length;
    if (!cuts.length || to <= cuts[0][0] || from >= cuts[0][1]) cuts.push([from, to, 'u']);
  }
  cuts.sort((a, b) => a[0] - b[0]);
  const out = [];
  let done = 0;
  for (const [from, to, tag] of cuts) {
    out.push(chars.slice(done, from).join(''), make(tag, null, chars.slice(from, to).join('')));
    done = to;
  }
  out.push(chars.slice(done).join(''));
  return out;
}

function claim(x) {
  const start = windowText(x.se, x.sl), end = windowText(x.ee, x.el);
  return start === end ? start : `starts ${start}; ends ${end}`;
}

/** What dates it besides its own quotes: for each bound the statements that give it, as `annals why` tells them. */
function reasons(e) {
  const chains = (data.reasons[e.i] || [])[0] || [];
  if (!chains.length) return [];
  return [make('h3', null, 'Why this date'), ...chains.map(([concludes, ...steps]) => make('details', { class: 'chain', open: chains.length < 3 },
    make('summary', null, concludes),
    steps.length ? make('ol', null, ...steps.map(k => make('li', null, ...data.steps[k].map((line, n) => make(n ? 'small' : 'span', { dir: 'auto' }, ...linked(line, e))))))
      : make('p', { class: 'quiet' }, `A long chain: annals why FILE ${e.id}`)))];
}

/** A line in which the ids of events are links: at its start, at its end, behind "so". */
function linked(line, e) {
  return line.split(/^(so )?(\S+?)(?=:? )|(?<= )(\S+)$/).filter(Boolean).map(part => {
    const i = eventPlace.get(part);
    return i == null ? part : i === e.i ? make('i', null, 'this event') : goTo(i);
  });
}

/** Passages whose own words date it otherwise, side by side. */
function differing(e) {
  const claims = new Map();
  for (const x of e.evidence) {
    if (x.se == null && x.sl == null && x.ee == null && x.el == null) continue;
    const text = claim(x);
    if (!claims.has(text)) claims.set(text, []);
    const from = docs[x.doc] ? docs[x.doc][2] || docs[x.doc][1] || docs[x.doc][0] : '?';
    if (!claims.get(text).includes(from)) claims.get(text).push(from);
  }
  if (claims.size < 2) return [];
  return [make('h3', null, 'Claims that differ'),
    make('ul', { class: 'claims' }, ...[...claims].map(([text, by]) => make('li', null, make('b', null, text), ` — ${by.join('; ')}`)))];
}

function related(e) {
  const rows = [];
  for (const [a, b, kind, basis, quote, gap] of relations) {
    if (a !== e.i && b !== e.i) continue;
    const word = (RELATION[kind] || [kind, kind])[a === e.i ? 0 : 1];
    const why = [basis, gap, quote && `“${quote}”`].filter(Boolean).join(' · ');
    rows.push(make('li', null, `${word} `, goTo(a === e.i ? b : a), make('small', { dir: 'auto' }, why)));
  }
  return rows.length ? [make('h3', null, 'In time with'), make('ul', { class: 'related' }, ...rows.slice(0, 60))] : [];
}

function disputed(e) {
  const about = contradictions.filter(c => [...c[0], c[1]].some(s => s.includes(e.id) || s.includes(e.title)));
  return about.flatMap(([statements, yielded, why]) => [make('h3', { class: 'alarm' }, 'These cannot all be true'),
    make('ul', null, ...statements.map(s => make('li', { class: s === yielded ? 'yielded' : '', dir: 'auto' }, s))),
    make('p', { class: 'quiet', dir: 'auto' }, `Yielded: ${yielded} (${why})`)]);
}

function hidePanel() {
  panel.hidden = true;
  document.body.classList.remove('open');
}

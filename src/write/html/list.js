// The list: every event that is shown, in timeline order; only the rows in sight stand in the page.

const TALL = 58;
const list = {
  box: document.getElementById('list'), room: document.getElementById('rows'), empty: document.getElementById('empty'),
  rows: [], place: new Map(), drawn: new Map(),
};

// where most titles run from right to left, so do the rows and the panel
const RTL = /^[^\p{L}]*[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}]/u;
const way = events.filter(e => RTL.test(e.title)).length * 2 > events.length ? 'rtl' : 'ltr';
for (const id of ['list', 'panel', 'paper']) document.getElementById(id).dir = way;

/** An element with attributes and children; strings become text, never markup. */
function make(tag, attributes, ...children) {
  const el = document.createElement(tag);
  for (const [k, v] of Object.entries(attributes || {})) {
    if (k.startsWith('on')) el.addEventListener(k.slice(2), v);
    else if (v === true) el.setAttribute(k, '');
    else if (v != null && v !== false) el.setAttribute(k, v);
  }
  el.append(...children.filter(c => c != null && c !== false));
  return el;
}
const SVG = 'http://www.w3.org/2000/svg';
/** The mark of a status, in the colour of the type. */
function markOf(e) {
  const svg = document.createElementNS(SVG, 'svg'), use = document.createElementNS(SVG, 'use');
  svg.setAttribute('class', `mark ${e.hue}`);
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  use.setAttribute('href', `#s-${e.status}`);
  svg.append(use);
  return svg;
}

const BASIS = {
  stated: 'stated outright', anchored: 'counted from another date', inferred: 'concluded from the telling',
  assumed: 'taken for granted', bounded: 'bounded by other events', unknown: 'nothing tells',
};
const whoText = e => e.who.map(w => actors[w[0]][1]).filter((n, k, all) => all.indexOf(n) === k).join(', ');
/** How sure the date is, at one glance: the same grammar as the chart's. */
const surety = e => (!e.dated ? 'open' : e.hard ? 'hard' : 'soft');

/** Lays out what is shown: rows, and a heading before each part of an answer. */
function layList(found) {
  list.rows = [];
  if (found.parts) {
    found.parts.forEach((part, p) => {
      if (part.length) list.rows.push({ head: PARTS[p], n: part.length }, ...part.map(i => ({ i })));
    });
  } else {
    list.rows = found.places.map(i => ({ i }));
  }
  list.order = list.rows.filter(r => r.i != null).map(r => r.i);
  list.place = new Map();
  list.rows.forEach((r, k) => { if (r.i != null) list.place.set(r.i, k); });
  list.room.style.height = `${list.rows.length * TALL}px`;
  list.empty.hidden = list.order.length > 0;
  for (const el of list.drawn.values()) el.remove();
  list.drawn.clear();
  showRows();
}

/** Puts the rows in sight (and some around them) into the page, in order, and takes the others out. */
function showRows() {
  const top = list.box.scrollTop, from = Math.max(0, floor(top / TALL) - 6);
  const to = Math.min(list.rows.length, Math.ceil((top + list.box.clientHeight) / TALL) + 6);
  for (const [k, el] of list.drawn) if (k < from || k >= to) { el.remove(); list.drawn.delete(k); }
  let before = null;
  for (let k = to - 1; k >= from; k--) {
    let el = list.drawn.get(k);
    if (!el) {
      el = list.rows[k].head ? headRow(k) : eventRow(k);
      el.style.transform = `translateY(${k * TALL}px)`;
      list.room.insertBefore(el, before);
      list.drawn.set(k, el);
    }
    before = el;
  }
  markPicked();
}

function headRow(k) {
  const { head, n } = list.rows[k];
  const says = { certain: 'for certain', begun: 'begun by then; its end is not known to lie inside', possible: 'possibly' }[head];
  return make('div', { class: 'part', role: 'presentation' }, make('b', null, head), ` ${n.toLocaleString('en')} — ${says}`);
}

function eventRow(k) {
  const e = events[list.rows[k].i], who = whoText(e), n = e.evidence.length;
  const small = [e.status === 'occurred' ? null : e.status, e.type, who, n > 1 ? `${n} sources` : null].filter(Boolean).join(' · ');
  return make('div', {
    role: 'option', id: `e${e.i}`, class: `row ${surety(e)} ${faint(e) ? 'faint' : ''}`, 'aria-selected': 'false',
    'aria-setsize': list.order.length, 'aria-posinset': list.order.indexOf(e.i, Math.max(0, k - 4)) + 1,
  },
    make('span', { class: 'date', title: e.when || '' }, e.date), markOf(e),
    make('span', { class: 'what' }, make('span', { class: 'title' }, make('bdi', null, e.title)), make('span', { class: 'small' }, make('bdi', null, small))));
}

function markPicked() {
  for (const [k, el] of list.drawn) {
    if (list.rows[k].i == null) continue;
    el.setAttribute('aria-selected', String(list.rows[k].i === chart.picked));
  }
  const there = chart.picked >= 0 && list.drawn.has(list.place.get(chart.picked));
  if (there) list.room.setAttribute('aria-activedescendant', `e${chart.picked}`);
  else list.room.removeAttribute('aria-activedescendant');
}

/** Scrolls just far enough that the picked row stands in sight. */
function reveal(i) {
  const k = list.place.get(i);
  if (k == null) return;
  const top = k * TALL, box = list.box;
  if (top < box.scrollTop + TALL) box.scrollTop = Math.max(0, top - TALL);
  else if (top + TALL > box.scrollTop + box.clientHeight) box.scrollTop = top + TALL * 1.5 - box.clientHeight;
  showRows();
}

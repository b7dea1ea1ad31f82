// The page itself: its state (all of it in the address), its filters, its keys; printing.

const $ = id => document.getElementById(id);
const state = { q: '', op: 'before', date: '', actor: new Set(), type: new Set(), status: new Set(), doc: new Set() };
let found = null;

// ---- state in the address -------------------------------------------------------------------------------------

const KEYS = Object.keys(FACETS), LETTER = { actor: 'who', type: 'what', status: 'status', doc: 'doc' };
function saved() {
  const p = new URLSearchParams();
  if (state.q) p.set('q', state.q);
  if (state.date) p.set(state.op, state.date);
  for (const k of KEYS) for (const v of state[k]) p.append(LETTER[k], FACETS[k].id(v));
  if (chart.lane !== 'type') p.set('lanes', chart.lane);
  if (chart.view && !chart.whole) p.set('view', chart.view.map(u => Math.round(unfolded(u))).join('..'));
  if (chart.even) p.set('gaps', 'even');
  if (chart.picked >= 0) p.set('event', events[chart.picked].id);
  const theme = document.documentElement.dataset.theme;
  if (theme) p.set('theme', theme);
  return String(p);
}
let saving = 0;
function saveSoon() {
  chart.whole = false;
  clearTimeout(saving);
  saving = setTimeout(save, 150);
}
function save() {
  const hash = saved();
  if (`#${hash}` !== location.hash && (hash || location.hash)) history.replaceState(null, '', `#${hash}`);
}
function load() {
  const p = new URLSearchParams(location.hash.slice(1));
  state.q = p.get('q') || '';
  state.date = '';
  for (const op of ['before', 'after', 'between', 'on']) if (p.get(op)) [state.op, state.date] = [op, p.get(op)];
  for (const k of KEYS) {
    const place = new Map(Array.from({ length: FACETS[k].all }, (_, v) => [FACETS[k].id(v), v]));
    state[k] = new Set(p.getAll(LETTER[k]).map(id => place.get(id)).filter(v => v != null));
  }
  chart.lane = LANE_OF[p.get('lanes')] ? p.get('lanes') : 'type';
  const theme = p.get('theme');
  if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  readColors();
  $('q').value = state.q;
  $('op').value = state.op;
  $('date').value = state.date;
  $('lanes').value = chart.lane;
  chart.even = p.get('gaps') === 'even';
  const view = (p.get('view') || '').split('..').map(Number);
  apply();
  chart.whole = !(view.length === 2 && view.every(Number.isFinite) && view[0] < view[1]);
  if (chart.whole) { fit(); chart.whole = true; clearTimeout(saving); } else setView(...view.map(folded), true);
  const picked = eventPlace.get(p.get('event'));
  if (picked != null) pick(picked, true); else unpick(true);
}

// ---- what is shown -------------------------------------------------------------------------------------------

function apply() {
  found = sift(state);
  chart.day = found.asked ? found.asked[1] : null;
  list.box.scrollTop = 0;
  layFolds(found.places);
  layLanes(found.places);
  layList(found);
  layFilters();
  const bad = state.date && !readDate(state.date);
  $('date').setAttribute('aria-invalid', String(Boolean(bad)));
  $('date-help').textContent = bad ? 'Write 2007, 2007-05, 2007-05-28 or 28 May 2007; two dates with a slash between' : '';
  const n = found.places.length, all = events.length, say = x => x.toLocaleString('en');
  const parts = found.parts ? `: ${found.parts.map((p, k) => (p.length ? `${say(p.length)} ${PARTS[k]}` : '')).filter(Boolean).join(', ')}` : '';
  $('count').textContent = `${n === all ? `${say(all)} events` : `${say(n)} of ${say(all)} events`}${parts}`;
  const active = KEYS.reduce((s, k) => s + state[k].size, 0);
  $('filters-n').textContent = active ? ` (${active})` : '';
  $('gaps').hidden = !chart.foldable;
  $('gaps').setAttribute('aria-pressed', String(!chart.even));
  $('clear').hidden = !(active || state.q || state.date);
}
const change = () => { apply(); saveKeepingView(); };
function saveKeepingView() {
  const whole = chart.whole;
  if (whole) { fit(); }
  saveSoon();
  chart.whole = whole;
}

function pick(i, quiet) {
  chart.picked = i;
  const e = events[i];
  showPanel(e);
  requestAnimationFrame(() => reveal(i));
  reveal(i);
  const u = folded(e.x);
  if (chart.view && (u < chart.view[0] || u > chart.view[1])) {
    const half = (chart.view[1] - chart.view[0]) / 2;
    setView(u - half, u + half, true);
    chart.whole = false;
  }
  redraw();
  $('live').textContent = `${e.date}: ${e.title}. ${e.status}. ${list.place.has(i) ? `${list.order.indexOf(i) + 1} of ${list.order.length}` : ''}`;
  if (!quiet) { const whole = chart.whole; saveSoon(); chart.whole = whole; }
}
function unpick(quiet) {
  chart.picked = -1;
  hidePanel();
  markPicked();
  redraw();
  if (!quiet) { const whole = chart.whole; saveSoon(); chart.whole = whole; }
}
/** The next event in the list's order; from nowhere the first in sight. */
function step(by) {
  if (!list.order.length) return;
  const now = chart.picked < 0 ? -1 : list.order.indexOf(chart.picked);
  const first = list.rows.slice(floor(list.box.scrollTop / TALL)).find(r => r.i != null);
  const next = now < 0 ? list.order.indexOf(first ? first.i : list.order[0]) : now + by;
  pick(list.order[Math.min(Math.max(next, 0), list.order.length - 1)]);
}

// ---- filters -------------------------------------------------------------------------------------------------

const shownMore = {};
function layFilters() {
  for (const k of KEYS) {
    const box = $(`f-${k}`), counts = found.counts[k], find = fold($(`find-${k}`).value);
    const all = [...counts.keys()].filter(v => counts[v] || state[k].has(v)).sort((a, b) => state[k].has(b) - state[k].has(a) || counts[b] - counts[a] || a - b);
    const fits = find ? all.filter(v => fold(`${FACETS[k].label(v)} ${FACETS[k].id(v)}`).includes(find)) : all;
    const most = shownMore[k] || 8;
    $(`find-${k}`).hidden = FACETS[k].all <= 12;
    const kept = document.activeElement && box.contains(document.activeElement) ? document.activeElement.dataset.v : null;
    box.replaceChildren(...fits.slice(0, most).map(v => make('label', { class: 'option' },
      make('input', { type: 'checkbox', 'data-v': v, checked: state[k].has(v), onchange: ev => {
        if (ev.target.checked) state[k].add(v); else state[k].delete(v);
        change();
      } }), k === 'status' ? markOf({ hue: 'word', status: STATUSES[v] }) : k === 'type' ? dot(data.types[v]) : null,
      make('span', { class: 'label', dir: 'auto' }, FACETS[k].label(v)), make('span', { class: 'n' }, counts[v].toLocaleString('en')))),
    fits.length > most ? make('button', { class: 'link more', type: 'button', onclick: () => {
      shownMore[k] = Math.min(most + 20, 60);
      layFilters();
    } }, most < 60 ? `${(fits.length - most).toLocaleString('en')} more` : `${(fits.length - most).toLocaleString('en')} more: find them above`) : '');
    if (kept != null) { const same = box.querySelector(`[data-v="${kept}"]`); if (same) same.focus(); }
  }
}
const dot = type => make('span', { class: `dot ${HUE[type] || HUE[type.split('.')[0]] || 'talk'}` });

// ---- hands and keys --------------------------------------------------------------------------------------------

let typing = 0;
$('q').addEventListener('input', () => { clearTimeout(typing); typing = setTimeout(() => { state.q = $('q').value; change(); }, 120); });
$('date').addEventListener('input', () => { clearTimeout(typing); typing = setTimeout(() => { state.date = $('date').value.trim(); change(); }, 200); });
$('op').addEventListener('change', () => { state.op = $('op').value; change(); });
$('lanes').addEventListener('change', () => { chart.lane = $('lanes').value; layLanes(found.places); const w = chart.whole; saveSoon(); chart.whole = w; });
$('tools').addEventListener('submit', ev => ev.preventDefault());
for (const k of KEYS) $(`find-${k}`).addEventListener('input', layFilters);
$('clear').addEventListener('click', () => {
  Object.assign(state, { q: '', date: '' });
  for (const k of KEYS) { state[k].clear(); $(`find-${k}`).value = ''; }
  $('q').value = $('date').value = '';
  change();
  $('q').focus();
});
$('theme').addEventListener('click', () => {
  const dark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = dark ? 'light' : 'dark';
  readColors();
  redraw();
  save();
});
$('show-filters').addEventListener('click', () => {
  const open = document.body.classList.toggle('filtering');
  $('show-filters').setAttribute('aria-expanded', String(open));
});
$('keys').addEventListener('click', () => $('help').showModal());
$('gaps').addEventListener('click', () => { chart.even = !chart.even; change(); });
$('zoom-in').addEventListener('click', () => zoom(0.5));
$('zoom-out').addEventListener('click', () => zoom(2));
$('zoom-all').addEventListener('click', () => { fit(); chart.whole = true; });
$('close').addEventListener('click', () => { unpick(); list.room.focus(); });
$('skip').addEventListener('click', ev => { ev.preventDefault(); list.room.focus(); });
list.box.addEventListener('scroll', () => requestAnimationFrame(showRows), { passive: true });
list.room.addEventListener('click', ev => {
  const row = ev.target.closest('.row');
  if (row) pick(+row.id.slice(1));
});
window.addEventListener('hashchange', load);
const dark = matchMedia('(prefers-color-scheme: dark)');
dark.addEventListener('change', () => { readColors(); redraw(); });
new ResizeObserver(() => { layLanes(chart.places); showRows(); }).observe(chart.box);
new ResizeObserver(showRows).observe(list.box);

const inField = ev => /^(INPUT|SELECT|TEXTAREA)$/.test(ev.target.tagName) && ev.target.type !== 'checkbox';
document.addEventListener('keydown', ev => {
  if (ev.ctrlKey || ev.metaKey || ev.altKey || $('help').open) return;
  if (ev.key === 'Escape') {
    if (inField(ev)) ev.target.blur();
    else if (!panel.hidden) { unpick(); list.room.focus(); }
    return;
  }
  if (inField(ev)) return;
  const inChart = chart.box.contains(ev.target), inList = list.box.contains(ev.target);
  const page = Math.max(1, floor(list.box.clientHeight / TALL) - 1);
  const does = {
    '/': () => $('q').focus(), d: () => $('date').focus(), j: () => step(1), k: () => step(-1), '?': () => $('help').showModal(),
    '+': () => zoom(0.5), '=': () => zoom(0.5), '-': () => zoom(2), 0: () => { fit(); chart.whole = true; }, t: () => $('theme').click(), g: () => $('gaps').click(),
    f: () => { document.body.classList.add('filtering'); $('f-actor').querySelector('input')?.focus(); },
    ...(inList && {
      ArrowDown: () => step(1), ArrowUp: () => step(-1), PageDown: () => step(page), PageUp: () => step(-page),
      Home: () => step(-events.length), End: () => step(chart.picked < 0 ? (pick(list.order[0]), events.length) : events.length),
      Enter: () => { if (chart.picked < 0) step(0); else { showPanel(events[chart.picked]); $('panel-body').focus(); } },
    }),
    ...(inChart && {
      ArrowLeft: () => (ev.shiftKey ? pan(-0.2) : step(-1)), ArrowRight: () => (ev.shiftKey ? pan(0.2) : step(1)),
      ArrowUp: () => zoom(0.5), ArrowDown: () => zoom(2), Home: () => step(-events.length), End: () => step(events.length),
      Enter: () => { if (chart.picked < 0) step(0); else $('panel-body').focus(); },
    }),
  }[ev.key];
  if (does) { ev.preventDefault(); does(); }
});

const fingers = new Map();
let moved = 0;
const placeOf = ev => { const r = chart.canvas.getBoundingClientRect(); return [ev.clientX - r.left, ev.clientY - r.top]; };
const timeAt = x => {
  const left = gutter(chart.canvas.clientWidth), w = chart.canvas.clientWidth - left;
  return chart.view[0] + (x - left) / w * (chart.view[1] - chart.view[0]);
};
chart.canvas.addEventListener('wheel', ev => {
  ev.preventDefault();
  if (Math.abs(ev.deltaX) > Math.abs(ev.deltaY) || ev.shiftKey) pan((ev.deltaX || ev.deltaY) / 1200);
  else zoom(Math.pow(1.0018, Math.max(-400, Math.min(400, ev.deltaY * (ev.deltaMode ? 30 : 1)))), timeAt(placeOf(ev)[0]));
}, { passive: false });
chart.canvas.addEventListener('pointerdown', ev => { chart.canvas.setPointerCapture(ev.pointerId); fingers.set(ev.pointerId, placeOf(ev)); moved = 0; });
chart.canvas.addEventListener('pointermove', ev => {
  const now = placeOf(ev), was = fingers.get(ev.pointerId);
  if (!was) return hover(...now);
  const width = chart.canvas.clientWidth - gutter(chart.canvas.clientWidth);
  if (fingers.size === 1) {
    moved += Math.abs(now[0] - was[0]) + Math.abs(now[1] - was[1]);
    if (moved > 4) pan((was[0] - now[0]) / width);
  } else {
    const other = [...fingers].find(([id]) => id !== ev.pointerId)[1];
    const before = Math.max(20, Math.abs(was[0] - other[0])), after = Math.max(20, Math.abs(now[0] - other[0]));
    moved = 99;
    zoom(before / after, timeAt(other[0]));
  }
  fingers.set(ev.pointerId, now);
});
const lift = ev => {
  const was = fingers.get(ev.pointerId);
  fingers.delete(ev.pointerId);
  if (!was || moved > 4 || ev.type === 'pointercancel') return;
  const i = under(...was);
  if (i >= 0) pick(i);
  else if (crowded(...was)) zoom(0.25, timeAt(was[0]));
  else if (chart.picked >= 0) unpick();
};
chart.canvas.addEventListener('pointerup', lift);
chart.canvas.addEventListener('pointercancel', lift);
chart.canvas.addEventListener('pointerleave', () => hover(-1, -1));
chart.canvas.addEventListener('dblclick', ev => zoom(0.4, timeAt(placeOf(ev)[0])));

function hover(x, y) {
  const i = x < 0 ? -1 : under(x, y);
  chart.canvas.style.cursor = i >= 0 ? 'pointer' : crowded(x, y) ? 'zoom-in' : 'grab';
  if (i === chart.hover) return;
  chart.hover = i;
  chart.tip.hidden = i < 0;
  if (i >= 0) {
    const e = events[i];
    chart.tip.replaceChildren(make('b', null, e.date), ' ', make('bdi', null, e.title), make('small', null, `${e.status} · ${BASIS[e.basis] || e.basis}`));
    const w = chart.canvas.clientWidth;
    chart.tip.style.left = `${Math.max(8, Math.min(x + 12, w - chart.tip.offsetWidth - 8))}px`;
    chart.tip.style.top = `${y + 18 + chart.tip.offsetHeight > chart.canvas.clientHeight ? y - 12 - chart.tip.offsetHeight : y + 18}px`;
  }
  redraw();
}
const stripTo = ev => {
  const r = chart.strip.getBoundingClientRect(), [a, b] = chart.all, half = (chart.view[1] - chart.view[0]) / 2;
  const t = a + (ev.clientX - r.left) / r.width * (b - a);
  setView(t - half, t + half);
};
chart.strip.addEventListener('pointerdown', ev => { chart.strip.setPointerCapture(ev.pointerId); stripTo(ev); });
chart.strip.addEventListener('pointermove', ev => { if (ev.buttons) stripTo(ev); });

// ---- on paper: a dated list with footnotes ---------------------------------------------------------------------

function layPaper() {
  const notes = [], numbers = new Map(), items = found.places.map(i => {
    const e = events[i], refs = e.evidence.map(x => {
      const [id, title, source, published] = docs[x.doc] || ['?'], key = `${x.doc} ${x.from} ${x.to} ${x.why}`;
      if (numbers.has(key)) return make('sup', null, String(numbers.get(key)));
      numbers.set(key, notes.length + 1);
      notes.push(make('li', { dir: 'auto' }, `“${x.quote}” — ${[title || id, source, published].filter(Boolean).join(', ')}${x.why ? ` [${x.why}]` : ''}`));
      return make('sup', null, String(notes.length));
    });
    const more = [e.status === 'occurred' ? null : e.status, e.hard ? null : BASIS[e.basis]].filter(Boolean).join('; ');
    return make('li', null, make('b', null, e.date), ' ', make('bdi', null, e.title), more ? ` (${more})` : '', ...refs.flatMap((r, k) => (k ? [make('sup', null, ', '), r] : [r])));
  });
  $('paper').replaceChildren(make('h1', { dir: 'auto' }, document.title), make('p', null, $('count').textContent),
    make('ol', { class: 'events' }, ...items), notes.length ? make('h2', null, 'Sources') : '', make('ol', null, ...notes));
}
window.addEventListener('beforeprint', layPaper);
window.addEventListener('afterprint', () => $('paper').replaceChildren());

load();
foldAhead();
document.documentElement.classList.add('ready');
performance.mark('ready');

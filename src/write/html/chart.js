// The chart: lanes on a canvas, from centuries to minutes. What is certain is solid; what is possible is pale, with
// hard edges where a source states the limits and fading ones where they are concluded; what is open stays open.

const ROW = 24, AXIS = 40, GUTTER = 124, LANES = 12;
const chart = {
  box: document.getElementById('chart'), canvas: document.querySelector('#chart canvas'),
  strip: document.querySelector('#overview canvas'), tip: document.getElementById('tip'),
  view: null, folds: [], even: false, places: [], lanes: [], hits: [], colors: {}, picked: -1, hover: -1, wanted: false, lane: 'type', day: null,
};
const NARROWEST = 30, WIDEST = at(12000) - at(-10000);

/** The palette, read from the style sheet so that light and dark need no second list. */
function readColors() {
  const css = getComputedStyle(document.documentElement);
  for (const n of 'ink dim line paper raised accent talk bond pact word press force power'.split(' ')) {
    chart.colors[n] = css.getPropertyValue(`--${n}`).trim();
  }
}

const HUES = { talk: 'Talks', bond: 'Relations', pact: 'Agreements', word: 'Words', press: 'Pressure', force: 'Force', power: 'Power' };
const LANE_OF = {
  type: e => e.hue,
  actor: e => (e.who.length ? e.who[0][0] : -1),
  doc: e => (e.docs.length ? e.docs[0] : -1),
  status: e => e.status,
  none: () => '',
};
function laneName(by, key) {
  if (key === -1) return 'nobody named';
  return by === 'type' ? HUES[key] : by === 'actor' ? actors[key][1] : by === 'doc' ? docs[key][1] || docs[key][0] : key;
}

/** Groups what is shown into lanes: the fullest first, the rest in "others". */
function layLanes(places) {
  chart.places = places;
  const by = new Map(), of = LANE_OF[chart.lane];
  for (const i of places) {
    const k = of(events[i]);
    if (!by.has(k)) by.set(k, []);
    by.get(k).push(events[i]);
  }
  let lanes = [...by].map(([k, list]) => ({ name: laneName(chart.lane, k), list }));
  lanes.sort((a, b) => b.list.length - a.list.length || (a.name < b.name ? -1 : 1));
  const tall = ROW + (chart.box.clientWidth < 700 ? 20 : 4);
  const most = Math.max(2, Math.min(LANES, floor((chart.canvas.clientHeight - AXIS - 8) / tall)));
  if (lanes.length > most) {
    const rest = lanes.splice(most - 1);
    lanes.push({ name: `${rest.length} others`, list: rest.flatMap(l => l.list) });
  }
  for (const lane of lanes) lane.list.sort((a, b) => a.x - b.x || a.i - b.i);
  chart.lanes = lanes;
  redraw();
}

// ---- folds: where nothing starts or ends for long, the axis is cut and says so; zoom and pan know folded time only --------

/** Of a moment its place in folded time, and back. */
function folded(t) {
  let cut = 0;
  for (const [a, b, left] of chart.folds) {
    if (t <= a) break;
    if (t < b) return a - cut + (t - a) * left / (b - a);
    cut += b - a - left;
  }
  return t - cut;
}
function unfolded(u) {
  let cut = 0;
  for (const [a, b, left] of chart.folds) {
    if (u <= a - cut) break;
    if (u < a - cut + left) return a + (u - a + cut) * (b - a) / left;
    cut += b - a - left;
  }
  return u + cut;
}

/** Folds gaps that alone would fill nearly half of the chart and are far longer than the others. */
function layFolds(places) {
  const keep = chart.view && chart.view.map(unfolded);
  const points = [...new Set(places.flatMap(i => [events[i].x, events[i].se, events[i].el]).filter(t => t != null))].sort((a, b) => a - b);
  const gaps = points.slice(1).map((b, k) => [points[k], b]).sort((a, b) => b[1] - b[0] - a[1] + a[0]);
  const usual = gaps.length ? gaps[gaps.length >> 1] : [0, 0];
  let left = points.length ? points[points.length - 1] - points[0] : 0, n = 0;
  while (n < gaps.length && gaps[n][1] - gaps[n][0] > 0.45 * left && gaps[n][1] - gaps[n][0] > 8 * (usual[1] - usual[0])) {
    left -= gaps[n][1] - gaps[n][0];
    n++;
  }
  const width = Math.max(left * 0.07, DAY);
  chart.foldable = n > 0;
  chart.folds = chart.even ? [] : gaps.slice(0, n).filter(([a, b]) => b - a > width).map(([a, b]) => [a, b, width]).sort((a, b) => a[0] - b[0]);
  if (keep) chart.view = keep.map(folded);
}

/** "27 years", roughly: what a fold leaves out. */
function lengthText(minutes) {
  const [n, unit] = minutes > 700 * DAY ? [minutes / 525949, 'years'] : minutes > 60 * DAY ? [minutes / 43829, 'months'] : [minutes / DAY, 'days'];
  return `${Math.round(n).toLocaleString('en')} ${unit}`;
}

function setView(a, b, quiet) {
  const middle = (a + b) / 2, half = Math.min(Math.max((b - a) / 2, NARROWEST / 2), WIDEST / 2);
  const low = at(-10000), high = at(12000);
  const at0 = Math.min(Math.max(middle, low + half), high - half);
  chart.view = [at0 - half, at0 + half];
  redraw();
  if (!quiet) saveSoon();
}
const zoom = (factor, around) => {
  const [a, b] = chart.view, c = around ?? (a + b) / 2;
  setView(c - (c - a) * factor, c + (b - c) * factor);
};
const pan = share => { const [a, b] = chart.view; setView(a + (b - a) * share, b + (b - a) * share); };
/** Everything that is shown; at the right there is room for words. */
const fit = () => {
  const [a, b] = extent(chart.places.length ? chart.places : events.map(e => e.i));
  const w = Math.max(chart.canvas.clientWidth - gutter(chart.canvas.clientWidth), 200), words = Math.min(190, w * 0.3);
  setView(a, b + (b - a) * words / (w - words));
};

function redraw() {
  if (chart.wanted) return;
  chart.wanted = true;
  requestAnimationFrame(() => { chart.wanted = false; draw(); });
}

function sized(canvas) {
  const w = canvas.clientWidth, h = canvas.clientHeight, r = window.devicePixelRatio || 1;
  if (canvas.width !== Math.round(w * r) || canvas.height !== Math.round(h * r)) {
    canvas.width = Math.round(w * r);
    canvas.height = Math.round(h * r);
  }
  const g = canvas.getContext('2d');
  g.setTransform(r, 0, 0, r, 0, 0);
  g.clearRect(0, 0, w, h);
  return [g, w, h];
}

/** Where labels of lanes stand: beside them where there is room, else above their rows. */
const gutter = w => (chart.lane === 'none' ? 0 : w >= 700 ? GUTTER : 0);

function draw() {
  const [g, w, h] = sized(chart.canvas);
  if (!w || !chart.view) return;
  const left = gutter(w), [a, b] = chart.view, scale = (w - left) / (b - a);
  const X = t => left + (folded(t) - a) * scale;
  g.font = '12px system-ui, sans-serif';
  g.textBaseline = 'middle';
  drawFolds(g, w, h, left, X);
  drawAxis(g, w, h, left, X);
  chart.hits = [];
  const head = left || chart.lane === 'none' ? 0 : 16;
  const seen = chart.lanes.map(lane => within(lane.list, X, w, left));
  const tall = share(seen.map(s => pack(s, X, scale, w, left, true).rows), h - AXIS - 8, head);
  let y = AXIS + 4;
  chart.lanes.forEach((lane, k) => {
    const bottom = y + tall[k] * ROW + head + 4;
    if (k) { g.fillStyle = chart.colors.line; g.fillRect(0, y - 2, w, 1); }
    drawLaneName(g, lane, y, left, head);
    g.save();
    g.beginPath();
    g.rect(left, y - 2, w - left, bottom - y + 2);
    g.clip();
    drawLane(g, seen[k], y + head, tall[k], X, scale, w, left);
    g.restore();
    y = bottom;
  });
  if (chart.picked >= 0) drawPicked(g, h, X, left);
  drawStrip();
}

/** What touches the view, in order of place. */
function within(list, X, w, left) {
  return list.filter(e => (X(e.x) >= left - 14 && X(e.x) <= w + 14) || (X(e.se ?? e.x) <= w && X(e.el ?? e.x) >= left && !e.floats));
}

/** Rows for lanes: one each, then what they need while there is room. */
function share(needs, height, head) {
  const rows = needs.map(() => 1);
  let left = floor((height - needs.length * (ROW + head + 4)) / ROW);
  for (let more = true; left > 0 && more;) {
    more = false;
    for (let k = 0; k < needs.length && left > 0; k++) {
      if (rows[k] < needs[k]) { rows[k]++; left--; more = true; }
    }
  }
  return rows;
}

const widths = new Map();
function textWidth(g, text) {
  if (!widths.has(text)) widths.set(text, g.measureText(text).width);
  return widths.get(text);
}

/** From where to where an event is drawn: its mark, its bounds, the arrows where they are open. */
function reach(e, X) {
  const x = X(e.x), arrow = 42;
  if (e.floats) return [x - arrow, x + arrow];
  const a = e.se ?? e.sl ?? e.el ?? e.x, b = e.el ?? e.ee ?? e.sl ?? e.se ?? e.x;
  return [Math.min(x - 9, e.se != null ? X(e.se) : X(a) - arrow), Math.max(x + 9, e.el != null ? X(e.el) : X(b) + arrow)];
}

/** Where its words start: behind what is drawn; beside the mark, over the bar, when that is long. */
const wordsFrom = (e, X, to) => (to - X(e.x) <= 130 ? to + 3 : X(e.x) + 11);

/** Puts each event into the first row with room: with its words, or without where there are too many. */
function pack(list, X, scale, w, left, words, limit = 40) {
  const ends = [], row = new Array(list.length);
  const g = chart.canvas.getContext('2d');
  if (list.length > 1500) return { rows: limit, row, ends };
  list.forEach((e, k) => {
    const [low, high] = reach(e, X), from = Math.max(left, low), bar = Math.min(high, w);
    const to = words ? Math.max(bar, wordsFrom(e, X, high) + Math.min(textWidth(g, e.title), 210)) : bar;
    let r = 0;
    while (r < ends.length && ends[r] > from) r++;
    if (r >= limit) { r = ends.indexOf(Math.min(...ends)); }
    ends[r] = to + 6;
    row[k] = r;
  });
  return { rows: Math.max(ends.length, 1), row };
}

function drawLane(g, list, y, rows, X, scale, w, left) {
  let packed = pack(list, X, scale, w, left, true, rows + 1);
  if (packed.rows > rows || list.length > 1500) packed = pack(list, X, scale, w, left, false, rows + 1);
  if (packed.rows > rows) {
    if (list.length > rows * (w - left) / 14) return drawDensity(g, list, y, rows * ROW, X, w, left);
    packed = pack(list, X, scale, w, left, false, rows);
  }
  const place = e => (e.el != null && X(e.el) > left && X(e.x) < left ? left + 8 : X(e.x));
  const last = new Array(rows).fill(null), marks = []; // of marks on top of each other only the first is drawn
  list.forEach((e, k) => {
    const row = packed.row[k], before = last[row], x = place(e);
    if (before && x - before.x < (before.pile.length ? 36 : 8)) { before.pile.push(e); return; }
    marks.push(last[row] = { e, x, row, pile: [], next: w });
    if (before) before.next = Math.min(reach(e, X)[0], x - 9);
  });
  for (const { e, x, row, pile, next } of marks) {
    const cy = y + row * ROW + ROW / 2, held = pile.find(p => p.i === chart.picked || p.i === chart.hover) || e;
    drawSpan(g, e, X, cy, w, left);
    drawMark(g, held, x, cy, held.i === chart.picked || held.i === chart.hover);
    const [low, high] = reach(e, X), over = x === X(e.x);
    let start = over && !pile.length ? wordsFrom(e, X, high) : x + 11;
    if (pile.length) start = drawPile(g, pile.length, x + 10, cy);
    const free = next - start - 5, said = free > 34 && x > left - 9;
    if (said) drawWords(g, held, start, cy, free, high > start);
    chart.hits.push([Math.max(left, Math.min(low, x - 9)), Math.max(pile.length ? x + 9 : high, said ? start + Math.min(free, textWidth(g, held.title)) : 0), cy, held.i, x]);
    for (const p of pile) if (p !== held) chart.hits.push([x, x, -99, p.i, x]);
    if (pile.length) chart.hits.push([x + 9, start - 2, cy, -1, x, ROW]);
  }
}

/** How many more stand behind a mark; where its words may start. */
function drawPile(g, n, x, y) {
  const text = `+${n}`, wide = textWidth(g, text) + 8;
  g.fillStyle = chart.colors.raised;
  g.strokeStyle = chart.colors.dim;
  g.lineWidth = 1;
  g.beginPath();
  g.roundRect(x, y - 8, wide, 16, 8);
  g.fill();
  g.stroke();
  g.fillStyle = chart.colors.ink;
  g.fillText(text, x + 4, y + 0.5);
  return x + wide + 4;
}

/** The words of an event; `over` a bar they stand on paper of their own. */
function drawWords(g, e, x, y, free, over) {
  let text = e.title;
  const cut = Math.min(free - 4, 400);
  if (textWidth(g, text) > cut) {
    text = [...text].slice(0, Math.max(1, floor(text.length * cut / textWidth(g, text)) - 1)).join('').trimEnd() + '…';
  }
  if (over) {
    g.fillStyle = withAlpha(chart.colors.paper, 0.92);
    g.fillRect(x - 3, y - 9, Math.min(textWidth(g, text), cut) + 6, 18);
  }
  g.fillStyle = e.i === chart.picked ? chart.colors.accent : faint(e) ? chart.colors.dim : chart.colors.ink;
  g.fillText(text, x, y + 0.5);
}

const faint = e => e.status === 'negated' || e.status === 'denied' || e.status === 'hypothetical' || e.status === 'conditional';

/** The time it may fill (pale), the time it fills for certain (solid), and where nothing bounds it. */
function drawSpan(g, e, X, y, w, left) {
  const color = chart.colors[e.hue], H = 12;
  if (e.floats) return openEnd(g, X(e.x), y, -1, color), openEnd(g, X(e.x), y, 1, color);
  const [se, sl, ee, el] = [e.se, e.sl, e.ee, e.el].map(t => (t == null ? null : Math.min(Math.max(X(t), left - 3000), w + 3000)));
  const a = se ?? sl ?? el, b = el ?? ee ?? sl ?? se, core = sl != null && ee != null && ee > sl;
  if (a != null && b - a > 5) {
    const fill = g.createLinearGradient(a, 0, b, 0);
    const length = b - a, soft = e.hard ? 0 : Math.min(0.5, Math.max(18 / length, 0.28));
    const [p, q] = core ? [Math.max((sl - a) / length, 0), Math.min((ee - a) / length, 1)] : [soft, 1 - soft];
    const stop = (where, alpha) => fill.addColorStop(Math.min(Math.max(where, 0), 1), withAlpha(color, alpha));
    stop(0, e.hard ? 0.26 : 0.02);
    stop(e.hard ? 0 : p, 0.26);
    stop(e.hard ? 1 : q, 0.26);
    stop(1, e.hard ? 0.26 : 0.02);
    g.fillStyle = fill;
    g.fillRect(a, y - H / 2, length, H);
    if (e.hard) {
      g.fillStyle = color;
      if (se != null) g.fillRect(a, y - H / 2, 1.5, H);
      if (el != null) g.fillRect(b - 1.5, y - H / 2, 1.5, H);
    }
  }
  if (core) {
    g.fillStyle = withAlpha(color, faint(e) || e.status === 'planned' || e.status === 'alleged' ? 0.45 : 0.85);
    g.fillRect(sl, y - 3, ee - sl, 6);
  }
  if (e.se == null) openEnd(g, a ?? X(e.x), y, -1, color);
  if (e.el == null) openEnd(g, b ?? X(e.x), y, 1, color);
}

/** Three dots that fade and an open arrow: nobody says how far. */
function openEnd(g, x, y, way, color) {
  g.strokeStyle = g.fillStyle = color;
  for (let k = 0; k < 4; k++) {
    g.globalAlpha = 0.8 - k * 0.17;
    g.fillRect(x + way * (12 + k * 6) - 1.5, y - 1, 3, 2);
  }
  g.globalAlpha = 0.6;
  g.lineWidth = 1.5;
  g.beginPath();
  g.moveTo(x + way * 35, y - 4);
  g.lineTo(x + way * 39, y);
  g.lineTo(x + way * 35, y + 4);
  g.stroke();
  g.globalAlpha = 1;
}

const alphas = new Map();
function withAlpha(hex, alpha) {
  const key = hex + alpha;
  if (!alphas.has(key)) {
    const n = parseInt(hex.slice(1), 16);
    alphas.set(key, `rgba(${n >> 16},${(n >> 8) & 255},${n & 255},${alpha})`);
  }
  return alphas.get(key);
}

/** The mark of a status: its shape says it as well as its colour. The list draws the same shapes (see page.html). */
function drawMark(g, e, x, y, strong) {
  const color = chart.colors[e.hue], r = 5, p = new Path2D();
  if (strong) {
    g.beginPath();
    g.arc(x, y, 9, 0, 7);
    g.fillStyle = withAlpha(chart.colors.accent, 0.25);
    g.fill();
  }
  const round = () => p.arc(x, y, r, 0, 7);
  const shape = {
    occurred: round, alleged: round, denied: round, hypothetical: round,
    ongoing: () => { p.moveTo(x - 4, y - 6); p.lineTo(x + 6, y); p.lineTo(x - 4, y + 6); p.closePath(); },
    planned: () => { p.moveTo(x, y - 6.5); p.lineTo(x + 6.5, y); p.lineTo(x, y + 6.5); p.lineTo(x - 6.5, y); p.closePath(); },
    conditional: () => p.rect(x - 5, y - 5, 10, 10),
    negated: () => { p.moveTo(x - 5, y - 5); p.lineTo(x + 5, y + 5); p.moveTo(x + 5, y - 5); p.lineTo(x - 5, y + 5); },
  }[e.status];
  shape();
  const full = e.status === 'occurred' || e.status === 'ongoing';
  g.fillStyle = full ? color : chart.colors.paper;
  g.strokeStyle = color;
  g.lineWidth = 2;
  g.setLineDash(e.status === 'hypothetical' || e.status === 'conditional' ? [2.5, 2] : []);
  if (e.status !== 'negated') g.fill(p);
  if (!full) g.stroke(p);
  g.setLineDash([]);
  if (e.status === 'alleged') {
    g.beginPath();
    g.arc(x, y, r, Math.PI / 2, Math.PI * 1.5);
    g.fillStyle = color;
    g.fill();
  }
  if (e.status === 'denied') {
    g.beginPath();
    g.moveTo(x - 4, y + 4);
    g.lineTo(x + 4, y - 4);
    g.stroke();
  }
}

/** Too many for marks: how many there are in every eight pixels. */
function drawDensity(g, list, y, height, X, w, left) {
  const bin = 8, n = Math.ceil((w - left) / bin), count = new Uint32Array(n), color = new Array(n);
  for (const e of list) {
    const k = floor((X(e.x) - left) / bin);
    if (k >= 0 && k < n) { count[k]++; color[k] = e.hue; }
  }
  const most = Math.max(...count, 1);
  for (let k = 0; k < n; k++) {
    if (!count[k]) continue;
    const tall = Math.max(3, (height - 4) * Math.sqrt(count[k] / most));
    g.fillStyle = withAlpha(chart.colors[color[k]], 0.75);
    g.fillRect(left + k * bin, y + height - tall, bin - 1, tall);
  }
  chart.hits.push([left, w, y + height / 2, -1, 0, height]);
}

function drawLaneName(g, lane, y, left, head) {
  if (!left && !head) return;
  g.fillStyle = chart.colors.dim;
  g.font = head ? '600 11px system-ui, sans-serif' : '600 12px system-ui, sans-serif';
  const most = head ? 300 : left - 48;
  let text = lane.name;
  while (text.length > 3 && g.measureText(text).width > most) text = text.slice(0, -2).trimEnd() + '…';
  g.fillText(text, 10, y + (head ? 8 : ROW / 2));
  const at0 = head ? 16 + g.measureText(text).width : left - 10;
  g.font = '11px system-ui, sans-serif';
  g.textAlign = head ? 'left' : 'right';
  g.fillText(lane.list.length.toLocaleString('en'), at0, y + (head ? 8 : ROW / 2));
  g.textAlign = 'left';
  g.font = '12px system-ui, sans-serif';
}

/** The steps an axis may take: [unit, how many], from a thousand years to a minute. */
const STEPS = [
  ...[5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1].map(n => ['y', n, n * 525949]),
  ['m', 6, 262974], ['m', 3, 131487], ['m', 1, 43829], ['d', 14, 20160], ['d', 7, 10080], ['d', 2, 2880], ['d', 1, 1440],
  ...[720, 360, 180, 60, 30, 15, 5, 1].map(n => ['t', n, n]),
];

/** Bands where the axis is cut, and how much is left out. */
function drawFolds(g, w, h, left, X) {
  let said = left;
  for (const [a, b] of chart.folds) {
    const x0 = Math.max(X(a), left), x1 = Math.min(X(b), w);
    if (x1 <= x0) continue;
    g.fillStyle = withAlpha(chart.colors.line, 0.45);
    g.fillRect(x0, AXIS, x1 - x0, h - AXIS);
    g.strokeStyle = chart.colors.dim;
    g.lineWidth = 1;
    for (const x of [x0, x1]) {
      g.beginPath();
      for (let k = 0, y = AXIS - 8; y <= h; y += 6, k++) g.lineTo(x + (k % 2 ? 2 : -2), y);
      g.globalAlpha = 0.35;
      g.stroke();
      g.globalAlpha = 1;
    }
    const text = lengthText(b - a);
    g.font = 'italic 11px system-ui, sans-serif';
    const from = (x0 + x1 - g.measureText(text).width) / 2;
    if (from < said) continue;
    g.fillStyle = chart.colors.dim;
    g.fillText(text, from, 9);
    said = from + g.measureText(text).width + 6;
  }
}

/** The stretches of the view that are not folded. */
function stretches() {
  const [a, b] = chart.view.map(unfolded), all = [];
  let from = a;
  for (const [x, y] of chart.folds) {
    if (y <= a || x >= b) continue;
    if (x > from) all.push([from, x]);
    from = Math.max(from, y);
  }
  return from < b ? [...all, [from, b]] : all;
}

function* ticks(a, b, [unit, n]) {
  const c = civil(a);
  if (unit === 'y') for (let y = floor(c.y / n) * n, t; (t = at(y)) <= b; y += n) yield t;
  else if (unit === 'm') for (let m = floor((c.m - 1) / n) * n + 1, t; (t = at(c.y, m)) <= b; m += n) yield t;
  else if (unit === 'd') {
    const step = n * DAY, from = floor((a + 3 * DAY) / step) * step - 3 * DAY;
    for (let t = from; t <= b; t += step) yield t;
  } else for (let t = floor(a / n) * n; t <= b; t += n) yield t;
}

function tickText(t, [unit], whole) {
  const c = civil(t);
  if (unit === 'y') return yearText(c.y);
  if (whole) return unit === 'm' ? `${MONTHS[c.m - 1]} ${yearText(c.y)}` : momentText(t, 0);
  if (unit === 'm') return c.m === 1 ? yearText(c.y) : MONTHS[c.m - 1];
  if (unit === 'd' || c.t === 0) return `${c.d} ${MONTHS[c.m - 1]}`;
  return clock(c.t);
}

/** Ticks with their dates; above them the year or day that the whole view lies in, where the ticks do not say it. */
function drawAxis(g, w, h, left, X) {
  const [u0, u1] = chart.view, [a, b] = chart.view.map(unfolded), scale = (w - left) / (u1 - u0), parts = stretches();
  let fine = STEPS[0];
  for (const s of STEPS) if (s[2] * scale >= 64) fine = s;
  g.textAlign = 'center';
  let last = left ? left - 40 : -6;
  for (const [from, to] of parts) {
    let whole = parts.length > 1 && fine[0] !== 'y'; // behind a fold the first date tells its year as well
    for (const t of ticks(from, to, fine)) {
      const x = X(t), c = civil(t);
      if (t < from || x < left) continue;
      const strong = whole || (fine[0] === 'm' ? c.m === 1 : fine[0] === 't' ? c.t === 0 : fine[0] === 'd' && c.d <= fine[1] && c.m === 1);
      g.fillStyle = chart.colors.line;
      g.fillRect(x, AXIS - 6, 1, h - AXIS + 6);
      g.font = `${strong ? '600 ' : ''}12px system-ui, sans-serif`;
      const text = tickText(t, fine, whole), half = g.measureText(text).width / 2;
      if (x + half > w || x - half < last + 8 || (to < b && x + half > X(to) + 8)) continue;
      g.fillStyle = strong ? chart.colors.ink : chart.colors.dim;
      g.fillText(text, x, AXIS - 15);
      last = x + half;
      whole = false;
    }
    g.font = '600 12px system-ui, sans-serif';
    const mid = (Math.max(from, a) + Math.min(to, b)) / 2, c = civil(mid), text = fine[0] === 'y' || to - from > 90 * DAY ? yearText(c.y) : `${MONTHS[c.m - 1]} ${yearText(c.y)}`;
    const half = g.measureText(text).width / 2;
    if (parts.length > 1 && last < X(from) && X(mid) - half > last + 8) { // no tick in it has room: the stretch says itself when it is
      g.fillStyle = chart.colors.ink;
      g.fillText(text, X(mid), AXIS - 15);
      last = X(mid) + half;
    }
  }
  g.textAlign = 'left';
  g.font = '600 12px system-ui, sans-serif';
  g.fillStyle = chart.colors.ink;
  const c = civil((a + b) / 2), e0 = civil(a), e1 = civil(b);
  const about = fine[0] === 'y' || parts.length > 1 ? '' : fine[0] === 't' && e0.y === e1.y && e0.m === e1.m && e0.d === e1.d ? momentText((a + b) / 2 - c.t, 0)
    : e0.y === e1.y ? (e0.m === e1.m && fine[0] !== 'm' ? `${MONTHS_LONG[c.m - 1]} ${yearText(c.y)}` : yearText(c.y)) : `${yearText(e0.y)} – ${yearText(e1.y)}`;
  g.fillText(about, Math.max(left, 10), 11);
  g.font = '12px system-ui, sans-serif';
  g.fillStyle = chart.colors.line;
  g.fillRect(0, AXIS - 1, w, 1);
  if (chart.day) {
    g.fillStyle = withAlpha(chart.colors.accent, 0.16);
    const x = Math.max(X(chart.day[0]), left);
    g.fillRect(x, AXIS, Math.max(2, X(chart.day[1]) - x), h - AXIS);
  }
}

/** The picked event's line down to the axis, and arcs to what it is related to. */
function drawPicked(g, h, X, left) {
  const place = new Map(chart.hits.filter(t => t[3] >= 0).map(t => [t[3], t]));
  const me = place.get(chart.picked);
  if (!me) return;
  g.strokeStyle = chart.colors.accent;
  g.globalAlpha = 0.5;
  g.lineWidth = 1;
  g.setLineDash([3, 3]);
  g.beginPath();
  g.moveTo(me[4], AXIS);
  g.lineTo(me[4], me[2] - 8);
  g.stroke();
  g.setLineDash([]);
  for (const r of relations) {
    const other = r[0] === chart.picked ? place.get(r[1]) : r[1] === chart.picked ? place.get(r[0]) : null;
    if (!other) continue;
    g.beginPath();
    g.moveTo(me[4], me[2]);
    g.quadraticCurveTo((me[4] + other[4]) / 2, Math.min(me[2], other[2]) - 24, other[4], other[2]);
    g.stroke();
  }
  g.globalAlpha = 1;
}

/** The strip below: everything that is shown, and the part that the chart shows. */
let bins = null;
function drawStrip() {
  const [g, w, h] = sized(chart.strip);
  if (!w) return;
  const [a, b] = chart.all = extent(chart.places), X = u => (u - a) / (b - a) * w;
  if (!bins || bins.for !== chart.places || bins.w !== w || bins.even !== chart.even) {
    const count = new Uint32Array(Math.ceil(w / 3));
    for (const i of chart.places) count[Math.min(count.length - 1, Math.max(0, floor(X(folded(events[i].x)) / 3)))]++;
    bins = { for: chart.places, even: chart.even, w, count, most: Math.max(...count, 1) };
  }
  g.fillStyle = chart.colors.dim;
  bins.count.forEach((n, k) => { if (n) { const t = Math.max(3, (h - 8) * Math.sqrt(n / bins.most)); g.fillRect(k * 3, h - 2 - t, 2, t); } });
  const x0 = Math.max(1, X(chart.view[0])), x1 = Math.min(w - 1, Math.max(X(chart.view[1]), x0 + 4));
  g.fillStyle = withAlpha(chart.colors.accent, 0.14);
  g.fillRect(x0, 0, x1 - x0, h);
  g.strokeStyle = chart.colors.accent;
  g.lineWidth = 1.5;
  g.strokeRect(x0, 1, x1 - x0, h - 2);
}

/** The event under a point; -1 none. */
function under(x, y) {
  let best = -1, near = 14;
  for (const [x0, x1, cy, i, mark] of chart.hits) {
    if (i < 0 || Math.abs(y - cy) > ROW / 2) continue;
    const far = x >= x0 && x <= x1 ? Math.min(Math.abs(x - mark) / 1e4, 1) : Math.min(Math.abs(x - x0), Math.abs(x - x1)) + 2;
    if (far < near) { near = far; best = i; }
  }
  return best;
}
const crowded = (x, y) => chart.hits.some(t => t[3] < 0 && Math.abs(y - t[2]) <= t[5] / 2 && x >= t[0] && x <= t[1]);

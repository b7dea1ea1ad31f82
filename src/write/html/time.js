// Time: minutes since 1970 in the proleptic Gregorian calendar, and what people read of them.
// In: -15072480 (null where nothing is known). Out: "28 May 2007", "between 1979 and 1980", "c. 1980".

const DAY = 1440;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const MONTHS_LONG = 'January February March April May June July August September October November December'.split(' ');
const SEASONS = ['spring', 'summer', 'autumn', 'winter'];
const floor = Math.floor;

/** The first minute of a day. */
function at(y, m = 1, d = 1) {
  if (m > 12 || m < 1) { y += floor((m - 1) / 12); m = ((m - 1) % 12 + 12) % 12 + 1; }
  if (m <= 2) y -= 1;
  const era = floor(y / 400), yoe = y - era * 400;
  const doy = floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1;
  return (era * 146097 + yoe * 365 + floor(yoe / 4) - floor(yoe / 100) + doy - 719468) * DAY;
}

/** Year, month, day and minute of the day. */
function civil(min) {
  const z = floor(min / DAY) + 719468, era = floor(z / 146097), doe = z - era * 146097;
  const yoe = floor((doe - floor(doe / 1460) + floor(doe / 36524) - floor(doe / 146096)) / 365);
  const doy = doe - (365 * yoe + floor(yoe / 4) - floor(yoe / 100)), mp = floor((5 * doy + 2) / 153);
  const m = mp < 10 ? mp + 3 : mp - 9;
  return { y: yoe + era * 400 + (m <= 2 ? 1 : 0), m, d: doy - floor((153 * mp + 2) / 5) + 1, t: min - floor(min / DAY) * DAY };
}

const pad = n => String(n).padStart(2, '0');
const yearText = y => (y > 0 ? String(y) : `${1 - y} BCE`);
const clock = t => `${pad(floor(t / 60))}:${pad(t % 60)}`;

/** One moment: the day, and the time where it says more than the day. `plain` is the minute that says nothing more. */
function momentText(min, plain) {
  const c = civil(min);
  return `${c.d} ${MONTHS[c.m - 1]} ${yearText(c.y)}${c.t === plain ? '' : `, ${clock(c.t)}`}`;
}

/** "from 28 May 2007"; the last minute of a day is told as "after" it. */
const sinceText = day => (day.endsWith(', 23:59') ? `after ${day.slice(0, -7)}` : `from ${day}`);

/** The first of two dates without the month and year that the second tells as well: "28" of "28 and 29 May 2007". */
function short(a, b) {
  const [x, y] = [a.split(' '), b.split(' ')];
  while (x.length > 1 && x.length === y.length && x[x.length - 1] === y[y.length - 1]) { x.pop(); y.pop(); }
  return x.join(' ');
}

/** A window of doubt in words. */
function windowText(a, b) {
  if (a == null && b == null) return 'not known';
  if (a == null) return `by ${momentText(b, DAY - 1)}`;
  if (b == null) return sinceText(momentText(a, 0));
  const [from, to] = [momentText(a, 0), momentText(b, DAY - 1)];
  return wholeText(a, b) || (a === b ? momentText(a, -1) : `between ${short(from, to)} and ${to}`);
}

/** "2007", "May 2007", "28 May 2007", when the window is exactly that. */
function wholeText(a, b) {
  const c = civil(a), e = civil(b);
  if (c.t !== 0 || e.t !== DAY - 1) {
    return floor(a / DAY) === floor(b / DAY) ? `${momentText(floor(a / DAY) * DAY, 0)}, ${clock(c.t)}–${clock(e.t)}` : null;
  }
  if (floor(a / DAY) === floor(b / DAY)) return momentText(a, 0);
  if (c.d === 1 && b + 1 === at(c.y, c.m + 1)) return `${MONTHS_LONG[c.m - 1]} ${yearText(c.y)}`;
  if (c.d === 1 && c.m === 1 && b + 1 === at(c.y + 1)) return yearText(c.y);
  return null;
}

/** An EDTF date as people say it; what it does not know it gives back as it stands. */
function edtfText(text) {
  const one = /^\[([^,]*)\.\.([^,]*)\]$/.exec(text); // one of all these days, which is not known
  if (one) {
    const [a, b] = [one[1] && edtfText(one[1]), one[2] && edtfText(one[2])];
    return a && b ? `between ${short(a, b)} and ${b}` : a ? sinceText(a) : `by ${b}`;
  }
  if (text.includes('/')) {
    const [a, b] = text.split('/');
    if (a === '..' || a === '') return `until ${edtfText(b)}`;
    if (b === '..' || b === '') return sinceText(edtfText(a));
    return `${short(edtfText(a), edtfText(b))} – ${edtfText(b)}`;
  }
  const found = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d:\d\d)(?::\d\d)?)?([~?%])?$/.exec(text);
  if (!found) {
    const decade = /^(-?\d{3})X([~?%])?$/.exec(text);
    if (decade) return `${decade[2] ? 'c. ' : ''}${decade[1]}0s`;
    const century = /^(\d\d)XX([~?%])?$/.exec(text);
    if (century) return `${century[2] ? 'c. ' : ''}${+century[1]}00s`;
    return text;
  }
  const [, y, m, d, t, doubt] = found;
  const before = doubt === '~' || doubt === '%' ? 'c. ' : '', after = doubt === '?' || doubt === '%' ? '?' : '';
  let said = yearText(+y);
  if (m > 12) said = `${SEASONS[m - 21] || m} ${said}`;
  else if (m) said = d ? `${+d} ${MONTHS[m - 1]} ${said}` : `${MONTHS_LONG[m - 1]} ${said}`;
  return `${before}${said}${t ? `, ${t}` : ''}${after}`;
}

/** What a user writes as a date: [first minute, last minute], or null. 2007, 2007-05, 2007-05-28, a/b, 28 May 2007. */
function readDate(text) {
  text = text.trim().replace(/[~?%]$/, '');
  const two = text.split('/');
  if (two.length === 2) {
    const a = readDate(two[0]), b = readDate(two[1]);
    return a && b && a[0] <= b[1] ? [a[0], b[1]] : null;
  }
  let y, m, d, found = /^(-?\d{3,6})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ](\d\d):(\d\d))?)?)?$/.exec(text);
  if (found) {
    [y, m, d] = [+found[1], found[2] && +found[2], found[3] && +found[3]];
    if (/^\d{3}X$/.test(text)) return null;
  } else if ((found = /^(?:(\d{1,2})\.? )?(\p{L}{3,9})\.? (-?\d{3,6})$/u.exec(text))) {
    const month = MONTHS.findIndex(n => found[2].toLowerCase().startsWith(n.toLowerCase()));
    if (month < 0) return null;
    [y, m, d] = [+found[3], month + 1, found[1] && +found[1]];
    found = [];
  } else if ((found = /^(\d{3})(?:X|0s)$/.exec(text))) {
    return [at(+found[1] * 10), at(+found[1] * 10 + 10) - 1];
  } else {
    return null;
  }
  if (m != null && (m < 1 || m > 12)) return null;
  if (d != null && (d < 1 || at(y, m, d) >= at(y, m + 1))) return null;
  if (found[4]) { const t = at(y, m, d) + 60 * found[4] + +found[5]; return [t, t]; }
  return d != null ? [at(y, m, d), at(y, m, d) + DAY - 1] : m != null ? [at(y, m), at(y, m + 1) - 1] : [at(y), at(y + 1) - 1];
}

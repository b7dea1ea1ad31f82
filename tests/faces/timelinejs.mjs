// TimelineJS's own bundle, in the browser: node timelinejs.mjs FOLDER (with t.timelinejs.json and t.json).
import { chromium } from 'playwright-core';
import fs from 'node:fs';
const d = process.argv[2], dist = new URL('./node_modules/@knight-lab/timelinejs/dist/', import.meta.url).pathname;
const t = JSON.parse(fs.readFileSync(`${d}/t.json`));
const same = (what, a, b) => { if (JSON.stringify(a) !== JSON.stringify(b)) { console.error(`${what}: ${JSON.stringify(a).slice(0, 300)} is not ${JSON.stringify(b).slice(0, 300)}`); process.exit(1); } console.log(`ok ${what}: ${JSON.stringify(a).slice(0, 60)}`); };
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await (await browser.newContext({ viewport: { width: 1200, height: 800 } })).newPage();
await page.route(/^https?:/, route => route.abort()); // fonts and the like; nothing of the timeline
await page.setContent('<div id="it" style="height:700px"></div>');
await page.addStyleTag({ path: `${dist}css/timeline.css` });
await page.addScriptTag({ path: `${dist}js/timeline.js` });
const seen = await page.evaluate(async json => {
  const timeline = new TL.Timeline('it', json, { is_embed: true, default_bg_color: 'white' });
  for (let k = 0; k < 100 && !(timeline.ready || timeline._loaded?.storyslider); k++) await new Promise(r => setTimeout(r, 100));
  const day = x => x && [x.data.date_obj.getFullYear(), x.data.date_obj.getMonth() + 1, x.data.date_obj.getDate()];
  return {
    errors: timeline.config.getErrors ? timeline.config.getErrors() : [],
    events: timeline.config.events.map(e => [e.unique_id, day(e.start_date), day(e.end_date), e.start_date.getDisplayDate ? e.start_date.getDisplayDate(timeline.getLanguage ? timeline.getLanguage() : undefined) : '']),
    title: timeline.config.title?.text?.headline,
    markers: document.querySelectorAll('.tl-timemarker').length,
    slides: document.querySelectorAll('.tl-slide').length,
  };
}, JSON.parse(fs.readFileSync(`${d}/t.timelinejs.json`)));
await page.screenshot({ path: `${d}/timelinejs.png` });
await browser.close();
const parts = text => text.slice(0, 10).split('-').map(Number);
const dated = t.events.filter(e => e.start[0]);
const byId = rows => Object.fromEntries(rows.sort((a, b) => (a[0] < b[0] ? -1 : 1)));
same('timelinejs errors', seen.errors, []);
same('timelinejs title', seen.title, t.title);
same('timelinejs events', seen.events.length, dated.length);
same('timelinejs first days', byId(seen.events.map(e => [e[0], e[1]])), byId(dated.map(e => [e.id, parts(e.start[0])])));
const ends = dated.filter(e => e.end[1] && e.end[1].slice(0, 10) !== e.start[0].slice(0, 10));
same('timelinejs last days', byId(seen.events.filter(e => e[2]).map(e => [e[0], e[2]])), byId(ends.map(e => [e.id, parts(e.end[1])])));
same('timelinejs draws a marker an event', seen.markers, dated.length);
same('timelinejs draws a slide an event and a title', seen.slides, dated.length + 1);

// Drives the page in a real browser: node browser.mjs FOLDER (with big100.html, big200.html, big10000.html).
import { chromium } from 'playwright-core';
import fs from 'node:fs';
import { spawnSync } from 'node:child_process';
const folder = process.argv[2];
let failed = 0;
const ok = (what, good, seen) => { console.log(`${good ? 'ok' : 'FAILED'} ${what}${seen === undefined ? '' : `: ${seen}`}`); if (!good) failed++; };
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'] });
const open = async (file, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  page.asked = -1;
  page.on('request', () => page.asked++);
  page.on('pageerror', e => ok('no error in the page', false, e.message));
  page.on('console', m => { if (m.type() === 'error') ok('no message in the console', false, m.text()); });
  await page.goto(`file://${folder}/${file}`);
  await page.waitForTimeout(300);
  return page;
};
ok('100 events are under 200 KB', fs.statSync(`${folder}/big100.html`).size < 200e3, fs.statSync(`${folder}/big100.html`).size);
{
  const page = await open('big10000.html');
  const ready = await page.evaluate(() => performance.getEntriesByName('ready')[0].startTime);
  ok('10,000 events: ready within 1.5 s', ready < 1500, `${Math.round(ready)} ms`);
  await page.evaluate(() => { window.long = []; new PerformanceObserver(l => l.getEntries().forEach(e => long.push(Math.round(e.duration)))).observe({ type: 'longtask' }); });
  const box = await page.locator('#chart canvas').boundingBox();
  await page.mouse.move(box.x + 500, box.y + 150);
  for (let i = 0; i < 25; i++) { await page.mouse.wheel(0, -240); await page.waitForTimeout(30); }
  for (let i = 0; i < 25; i++) { await page.mouse.wheel(0, 240); await page.waitForTimeout(30); }
  const rows = await page.locator('#list').boundingBox();
  await page.mouse.move(rows.x + 200, rows.y + 100);
  for (let i = 0; i < 40; i++) { await page.mouse.wheel(0, 2500); await page.waitForTimeout(20); }
  const long = await page.evaluate(() => long);
  ok('no task over 100 ms while zooming and scrolling', long.every(d => d <= 100), `[${long}]`);
  ok('fewer than 1,500 nodes', await page.evaluate(() => document.querySelectorAll('*').length) < 1500, await page.evaluate(() => document.querySelectorAll('*').length));
  ok('no requests', page.asked === 0, page.asked);
}
{
  const page = await open('big200.html'), count = () => page.locator('#count').textContent();
  await page.fill('#q', 'elysee');
  await page.waitForTimeout(300);
  ok('search folds diacritics', /^\d+ of 200/.test(await count()), await count());
  await page.click('#clear');
  await page.locator('#f-status label', { hasText: 'planned' }).click();
  const planned = Number(await page.locator('#f-status label', { hasText: 'planned' }).locator('.n').textContent());
  ok('a filter gives what its count said', (await count()).startsWith(`${planned} of`), await count());
  ok('the address holds it', (await page.evaluate(() => new Promise(r => setTimeout(() => r(location.hash), 400)))).includes('status=planned'));
  await page.click('#clear');
  await page.fill('#date', '1950');
  await page.waitForTimeout(400);
  ok('a date splits certain from possible', /certain.*possible/.test(await count()), await count());
  ok('parts have headings', await page.locator('.part').count() > 0);
  const hash = await page.evaluate(() => location.hash);
  await page.reload();
  await page.waitForTimeout(300);
  ok('the address brings it back', await page.evaluate(() => location.hash) === hash && /certain/.test(await count()), hash);
  const differ = [];
  for (const op of ['before', 'after', 'on', 'between']) {
    for (const date of ['1914', '1931-05', '1950', '1957-11-03', '1960~', '1988-02', '2009-12-31', '2012']) {
      const asked = op === 'between' ? [date, '1999'] : [date];
      if (asked[1] < asked[0]) continue;
      const told = spawnSync(process.env.ANNALS, ['query', `${folder}/big200.json`, `--${op}`, ...asked, '--format', 'json', '-q']);
      const answer = JSON.parse(told.stdout || '{}').answer || {};
      const expected = ['certain', 'begun', 'possible'].map(part => (answer[part] || []).length).join();
      await page.selectOption('#op', op);
      await page.fill('#date', asked.join('/'));
      await page.waitForTimeout(450);
      const text = await count(), number = part => Number((text.match(new RegExp(`(\\d+) ${part}`)) || [0, 0])[1]);
      const seen = ['certain', 'begun', 'possible'].map(number).join();
      if (seen !== expected) differ.push(`${op} ${asked}: ${seen}, not ${expected}`);
    }
  }
  ok('the date box answers as `annals query` does', differ.length === 0, differ.join('; '));
  await page.click('#clear');
  await page.locator('#rows').focus();
  for (const k of ['ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(k);
  ok('keys alone open the evidence', await page.locator('#panel blockquote').count() > 0);
  ok('the list tells which', Boolean(await page.locator('#rows').getAttribute('aria-activedescendant')));
  await page.keyboard.press('Escape');
  ok('Esc closes it', await page.locator('#panel').isHidden());
  await page.keyboard.press('/');
  ok('/ goes to the search', await page.evaluate(() => document.activeElement.id) === 'q');
  await page.keyboard.press('Escape');
  const policy = await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content');
  ok('the policy lets nothing in but the page', /^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'$/.test(policy), policy);
  const order = await page.evaluate(() => [...document.querySelectorAll('#rows .row')].map(r => +r.id.slice(1)));
  ok('order for screen readers is timeline order', order.every((n, i) => !i || n > order[i - 1]));
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const paper = await page.evaluate(() => [...document.querySelectorAll('#paper ol')].map(l => l.children.length));
  ok('on paper: every event, and a footnote a quote', paper[0] === 200 && paper[1] === 223, paper);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  const pdf = await page.pdf({ path: `${folder}/print.pdf` });
  ok('it prints', pdf.length > 20000, `${pdf.length} bytes`);
  const axe = fs.readFileSync(new URL(import.meta.resolve('axe-core')), 'utf8');
  for (const colorScheme of ['light', 'dark']) {
    const page = await open('big200.html', { colorScheme, bypassCSP: true });
    await page.locator('#rows .row').nth(2).click();
    await page.waitForTimeout(200);
    await page.evaluate(axe);
    const found = (await page.evaluate(() => axe.run())).violations.filter(v => ['serious', 'critical'].includes(v.impact));
    ok(`axe finds nothing serious, ${colorScheme}`, found.length === 0, found.map(v => `${v.id} ${v.nodes.map(n => n.target + ' ' + n.failureSummary).join(' | ')}`).join('; ').slice(0, 900));
  }
  const talks = await open('talks.html');
  ok('long gaps are cut', await talks.locator('#gaps').getAttribute('aria-pressed') === 'true');
  await talks.keyboard.press('g');
  ok('and shown in proportion when asked', (await talks.evaluate(() => new Promise(r => setTimeout(() => r(location.hash), 400)))).includes('gaps=even'));
  await talks.keyboard.press('g');
  const inside = [0, 0, 0], total = parseInt(await talks.locator('#count').textContent());
  for (let k = 0; k < 200 && inside[0] < total; k++) {
    await talks.keyboard.press('j');
    inside[0]++;
    inside[1] += await talks.locator('#panel blockquote:has(.quote):has(.around:not(:empty))').count() > 0;
    inside[2] += await talks.locator('#panel .chain li').count() > 0;
  }
  ok('quotes stand in their article; chains say why', inside[1] > inside[0] * 0.8 && inside[2] > 0, `${inside[1]} and ${inside[2]} of ${inside[0]}`);
  const plain = await open('big200.html', { javaScriptEnabled: false });
  ok('without script an ordered list', await plain.locator('ol li:visible').count() === 200, await plain.locator('ol li:visible').count());
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1440, 900, 390]) {
      const page = await open('big200.html', { viewport: { width, height: 900 }, colorScheme });
      ok(`nothing runs over at ${width}, ${colorScheme}`, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      await page.screenshot({ path: `${folder}/page-${width}-${colorScheme}.png` });
    }
  }
}
await browser.close();
process.exit(failed ? 1 : 0);

// Looks at the page as it stands for what shuts people out, and names each place: a control without a name, a control too
// small for a finger, text too faint to read, a page wider than the screen, headings out of order, an id given twice.
() => {
  const found = [];
  const place = (element) => `${element.tagName.toLowerCase()}${element.id ? '#' + element.id : ''}${element.className && element.className.baseVal === undefined ? '.' + element.className.trim().replace(/\s+/g, '.') : ''} "${(element.textContent || '').trim().slice(0, 30)}"`;
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && element.getBoundingClientRect().width > 1 && !element.closest('.sr-only, .skip');

  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) {
    const wide = [...document.querySelectorAll('main *')].find((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1);
    found.push('the page is wider than the screen: ' + (wide ? place(wide) : ''));
  }
  if (document.documentElement.lang !== 'en') found.push('the page does not say its language');
  if (document.querySelectorAll('h1').length !== 1) found.push('not exactly one first heading');
  const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((h) => h.checkVisibility()).map((h) => Number(h.tagName[1]));
  levels.forEach((level, i) => { if (i > 0 && level > levels[i - 1] + 1) found.push(`heading ${i} jumps from ${levels[i - 1]} to ${level}`); });
  const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
  ids.filter((id, i) => ids.indexOf(id) !== i).forEach((id) => found.push(`id ${id} is given twice`));
  document.querySelectorAll('[tabindex]').forEach((e) => { if (e.tabIndex > 0) found.push('out of the order of reading: ' + place(e)); });

  const named = (e) => e.getAttribute('aria-label')
    || [...(e.labels || [])].map((l) => l.textContent).join('')
    || (e.getAttribute('aria-labelledby') || '').split(' ').map((id) => document.getElementById(id)?.textContent || '').join('')
    || e.textContent;
  for (const e of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')) {
    if (!shown(e)) continue;
    if (!named(e).trim()) found.push('has no name: ' + place(e));
    const box = (e.matches('[type=radio], [type=checkbox]') ? e.closest('.choice, .choice-card') || e : e).getBoundingClientRect();
    // Links in running text may be as high as their line (WCAG 2.2, 2.5.8); everything else is for a finger.
    const least = e.matches('a:not(.button, .brand, nav a)') ? 0 : matchMedia('(pointer: coarse)').matches ? 44 : 36;
    if (box.height < least - 0.5 && !e.matches('.nav a')) found.push(`is ${Math.round(box.height)} pixels high: ${place(e)}`);
  }

  const channel = (v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const colour = (text) => { const n = text.match(/[\d.]+/g).map(Number); return n.length === 3 ? [...n, 1] : n; };
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const c = colour(getComputedStyle(e).backgroundColor);
      if (c[3] === 1) return c;
    }
    return [255, 255, 255, 1];
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set();
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (seen.has(e) || !walker.currentNode.data.trim() || !shown(e) || e.closest('svg, script, option, :disabled')) continue;
    seen.add(e);
    const style = getComputedStyle(e);
    const [a, b] = [light(colour(style.color)), light(behind(e))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
    if (contrast < (large ? 3 : 4.5)) found.push(`contrast is ${contrast.toFixed(2)}: ${place(e)}`);
  }
  return found;
}

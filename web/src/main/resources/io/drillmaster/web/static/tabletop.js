// Pages of a tabletop: parts that follow what happens, forms that leave the page where it is, clocks, single keys, and
// observations that wait on this device for a connection. Without it every form still works, by loading the page anew.
(() => {
  'use strict';
  const main = document.querySelector('main[data-tabletop]');
  if (!main) return;

  // Clocks run on differences of this browser's own clock, so that a wrong one shows the same.
  let since = performance.now();
  const two = (n) => String(n).padStart(2, '0');
  const clock = (millis) => {
    const s = Math.max(0, Math.floor(millis / 1000));
    return s < 3600 ? `${Math.floor(s / 60)}:${two(s % 60)}` : `${Math.floor(s / 3600)}:${two(Math.floor((s % 3600) / 60))}:${two(s % 60)}`;
  };
  const tick = () => {
    const passed = performance.now() - since;
    for (const there of document.querySelectorAll('[data-writing]')) there.hidden = passed > Number(there.dataset.writing);
    for (const there of document.querySelectorAll('[data-elapsed], [data-left]')) {
      const runs = there.dataset.running === 'true';
      const up = 'elapsed' in there.dataset;
      const start = Number(up ? there.dataset.elapsed : there.dataset.left);
      const now = runs ? (up ? start + passed : Math.ceil((start - passed) / 1000) * 1000) : start;
      const text = clock(now);
      if (there.textContent !== text) there.textContent = text;
      if (!up) there.parentElement.classList.toggle('is-over', now <= 0);
    }
  };

  const key = () => [...crypto.getRandomValues(new Uint8Array(9))].map((b) => b.toString(36)).join('').slice(0, 14);
  const freshKey = (form) => {
    const field = form.elements.namedItem('request');
    if (field) field.value = key() + field.value.slice(field.value.indexOf(' '));
  };

  // A part is put in place of the old one only where it differs, and what somebody is writing goes over to it.
  const same = (one, other) => {
    const bare = (part) => part.outerHTML.replace(/name="request" value="[^"]*"/g, '');
    return bare(one) === bare(other);
  };
  const served = new Map();
  const inputs = (root) => root.querySelectorAll('input:not([type=hidden]), textarea, select');
  const wasChanged = (input) => input.matches('[type=checkbox], [type=radio]')
    ? input.checked !== input.defaultChecked
    : input.matches('select')
      ? [...input.options].some((option) => option.selected !== option.defaultSelected) && !(input.selectedIndex === 0 && ![...input.options].some((o) => o.defaultSelected))
      : input.value !== input.defaultValue;
  const keep = (input) => {
    if (!input.matches('textarea, input:not([type=checkbox], [type=radio])') || !input.value.trim()) return;
    const kept = document.getElementById('tt-kept');
    if (!kept) return;
    const line = document.createElement('li');
    const label = document.createElement('strong');
    label.textContent = `${input.labels?.[0]?.textContent.trim() || input.name}: `;
    line.append(label, input.value);
    kept.querySelector('ul').append(line);
    kept.hidden = false;
  };
  const swap = (fresh) => {
    const old = document.getElementById(fresh.id);
    if (!old) return;
    const before = served.get(fresh.id) || old;
    served.set(fresh.id, fresh.cloneNode(true));
    if (same(before, fresh)) return;
    const written = [...inputs(old)].filter(wasChanged);
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    const cursor = focused && 'selectionStart' in focused ? [focused.selectionStart, focused.selectionEnd] : null;
    const open = [...old.querySelectorAll('details[open][id]')].map((there) => there.id);
    const gone = [];
    const put = document.importNode(fresh, true);
    old.replaceWith(put);
    for (const id of open) document.getElementById(id)?.setAttribute('open', '');
    for (const input of written) {
      const there = input.id && put.querySelector('#' + CSS.escape(input.id));
      if (!there) gone.push(input);
      else if (there.matches('[type=checkbox], [type=radio]')) there.checked = input.checked;
      else there.value = input.value;
    }
    gone.forEach(keep);
    if (focused) {
      const there = (focused.id && put.querySelector('#' + CSS.escape(focused.id))) || put.querySelector('summary, button') || put;
      if (there === put) put.tabIndex = -1;
      there.focus({ preventScroll: true });
      if (cursor && cursor[0] !== null && 'setSelectionRange' in there && there.matches('textarea, [type=text]')) there.setSelectionRange(...cursor);
    }
  };
  const news = () => document.getElementById('tt-top')?.dataset.news || '';
  let said = news();
  const adopt = (html) => {
    const page = new DOMParser().parseFromString(html, 'text/html');
    for (const part of page.querySelectorAll('[data-part]')) swap(part);
    since = performance.now();
    tick();
    state();
    if (news() !== said) {
      said = news();
      const place = document.getElementById('tt-said');
      if (place) place.textContent = said;
    }
    return page;
  };

  const trouble = (text) => {
    const place = document.getElementById('tt-problem');
    place.textContent = text;
    place.hidden = !text;
    if (text) place.focus();
  };
  let undoEnds = 0;
  const flash = (page) => {
    const place = document.querySelector('.flash-place');
    const fresh = page.querySelector('.flash-place .flash');
    if (!place || !fresh) return null;
    place.replaceChildren(document.importNode(fresh, true));
    watchUndo();
    return fresh;
  };
  const watchUndo = () => {
    const undo = document.querySelector('.flash-place form');
    if (!undo) return;
    undo.dataset.act = '';
    undo.dataset.key = 'u';
    const button = undo.querySelector('button');
    if (!button.querySelector('kbd')) {
      const hint = document.createElement('kbd');
      hint.textContent = 'U';
      hint.setAttribute('aria-hidden', 'true');
      button.append(hint);
    }
    undoEnds = performance.now() + 10000;
    setTimeout(() => { if (performance.now() >= undoEnds && undo.isConnected) undo.remove(); }, 10000);
  };

  // One question at a time, and never an answer older than the one shown.
  // While a form is on its way nothing is swapped: what it says would be carried over, and stay.
  let asking = false;
  let again = false;
  let sending = 0;
  const refresh = async () => {
    if (asking || sending > 0) { again = true; return; }
    asking = true;
    try {
      const answer = await fetch(main.dataset.tabletop, { headers: { Accept: 'text/html', 'HX-Request': 'true' } });
      const html = await answer.text();
      if (sending > 0) again = true;
      else if (answer.ok) adopt(html);
    } catch {
      lost = true;
      state();
    }
    asking = false;
    onceMore();
  };
  const onceMore = () => {
    if (!again || asking || sending > 0) return;
    again = false;
    refresh();
  };

  const fieldsOf = (form, submitter) => {
    const fields = new URLSearchParams(new FormData(form));
    if (submitter?.name) fields.append(submitter.name, submitter.value);
    return fields;
  };
  const send = (action, fields) => fetch(action, { method: 'POST', body: fields, headers: { Accept: 'application/problem+json' } });
  const submit = async (form, submitter) => {
    if (form.dataset.sending) return;
    form.dataset.sending = 'yes';
    sending += 1;
    form.querySelectorAll('button').forEach((button) => button.setAttribute('aria-busy', 'true'));
    const fields = fieldsOf(form, submitter);
    const typed = new Map([...inputs(form)].map((input) => [input.id, input.value]));
    try {
      const answer = await send(form.action, fields);
      if (!answer.ok) {
        const problem = await answer.json().catch(() => ({}));
        trouble(problem.detail || 'That could not be taken. Try it once more.');
      } else {
        trouble('');
        const html = await answer.text();
        const page = new DOMParser().parseFromString(html, 'text/html');
        const taken = !page.querySelector('.flash-place .tone-bad');
        freshKey(form);
        // What was written after it had been sent stays.
        if (taken && [...inputs(form)].every((input) => typed.get(input.id) === input.value)) form.reset();
        if (taken && form.parentElement.matches('details[open]') && form.isConnected) form.parentElement.open = false;
        adopt(html);
        flash(page);
      }
    } catch {
      if ('offline' in form.dataset) {
        store([...stored(), { action: form.getAttribute('action'), fields: fields.toString() }]);
        freshKey(form);
        form.reset();
        waiting();
      } else {
        trouble('The server cannot be reached. What you wrote is still here; send it again.');
      }
    }
    sending -= 1;
    delete form.dataset.sending;
    form.querySelectorAll('button').forEach((button) => button.removeAttribute('aria-busy'));
    onceMore();
  };
  // Before the general script, which would put buttons to sleep for a page that is about to go.
  document.addEventListener('submit', (event) => {
    if (!event.target.matches('form[data-act]')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    submit(event.target, event.submitter);
  }, true);

  // Observations wait here while there is no connection; their keys see to it that each arrives once.
  const place = 'drillmaster ' + main.dataset.tabletop;
  const stored = () => JSON.parse(localStorage.getItem(place) || '[]');
  const store = (list) => localStorage.setItem(place, JSON.stringify(list));
  const waiting = () => {
    const note = document.getElementById('tt-waiting');
    if (!note) return;
    const count = stored().length;
    note.hidden = count === 0;
    note.textContent = count === 1 ? 'One observation waits on this device for a connection.' : `${count} observations wait on this device for a connection.`;
  };
  let resending = false;
  const resend = async () => {
    if (resending || stored().length === 0) return;
    resending = true;
    try {
      while (stored().length > 0) {
        const first = stored()[0];
        const fields = new URLSearchParams(first.fields);
        fields.set('csrf', document.querySelector('input[name=csrf]').value);
        const answer = await send(first.action, fields);
        if (!answer.ok) {
          const problem = await answer.json().catch(() => ({}));
          if (answer.status >= 500 || answer.status === 401) throw new Error(problem.detail);
          trouble(`An observation that waited was refused: ${problem.detail || answer.status}. It said: ${fields.get('text')}`);
        }
        store(stored().slice(1));
      }
      refresh();
    } catch {
      // Still no connection: the next try comes by itself.
    }
    resending = false;
    waiting();
  };
  if (document.querySelector('form[data-offline]')) {
    addEventListener('online', resend);
    setInterval(resend, 5000);
    resend();
    waiting();
  }

  let lost = false;
  const state = () => {
    const there = document.querySelector('.live-state');
    if (!there) return;
    there.hidden = false;
    there.classList.toggle('is-lost', lost);
    there.querySelector('.live-text').textContent = lost ? 'connection lost, trying again' : 'live';
  };
  if (main.dataset.hints) {
    const hints = new EventSource(main.dataset.hints);
    hints.addEventListener('open', () => { if (lost) refresh(); lost = false; state(); });
    hints.addEventListener('error', () => { lost = true; state(); });
    hints.addEventListener('changed', refresh);
    hints.addEventListener('watching', refresh);
    addEventListener('pagehide', () => hints.close());
    // Who is there changes without anything having happened.
    setInterval(() => { if (!document.hidden) refresh(); }, 15000);
    document.addEventListener('visibilitychange', () => { if (!document.hidden) refresh(); });
  }

  // Single keys (WCAG 2.1.4): not while a field has the focus, and they can be switched off.
  const switchOff = document.getElementById('keys-on');
  if (switchOff) {
    switchOff.checked = localStorage.getItem('drillmaster keys') !== 'off';
    switchOff.defaultChecked = switchOff.checked;
    switchOff.addEventListener('change', () => localStorage.setItem('drillmaster keys', switchOff.checked ? 'on' : 'off'));
    document.addEventListener('keydown', (event) => {
      if (!switchOff.checked || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (document.querySelector('dialog[open]')) return;
      if (event.target.matches?.('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]')) return;
      const pressed = event.key.toLowerCase();
      if (pressed === 'n') {
        event.preventDefault();
        (document.querySelector('#next button, #next summary') || document.getElementById('next')).focus();
      } else if (pressed === '?') {
        event.preventDefault();
        switchOff.focus();
      } else if (/^[rpuvda]$/.test(pressed)) {
        const what = document.querySelector(`[data-key="${pressed}"]`);
        if (!what) return;
        event.preventDefault();
        if (what.matches('form')) {
          what.requestSubmit(what.querySelector('button[type=submit]'));
        } else {
          what.open = true;
          inputs(what)[0]?.focus();
        }
      }
    });
  }

  for (const part of document.querySelectorAll('[data-part]')) served.set(part.id, part.cloneNode(true));
  watchUndo();
  tick();
  setInterval(tick, 250);
})();

// Adds liveness to pages that work without it: clocks that run, parts that refresh, copying, questions before a step that
// cannot easily be taken back. No state is kept here.
(() => {
  'use strict';

  // Clocks follow the server's time: a phone that is five minutes off must not show five minutes too many.
  let offset = 0;
  const adoptServerTime = () => {
    const now = document.querySelector('main [data-now]') || document.body;
    const server = Date.parse(now.dataset.now || '');
    if (!Number.isNaN(server)) offset = server - Date.now();
  };

  const words = (seconds) => {
    const s = Math.max(0, Math.floor(seconds));
    const two = (n) => String(n).padStart(2, '0');
    if (s < 60) return `${s} s`;
    if (s < 3600) return `${Math.floor(s / 60)} min ${two(s % 60)} s`;
    return `${Math.floor(s / 3600)} h ${two(Math.floor((s % 3600) / 60))} min ${two(s % 60)} s`;
  };

  const tick = () => {
    for (const clock of document.querySelectorAll('time[data-since]')) {
      const text = words((Date.now() + offset - Date.parse(clock.dataset.since)) / 1000);
      if (clock.textContent !== text) clock.textContent = text;
    }
  };

  const reveal = (root) => {
    for (const button of root.querySelectorAll('[data-copy], [data-print]')) button.hidden = false;
  };

  const copy = async (button) => {
    const source = document.getElementById(button.dataset.copy);
    let done = false;
    try {
      await navigator.clipboard.writeText(source.textContent);
      done = true;
    } catch {
      // No clipboard on plain http: select the text, so that the keyboard can copy it.
      const selection = getSelection();
      selection.selectAllChildren(source);
      done = document.execCommand('copy');
    }
    const before = button.dataset.label || button.textContent;
    button.dataset.label = before;
    button.textContent = done ? 'Copied' : 'Selected';
    setTimeout(() => { button.textContent = before; }, 2000);
  };

  // A live page may put another copy of the form in its place while the question stands.
  const present = (form) => form.isConnected ? form : [...document.querySelectorAll('form[data-confirm]')]
    .find((other) => other.getAttribute('action') === form.getAttribute('action'));

  const ask = (form, submitter) => {
    const dialog = document.createElement('dialog');
    const text = document.createElement('p');
    text.textContent = form.dataset.confirm;
    text.id = 'ask-text';
    dialog.setAttribute('aria-labelledby', text.id);
    const row = document.createElement('p');
    row.className = 'form-end';
    const no = document.createElement('button');
    no.type = 'button';
    no.textContent = 'Cancel';
    no.addEventListener('click', () => dialog.close());
    const yes = document.createElement('button');
    yes.type = 'button';
    yes.className = 'primary';
    yes.textContent = submitter ? submitter.textContent : 'Continue';
    yes.addEventListener('click', () => {
      const there = present(form);
      if (!there) {
        text.textContent = 'This cannot be done any more: the page has changed meanwhile. Nothing was sent.';
        yes.remove();
        no.textContent = 'Close';
        no.focus();
        return;
      }
      there.dataset.confirmed = 'yes';
      dialog.close();
      there.requestSubmit(there.contains(submitter) ? submitter : there.querySelector('button[type=submit]'));
    });
    row.append(no, yes);
    dialog.append(text, row);
    dialog.addEventListener('close', () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  };

  const busy = (form, submitter) => {
    if (!submitter) return;
    // Later, or the button's own value would not be sent.
    setTimeout(() => {
      submitter.dataset.label = submitter.textContent;
      if (form.dataset.busy) submitter.textContent = form.dataset.busy;
      submitter.setAttribute('aria-busy', 'true');
      submitter.disabled = true;
    });
  };

  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-copy]');
    if (button) copy(button);
    if (event.target.closest('[data-print]')) print();
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });

  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.dataset.confirm && form.dataset.confirmed !== 'yes') {
      event.preventDefault();
      ask(form, event.submitter);
    } else if (form.method === 'post') {
      busy(form, event.submitter);
    }
  });

  // Coming back with the browser's button shows the page as it was left: with its buttons asleep.
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    for (const button of document.querySelectorAll('button[aria-busy]')) {
      button.disabled = false;
      button.removeAttribute('aria-busy');
      button.textContent = button.dataset.label;
    }
  });

  const live = () => {
    const main = document.querySelector('main[data-events]');
    const refresh = document.getElementById('live-refresh');
    if (!main || !refresh || !window.EventSource || !window.htmx) return;
    let lost = false;
    const say = () => {
      const state = document.querySelector('.live-state');
      if (!state) return;
      state.hidden = false;
      state.classList.toggle('is-lost', lost);
      state.querySelector('.live-text').textContent = lost ? 'connection lost, trying again' : 'live';
    };
    const chips = () => [...document.querySelectorAll('#live-top .chip')].map((chip) => chip.textContent).join(', ');
    let before = chips();
    const events = new EventSource(main.dataset.events);
    events.addEventListener('open', () => {
      // After a break: what happened in between was not heard.
      if (lost) htmx.trigger(refresh, 'live:changed');
      lost = false;
      say();
    });
    events.addEventListener('error', () => { lost = true; say(); });
    events.addEventListener('changed', () => htmx.trigger(refresh, 'live:changed'));

    // A part in which somebody is writing stays as it is, and what was opened stays open.
    document.body.addEventListener('htmx:oobBeforeSwap', (event) => {
      const old = event.detail.target;
      const writing = [...old.querySelectorAll('textarea, input:not([type=hidden])')]
        .some((input) => input === document.activeElement || input.value !== input.defaultValue);
      if (writing) {
        event.detail.shouldSwap = false;
        return;
      }
      for (const open of old.querySelectorAll('details[open][id]')) {
        event.detail.fragment.getElementById?.(open.id)?.setAttribute('open', '');
      }
    });
    document.body.addEventListener('htmx:afterRequest', () => {
      adoptServerTime();
      tick();
      say();
      reveal(main);
      const after = chips();
      if (after !== before) document.getElementById('live-note').textContent = after;
      before = after;
    });
    addEventListener('pagehide', () => events.close());
  };

  adoptServerTime();
  tick();
  setInterval(tick, 1000);
  reveal(document);
  document.querySelector('.error-summary')?.focus();
  live();
})();

// Makes the page of a tabletop's room live. Without it the page works by forms and by being loaded again. What is shown
// comes from the server as HTML, the same for all of a role; here it is swapped in part by part, clocks are counted on, and
// what is of this person alone is filled in. Whatever is written is kept on this phone until the server has it.
(() => {
  'use strict';
  const room = document.body.dataset.room;
  const base = `/room/${room}`;
  const story = document.getElementById('story');
  const $ = (id) => document.getElementById(id);

  // --- what is kept on this phone -------------------------------------------------------------------------------------
  const kept = {
    read(name, otherwise) {
      try { return JSON.parse(localStorage.getItem(`room:${room}:${name}`)) ?? otherwise; } catch { return otherwise; }
    },
    write(name, value) {
      try {
        if (value === null) localStorage.removeItem(`room:${room}:${name}`);
        else localStorage.setItem(`room:${room}:${name}`, JSON.stringify(value));
      } catch { /* private window or full: the page works, and forgets when it is closed */ }
    },
  };

  // --- clocks: the server's elapsed time plus differences of this machine's monotonic clock, never its time of day -----
  const clock = { elapsed: Number(document.body.dataset.elapsed), running: document.body.dataset.running === 'yes', at: performance.now() };
  let left = {}; // by inject, milliseconds at leftAt
  let leftAt = performance.now();
  for (const pair of (document.body.dataset.left || '').split(' ').filter(Boolean)) {
    const cut = pair.lastIndexOf('=');
    left[pair.slice(0, cut)] = Number(pair.slice(cut + 1));
  }
  const since = (at) => (clock.running ? performance.now() - at : 0);
  const words = (ms) => {
    const s = Math.floor(ms / 1000);
    const two = (n) => String(n).padStart(2, '0');
    return s < 3600 ? `${Math.floor(s / 60)}:${two(s % 60)}` : `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
  };
  const setText = (element, text) => { if (element && element.textContent !== text) element.textContent = text; };
  const say = (text) => { $('say').textContent = text; };
  const announced = {}; // by inject: the last mark that was said
  const tick = () => {
    setText($('clock'), words(clock.elapsed + since(clock.at)));
    for (const place of document.querySelectorAll('[data-timer]')) {
      const id = place.dataset.timer;
      if (!(id in left)) continue;
      const rest = Math.max(0, left[id] - since(leftAt));
      place.hidden = false;
      setText(place, rest > 0 ? `${words(rest + 999)} left` : 'Time is up; late answers are taken');
      const mark = rest === 0 ? 'up' : rest <= 60000 ? 'minute' : '';
      if (mark && announced[id] !== mark && clock.running) {
        // Said once, and only when it happened here: not for a timer that was over when the page came.
        if (announced[id] !== undefined) say(mark === 'up' ? 'Time is up. Late answers are taken.' : 'One minute left.');
      }
      announced[id] = mark;
    }
  };
  const adoptClock = (told) => {
    clock.elapsed = told.elapsedMs;
    clock.running = told.running;
    clock.at = performance.now();
  };

  // --- unread --------------------------------------------------------------------------------------------------------
  const plainTitle = document.title;
  const seen = new Set(kept.read('seen', null) || [...document.querySelectorAll('[data-inject]')].map((card) => card.dataset.inject));
  const showUnread = () => {
    let count = 0;
    for (const card of document.querySelectorAll('[data-inject]')) {
      const unread = !seen.has(card.dataset.inject) && card.dataset.withdrawn === 'no';
      count += unread ? 1 : 0;
      const mark = card.querySelector('[data-unread]');
      if (mark) mark.hidden = !unread;
    }
    document.title = count ? `(${count}) New inject · ${plainTitle}` : plainTitle;
  };
  const looks = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) { clearTimeout(entry.target.reading); continue; }
      clearTimeout(entry.target.reading);
      entry.target.reading = setTimeout(() => {
        if (document.visibilityState !== 'visible' || !entry.target.isConnected) return;
        seen.add(entry.target.dataset.inject);
        kept.write('seen', [...seen]);
        showUnread();
      }, 3000);
    }
  }, { threshold: 0.25 });
  const watchCards = () => {
    looks.disconnect();
    for (const card of document.querySelectorAll('[data-inject]')) looks.observe(card);
  };

  // --- drafts ---------------------------------------------------------------------------------------------------------
  const note = (form, text) => {
    const place = form.querySelector('[data-note]');
    if (place) { place.textContent = text; place.hidden = !text; }
  };
  const fieldsOf = (form) => form.querySelectorAll('input:not([type=hidden]), textarea, select');
  const saveDraft = (form) => {
    if (!form.dataset.draft) return;
    const fields = new FormData(form);
    const draft = {};
    for (const field of fieldsOf(form)) draft[field.name] = fields.get(field.name) || '';
    kept.write(`draft:${form.dataset.draft}`, draft);
    form.dataset.dirty = 'yes';
    note(form, 'Draft kept on this phone; not sent yet.');
  };
  const applyDraft = (form) => {
    const draft = kept.read(`draft:${form.dataset.draft}`, null);
    if (!draft) return;
    for (const field of fieldsOf(form)) {
      if (!(field.name in draft)) continue;
      if (field.type === 'radio') field.checked = field.value === draft[field.name];
      else field.value = draft[field.name];
    }
    const folded = form.closest('details');
    if (folded) folded.open = true; // else nobody sees what is kept
    form.dataset.dirty = 'yes';
    note(form, 'Draft kept on this phone; not sent yet.');
  };
  const dropDraft = (name) => {
    kept.write(`draft:${name}`, null);
    const form = document.querySelector(`form[data-draft="${CSS.escape(name)}"]`);
    if (form) { delete form.dataset.dirty; note(form, ''); }
  };
  const isBusy = (part) => part.querySelector('form[data-dirty]') !== null
    || (part.contains(document.activeElement) && document.activeElement.matches('textarea, select, input:not([type=hidden])'));

  // --- who has not answered is reminded when the time is up, once, and by their own page: it knows who has --------------
  let reminded = [];
  const remindedOf = new Set();
  const remind = () => {
    if (!own) return;
    for (const id of reminded) {
      const place = document.querySelector(`form.ask[data-draft="${CSS.escape(id)}"] [data-reminder]`);
      if (!place || own.own.answers[id] || remindedOf.has(id) || queue.some((item) => item.draft === id)) continue;
      remindedOf.add(id);
      say(`Time is up for “${place.dataset.about}”, and your answer is still missing. Late answers are taken.`);
    }
  };

  // --- what is this person's ------------------------------------------------------------------------------------------
  let own = null;
  const toggle = (button, on, field) => {
    button.textContent = on ? button.dataset.on : button.dataset.off;
    button.setAttribute('aria-pressed', String(on));
    button.form.elements[field].value = String(!on);
  };
  const fillIn = () => {
    if (!own) return;
    const mine = own.own;
    for (const form of document.querySelectorAll('form.ask')) {
      const id = form.dataset.draft;
      const answer = mine.answers[id];
      let state = own.states[id] || 'Not answered yet.';
      if (form.closest('[data-inject]').querySelector('.revealed')) state = state.replace('You can change it until the reveal.', 'The answers are revealed.');
      setText(form.querySelector('[data-state]'), state);
      form.querySelector('[data-reminder]').hidden = !!answer || !reminded.includes(id);
      if (form.dataset.dirty) continue;
      for (const option of form.querySelectorAll('[name=option]')) option.checked = !!answer && answer.option === option.value;
      if (form.elements.text && document.activeElement !== form.elements.text) form.elements.text.value = answer ? answer.text : '';
    }
    for (const item of document.querySelectorAll('li[data-key]')) {
      const isMine = item.dataset.key === mine.person;
      item.classList.toggle('mine', isMine);
      item.querySelector('[data-mine]').hidden = !isMine;
      const id = item.closest('[data-inject]').dataset.inject;
      toggle(item.querySelector('[data-toggle]'), (mine.agreed[id] || []).includes(item.dataset.key), 'agrees');
    }
    for (const item of document.querySelectorAll('li[data-item]')) {
      const button = item.querySelector('[data-toggle]');
      if (button) toggle(button, mine.voted.includes(Number(item.dataset.item)), 'votes');
    }
    for (const list of document.querySelectorAll('[data-thoughts]')) {
      for (const thought of mine.thoughts) {
        if (thought.kind !== list.dataset.thoughts || list.querySelector(`[data-item="${thought.item}"]`)) continue;
        const item = document.createElement('li');
        item.dataset.item = thought.item;
        const text = document.createElement('p');
        text.className = 'words';
        text.textContent = thought.text;
        item.append(text);
        list.append(item);
      }
    }
    const why = { QUESTION: 'Question', CLARIFY: 'Please clarify', BLOCKER: 'I am stuck' }[mine.hand];
    setText($('hand-state'), why ? `Your hand is up: ${why}.` : 'Your hand is down.');
    $('lower').hidden = !why;
    remind();
  };
  const adoptOwn = (told) => {
    own = told;
    document.body.dataset.csrf = told.csrf;
    fillIn();
  };
  const fetchOwn = async () => {
    try {
      const answer = await fetch(`${base}/own`, { headers: { Accept: 'application/json' }, cache: 'no-store' });
      if (answer.status === 403 || answer.status === 404) { location.reload(); return; }
      if (answer.ok) adoptOwn(await answer.json());
    } catch { /* offline: asked again when the line is back */ }
  };

  // --- the story, part by part ----------------------------------------------------------------------------------------
  const prepare = (part) => {
    for (const form of part.querySelectorAll('form[data-draft]')) applyDraft(form);
  };
  const waiting = new Map(); // parts that are being written in: their newer form, by id
  const swap = (old, fresh) => {
    waiting.delete(old.id);
    old.replaceWith(fresh);
    prepare(fresh);
    return fresh;
  };
  const tellThatItWaits = (part) => {
    if (part.querySelector('.waits')) return;
    const place = document.createElement('p');
    place.className = 'waits';
    place.append('This changed while you were writing. ');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'small';
    button.textContent = 'Show it; what I wrote stays';
    button.addEventListener('click', () => {
      const fresh = waiting.get(part.id);
      if (fresh) { swap(part, fresh); fillIn(); watchCards(); showUnread(); tick(); }
    });
    place.append(button);
    part.append(place);
  };
  const showWaiting = () => {
    for (const [id, fresh] of [...waiting]) {
      const part = $(id);
      if (part && !isBusy(part)) swap(part, fresh);
    }
  };
  let seq = -1;
  const adoptStory = (told) => {
    if (told.seq < seq) return; // an older one that was overtaken
    seq = told.seq;
    adoptClock(told.clock);
    left = told.left;
    leftAt = performance.now();
    reminded = told.reminded;
    const wanted = []; // a part that is as it was comes without its HTML
    for (const part of told.parts) {
      const holder = document.createElement('template');
      holder.innerHTML = part.html || '';
      const element = part.html ? holder.content.firstElementChild : $(part.id);
      if (!element) { seq = -1; connect(); return; } // cannot be, and if it is: the whole of it, please
      wanted.push(element);
    }
    const before = new Set([...story.querySelectorAll('[data-inject]')].map((card) => card.dataset.inject));
    const ids = new Set(wanted.map((part) => part.id));
    for (const part of [...story.children]) if (!ids.has(part.id)) part.remove();
    let place = story.firstElementChild;
    for (const fresh of wanted) {
      let part = $(fresh.id);
      if (!part) {
        part = fresh;
        story.insertBefore(part, place);
        prepare(part);
      } else {
        if (part !== place) story.insertBefore(part, place);
        if (part === fresh) {
          // as it was; what waits for it still waits
        } else if (part.dataset.revision === fresh.dataset.revision) {
          waiting.delete(part.id);
        } else if (isBusy(part) && fresh.dataset.withdrawn !== 'yes') {
          waiting.set(part.id, fresh);
          tellThatItWaits(part);
        } else {
          part = swap(part, fresh);
        }
      }
      place = part.nextElementSibling;
    }
    document.body.dataset.stage = $('part-state').dataset.stage;
    const news = [...story.querySelectorAll('[data-inject]')].filter((card) => !before.has(card.dataset.inject));
    if (news.length && started) {
      const time = news[0].querySelector('[data-timer-words]');
      say(`New inject: ${news[0].querySelector('h2').textContent}${time ? `. ${time.textContent}` : ''}`);
    }
    started = true;
    fillIn();
    watchCards();
    showUnread();
    tick();
  };
  let started = false;

  // --- the line -------------------------------------------------------------------------------------------------------
  let source = null;
  let streams = false; // whether this page was told something by the stream since it was opened
  let listening = 0; // since when it waits for that
  let heard = performance.now();
  let again = 0;
  const line = (up) => {
    $('line').hidden = false;
    $('line').dataset.line = up ? 'up' : 'off';
    setText($('line-text'), up ? 'Connected' : 'Reconnecting; what you write is kept on this phone');
  };
  const connect = () => {
    clearTimeout(again);
    if (source) source.close();
    listening = performance.now();
    source = new EventSource(`${base}/events`);
    source.addEventListener('open', () => { heard = performance.now(); line(true); fetchOwn(); send(); });
    source.addEventListener('story', (event) => { heard = performance.now(); streams = true; line(true); adoptStory(JSON.parse(event.data)); });
    source.addEventListener('beat', (event) => { heard = performance.now(); streams = true; adoptClock(JSON.parse(event.data).clock); });
    source.addEventListener('gone', () => { source.close(); location.reload(); });
    source.addEventListener('error', () => {
      line(false);
      // A browser comes back by itself after a lost line, but not after an answer that was an error.
      if (source.readyState === EventSource.CLOSED) again = setTimeout(() => { fetchOwn(); connect(); }, 1500 + Math.random() * 1500);
    });
  };
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') connect(); });
  addEventListener('online', connect);
  addEventListener('offline', () => line(false));
  setInterval(() => {
    if (performance.now() - heard > 40000) {
      heard = performance.now();
      streams = false;
      if (!asks) line(false);
      connect();
    }
  }, 5000);
  // Some proxies keep a stream for themselves. A story comes at once on every stream; where none does, the page asks.
  let asks = false;
  const ask = async () => {
    if (streams || performance.now() - listening < 4000 || document.visibilityState !== 'visible') return;
    try {
      const answer = await fetch(`${base}/story`, { headers: { Accept: 'application/json' }, cache: 'no-store' });
      if (answer.status === 403 || answer.status === 404) { location.reload(); return; }
      if (!answer.ok || streams) return;
      asks = true;
      line(true);
      adoptStory(await answer.json());
      if (!own) { fetchOwn(); send(); }
    } catch {
      asks = false;
      line(false);
    }
  };
  setInterval(ask, 3000);

  // --- sending: in order, kept until the server has it, each with the key by which it counts once ----------------------
  const queue = kept.read('queue', []);
  let sending = false;
  const trouble = (text) => {
    $('trouble').hidden = !text;
    $('trouble').firstElementChild.textContent = text;
    if (text) $('trouble').scrollIntoView({ block: 'nearest' });
  };
  const post = (item) => fetch(item.action, {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: new URLSearchParams({ ...item.fields, request: item.key, csrf: document.body.dataset.csrf }),
  });
  const settled = (item, taken) => {
    queue.shift();
    kept.write('queue', queue);
    if (item.draft && taken) {
      // What was written on meanwhile is another draft, and stays.
      const draft = kept.read(`draft:${item.draft}`, null);
      if (!draft || Object.keys(draft).every((name) => draft[name] === (item.fields[name] || '')) || item.passed) dropDraft(item.draft);
    }
  };
  const send = async () => {
    if (sending) return;
    sending = true;
    try {
      while (queue.length) {
        const item = queue[0];
        let answer = await post(item);
        if (answer.status === 403) { // the form's secret may be of yesterday
          await fetchOwn();
          answer = await post(item);
        }
        if (answer.status >= 500) throw new Error('not now');
        settled(item, answer.ok);
        if (answer.ok) {
          adoptOwn(await answer.json());
          trouble('');
          if (item.clears) clear(item.clears);
        } else {
          const problem = await answer.json().catch(() => ({ detail: 'It was not taken. Load the page again.' }));
          trouble(problem.detail);
          const form = item.draft && document.querySelector(`form[data-draft="${CSS.escape(item.draft)}"]`);
          if (form) applyDraft(form); // it was emptied when it was sent
        }
        showWaiting();
        fillIn();
      }
    } catch {
      line(false);
      for (const item of queue) if (item.draft) pending(item.draft);
      setTimeout(send, 3000);
    } finally {
      sending = false;
    }
  };
  const pending = (name) => {
    const form = document.querySelector(`form[data-draft="${CSS.escape(name)}"]`);
    if (form) note(form, 'Kept on this phone; it is sent when the line is back.');
  };
  const clear = (action) => {
    for (const form of document.querySelectorAll('.tools form')) {
      if (form.getAttribute('action') === action) {
        form.reset();
        const details = form.closest('details');
        if (details) details.open = false;
      }
    }
  };
  const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!form.matches('[data-room-form]')) return;
    event.preventDefault();
    const button = event.submitter;
    const action = new URL(button && button.hasAttribute('formaction') ? button.formAction : form.action).pathname;
    const fields = Object.fromEntries(new FormData(form));
    delete fields.csrf;
    delete fields.request;
    const passed = action.endsWith('/pass');
    if (action.endsWith('/answer') && !fields.option && !(fields.text || '').trim()) {
      note(form, 'Choose an option or write something, or pass.');
      return;
    }
    const same = JSON.stringify([action, fields]);
    if (queue.some((item) => JSON.stringify([item.action, item.fields]) === same)) return; // a second tap
    queue.push({ key: newKey(), action, fields, draft: form.dataset.draft || '', passed, clears: form.closest('.tools') ? form.getAttribute('action') : '' });
    kept.write('queue', queue);
    if ('empties' in form.dataset) form.reset();
    if (form.dataset.draft) note(form, 'Sending…');
    send();
  });
  document.addEventListener('input', (event) => {
    const form = event.target.closest && event.target.closest('form[data-draft]');
    if (!form) return;
    saveDraft(form);
    if (form.matches('.ask')) tellThatTheyWrite();
  });
  // Those who run the session see that somebody writes, and never what.
  let toldAt = -Infinity;
  const tellThatTheyWrite = () => {
    if (performance.now() - toldAt < 5000 || $('line').dataset.line !== 'up') return;
    toldAt = performance.now();
    fetch(`${base}/writing`, { method: 'POST', body: new URLSearchParams({ csrf: document.body.dataset.csrf }) }).catch(() => {});
  };
  document.addEventListener('focusout', () => setTimeout(() => { showWaiting(); fillIn(); watchCards(); showUnread(); }, 0));

  prepare(story);
  watchCards();
  showUnread();
  tick();
  setInterval(tick, 250);
  connect();
})();

// Keeps what is typed into a consultation: saves changed fields to the server's draft within two seconds, says in words whether
// they are saved, and holds them here (in memory, never in the browser's storage) while the link is down.
(() => {
  'use strict';
  const form = document.querySelector('form[data-draft]');
  if (!form) return;
  const words = form.dataset;
  const state = form.querySelector('[data-save-state]');
  const revision = form.elements.namedItem('revision');
  const token = form.elements.namedItem('__RequestVerificationToken').value;
  const fields = [...new Set([...form.querySelectorAll('[data-field]')].map(e => e.dataset.field))];
  const held = new Set();
  // What the server could not take, by field, and what it said: not sent again until it is typed anew.
  const refused = new Map();
  let known = read(), timer = 0, waiting = 0, saving = null, saved = '', leaving = false;

  // What the form says now: one text a field; null for a box or a choice that is not ticked.
  function read() {
    const now = {};
    for (const name of fields) {
      const inputs = form.querySelectorAll(`[name="${name}"]`);
      if (inputs.length === 0) continue;
      if (isTick(inputs[0])) {
        const ticked = [...inputs].filter(i => i.checked).map(i => i.value);
        now[name] = ticked.length ? ticked.join('\n') : null;
      } else now[name] = inputs[0].value.replace(/\r\n?/g, '\n');
    }
    return now;
  }

  const changed = () => { const now = read(); return Object.keys(now).filter(name => now[name] !== known[name]); };

  function say(text, kind) {
    if (!state) return;
    state.className = 'save ' + kind;
    state.textContent = text;
  }

  const clock = at => new Date(at).toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });

  function soon() {
    if (changed().length === 0) return;
    if (!waiting) say(words.unsaved, 'warn');
    clearTimeout(timer);
    timer = setTimeout(() => save(), 1000);
  }

  // Returns true when nothing is left unsaved.
  function save() {
    clearTimeout(timer);
    saving = (saving || Promise.resolve()).then(send, send);
    return saving;
  }

  async function send() {
    const now = read(), names = changed().filter(name => !held.has(name) && refused.get(name)?.text !== now[name]);
    if (names.length === 0) return rest();
    const body = { revision: Number(revision.value), fields: {}, was: {} };
    for (const name of names) { body.fields[name] = now[name]; body.was[name] = known[name]; }
    if (!waiting) say(words.saving, 'warn');
    let answer;
    try {
      answer = await fetch(words.draft, {
        method: 'PUT', redirect: 'manual', cache: 'no-store', signal: AbortSignal.timeout(20000),
        headers: { 'Content-Type': 'application/json', RequestVerificationToken: token }, body: JSON.stringify(body),
      });
    } catch { return later(words.offline); }
    if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 419) return later(words.signedOut);
    if (answer.status >= 500 || answer.status === 429) return later(words.offline);
    waiting = 0;
    if (answer.status === 404 || answer.status === 400) { say(words.gone, 'bad'); return false; }
    const said = await answer.json().catch(() => null);
    if (said === null) return later(words.offline);
    if (answer.status === 409) { meet(said, now); return send(); }
    if (answer.status === 422) {
      const these = said.refusals.filter(r => names.includes(r.field));
      for (const r of these) refused.set(r.field, { text: body.fields[r.field], why: r.text });
      if (these.length > 0) return send();
      say(words.refused + ': ' + said.refusals.map(r => r.text).join(' '), 'bad');
      return false;
    }
    for (const name of names) { known[name] = body.fields[name]; point(name, said.found[name]); }
    revision.value = said.revision;
    for (const name of names) refused.delete(name);
    saved = words.saved.replace('{0}', clock(said.savedAt));
    say(saved, 'ok');
    if (changed().some(name => refused.get(name)?.text !== read()[name])) soon(); else return rest();
    return false;
  }

  // Nothing is left to send: what was refused still stands in the form, and is said. Returns true when nothing is.
  function rest() {
    const now = read(), why = changed().filter(name => refused.get(name)?.text === now[name]).map(name => refused.get(name).why);
    if (why.length > 0) say(words.refused + ': ' + [...new Set(why)].join(' '), 'bad');
    else if (saved && changed().length === 0) say(saved, 'ok');
    return changed().length === 0;
  }

  function later(text) {
    waiting = Math.min(waiting ? waiting * 2 : 1, 15);
    say(text, 'warn wait');
    clearTimeout(timer);
    timer = setTimeout(() => save(), waiting * 1000);
    return false;
  }

  // A newer text stands in the way: both are shown, and the reader chooses.
  function meet(said, now) {
    revision.value = said.revision;
    for (const [name, theirs] of Object.entries(said.fields)) {
      known[name] = theirs;
      if ((now[name] || '') === theirs) continue;
      held.add(name);
      const place = form.querySelector(`[data-field="${name}"]`), note = document.createElement('div');
      note.className = 'note warn';
      note.setAttribute('role', 'alert');
      const why = document.createElement('p'), other = document.createElement('p');
      why.textContent = words.elsewhere;
      other.textContent = inWords(name, theirs);
      other.dir = 'auto';
      note.append(why, other, button(words.mine, name, note), button(words.other, name, note, theirs));
      place.prepend(note);
    }
  }

  function button(text, name, note, theirs) {
    const press = document.createElement('button');
    press.type = 'button';
    press.className = 'btn sec tiny';
    press.textContent = text;
    press.addEventListener('click', () => {
      // Records picked elsewhere have no box here yet: the page comes back with them.
      if (theirs !== undefined && !put(name, theirs)) return save().then(anew);
      held.delete(name);
      note.remove();
      save();
    });
    return press;
  }

  // Returns false where the form has no box for a part of it.
  function put(name, text) {
    const inputs = [...form.querySelectorAll(`[name="${name}"]`)], parts = text.split('\n');
    for (const input of inputs) {
      if (isTick(input)) input.checked = parts.includes(input.value);
      else input.value = text;
    }
    return isRecord(name) ? parts.every(part => inputs.some(input => input.value === part)) : true;
  }

  function inWords(name, text) {
    const inputs = [...form.querySelectorAll(`[name="${name}"]`)];
    if (!isRecord(name) && !inputs.some(isTick)) return text;
    return text.split('\n').map(part => inputs.find(input => input.value === part)?.labels[0]?.textContent.trim() ?? '…').join(', ');
  }

  function isTick(input) { return input.type === 'checkbox' || input.type === 'radio'; }
  function isRecord(name) { return form.querySelector(`[data-finder="${name}"]`) !== null; }

  function anew() {
    leaving = true;
    location.replace(location.pathname + location.search);
  }

  // What should not stand in a text (a telephone number, a protected name) is pointed out beside it once it was saved, never refused.
  function point(name, texts) {
    const place = form.querySelector(`[data-field="${name}"]`), there = place.querySelector('.contact');
    if (there) there.remove();
    if (!texts) return;
    const note = document.createElement('div');
    note.className = 'note warn contact';
    note.id = name + '-warn';
    note.setAttribute('role', 'status');
    for (const text of texts) note.append(Object.assign(document.createElement('p'), { textContent: text }));
    place.append(note);
  }

  form.addEventListener('input', soon);
  form.addEventListener('change', soon);
  window.addEventListener('online', () => { waiting = 0; save(); });
  window.addEventListener('beforeunload', event => { if (!leaving && changed().length > 0) event.preventDefault(); });
  // A page with an island may want to be loaded anew: not while anything waits to be saved. When what one may see changed it goes in
  // any case, and saves first what may still be saved.
  window.addEventListener('island:anew', event => { if (changed().length > 0) event.preventDefault(); else leaving = true; });
  window.addEventListener('island:leave', event => { event.detail.push(save()); leaving = true; });

  // Leaving (a button, a link) saves first: over a dead link it stays here with the text instead.
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const pressed = event.submitter;
    if (!await save()) { if (changed().length > 0) return; }
    if (!await reachable()) return;
    const act = document.createElement('input');
    act.type = 'hidden';
    act.name = 'act';
    act.value = pressed ? pressed.value : 'save';
    form.append(act);
    leaving = true;
    form.submit();
  });
  document.addEventListener('click', async event => {
    const link = event.target.closest('a[href]');
    if (!link || link.target || event.ctrlKey || event.metaKey || event.shiftKey || changed().length === 0) return;
    if (link.getAttribute('href').startsWith('#')) return;
    event.preventDefault();
    if (await save()) { leaving = true; location.href = link.href; }
  });

  // Whether a post would arrive; without this a browser would show its own error page in place of what was typed.
  async function reachable() {
    try {
      const answer = await fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(10000) });
      if (answer.ok) return true;
    } catch { /* said below */ }
    say(words.offline, 'warn wait');
    return false;
  }
})();

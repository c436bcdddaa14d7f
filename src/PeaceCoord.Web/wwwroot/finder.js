// Pickers that find while one types. The words go to the island (Finder.razor), which answers with a list; this opens it, moves
// through it by keyboard, and puts what is picked into the form as a ticked box, which is saved like every other. Without a circuit
// the button beside the box finds by posting.
(() => {
  'use strict';
  for (const place of document.querySelectorAll('[data-finder]')) if (place.querySelector('[data-find]')) attach(place);

  function attach(place) {
    const name = place.dataset.finder, input = place.querySelector('[data-find]'), button = place.querySelector(`button[value="find:${name}"]`);
    const ticks = place.querySelector('[data-ticks]'), picked = place.querySelector('[data-picked]'), off = place.querySelector('[data-finder-off]');
    let timer = 0, late = 0, wasLive = false, active = null;

    const answers = () => place.querySelector('[data-answers]');
    const options = () => [...place.querySelectorAll('[role=option]')];
    const words = () => input.value.trim();
    const isLive = () => answers()?.dataset.answers === 'live' && document.documentElement.dataset.circuit === 'up';
    const isAnswered = () => isLive() && words() !== '' && answers().dataset.for === words();
    const isOpen = () => 'open' in place.dataset;

    function refresh() {
      const live = isLive();
      wasLive ||= live;
      say(live || !wasLive ? '' : place.dataset.off);
      if (!live) {
        close();
        for (const attribute of ['role', 'aria-autocomplete', 'aria-expanded', 'aria-controls']) input.removeAttribute(attribute);
      } else if (!input.hasAttribute('role')) {
        input.setAttribute('role', 'combobox');
        input.setAttribute('aria-autocomplete', 'list');
        input.setAttribute('aria-expanded', 'false');
        input.setAttribute('aria-controls', name + '-answers');
      }
    }

    function say(text) { if (off.textContent !== text) off.textContent = text; }

    function ask() {
      clearTimeout(timer);
      close();
      if (!isLive() || words() === '') return;
      const field = answers().querySelector('[data-ask]');
      field.value = words();
      field.dispatchEvent(new Event('change', { bubbles: true }));
      clearTimeout(late);
      late = setTimeout(() => say(place.dataset.off), 6000);
    }

    function answered() {
      refresh();
      if (!isAnswered()) return;
      clearTimeout(late);
      if (document.activeElement === input) open();
    }

    function open() {
      place.dataset.open = '';
      input.setAttribute('aria-expanded', String(options().length > 0));
      activate(options()[0] ?? null);
    }

    function close() {
      delete place.dataset.open;
      if (input.hasAttribute('aria-expanded')) input.setAttribute('aria-expanded', 'false');
      activate(null);
    }

    function activate(option) {
      for (const other of options()) other.setAttribute('aria-selected', String(other === option));
      active = option;
      if (option) { input.setAttribute('aria-activedescendant', option.id); option.scrollIntoView({ block: 'nearest' }); }
      else input.removeAttribute('aria-activedescendant');
    }

    function move(by) {
      const all = options();
      if (!isOpen()) { if (isAnswered()) open(); return; }
      if (all.length === 0) return;
      activate(all[(all.indexOf(active) + by + all.length) % all.length]);
    }

    function pick(option) {
      const value = option.dataset.value;
      let tick = [...place.querySelectorAll(`input[name="${name}"]`)].find(box => box.value === value);
      if (!tick) {
        const row = document.createElement('div'), label = document.createElement('label');
        tick = document.createElement('input');
        row.className = 'check';
        Object.assign(tick, { type: place.dataset.kind, id: `${name}-${value}`, name, value });
        label.htmlFor = tick.id;
        label.append(...[...option.childNodes].map(part => part.cloneNode(true)));
        row.append(tick, label);
        ticks.append(row);
      }
      tick.checked = true;
      tick.dispatchEvent(new Event('change', { bubbles: true }));
      picked.textContent = place.dataset.added.replace('{0}', option.querySelector('bdi').textContent);
      input.value = '';
      close();
    }

    input.addEventListener('input', () => { close(); clearTimeout(timer); timer = setTimeout(ask, 250); });
    input.addEventListener('keydown', event => {
      if (event.isComposing) return;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { event.preventDefault(); move(event.key === 'ArrowDown' ? 1 : -1); }
      else if (event.key === 'Escape') { if (isOpen()) close(); else input.value = ''; event.preventDefault(); }
      else if (event.key === 'Enter') {
        event.preventDefault();
        if (isOpen() && active && isAnswered()) pick(active);
        else if (isLive()) ask();
        else button.click();
      }
    });
    place.addEventListener('mousedown', event => { if (event.target.closest('[role=option]')) event.preventDefault(); });
    place.addEventListener('click', event => { const option = event.target.closest('[role=option]'); if (option) pick(option); });
    place.addEventListener('focusout', event => { if (event.target === input) close(); });
    addEventListener('island:link', () => { refresh(); if (isLive() && document.activeElement === input && !isAnswered()) ask(); });
    new MutationObserver(answered).observe(place.querySelector('[data-island]'), { subtree: true, childList: true, attributes: true, attributeFilter: ['data-turn', 'data-answers'] });
    refresh();
  }
})();

// Starts the circuit of a page with an island, and brings it back by itself. Nothing is ever laid over the page: whether the circuit
// is up stands in data-circuit of the document (up, down, lost), and the components say the rest in words where they stand.
(() => {
  'use strict';
  const root = document.documentElement;
  const soon = seconds => new Promise(done => {
    const timer = setTimeout(done, seconds * 1000);
    addEventListener('online', () => { clearTimeout(timer); done(); }, { once: true });
  });
  let connected = true, lost = false;

  function tell() {
    const state = lost ? 'lost' : connected && navigator.onLine ? 'up' : 'down';
    if (root.dataset.circuit === state) return;
    root.dataset.circuit = state;
    dispatchEvent(new Event('island:link'));
  }

  // The server answers but knows this circuit no longer, as after its restart: only a page loaded anew has another. That waits until
  // everything is saved and nobody is typing.
  async function anew() {
    lost = true;
    tell();
    for (;;) {
      const at = document.activeElement;
      const typing = at && at.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=hidden])');
      if (!typing && dispatchEvent(new Event('island:anew', { cancelable: true })) && await answers()) return load(at && at.id);
      await soon(1);
    }
  }

  async function answers() {
    try { return (await fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(5000) })).ok; } catch { return false; }
  }

  function load(focus) {
    history.replaceState({ focus }, '');
    location.replace(location.pathname + location.search);
  }

  async function back() {
    for (let wait = 1; ; wait = Math.min(wait * 2, 15)) {
      await soon(wait);
      try {
        if (!await Blazor.reconnect()) await anew();
        return;
      } catch { /* the link is still down */ }
    }
  }

  // The server calls this when the person may see something else than when the page was made: it goes blank first.
  window.PeaceCoord = {
    async leave() {
      document.body.hidden = true;
      const saving = [];
      dispatchEvent(new CustomEvent('island:leave', { detail: saving }));
      await Promise.race([Promise.allSettled(saving), new Promise(done => setTimeout(done, 3000))]);
      location.replace(location.pathname + location.search);
    },
  };

  addEventListener('online', tell);
  addEventListener('offline', tell);
  const focus = history.state && history.state.focus && document.getElementById(history.state.focus);
  if (focus) focus.focus({ preventScroll: true });
  tell();
  Blazor.start({
    circuit: {
      reconnectionHandler: {
        onConnectionDown: () => { connected = false; tell(); back(); },
        onConnectionUp: () => { connected = true; tell(); },
      },
    },
  });
})();

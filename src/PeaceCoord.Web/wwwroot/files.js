// Sends a file and says how much of it has gone. The form works without it: this only adds the progress, a way to stop, and the
// list's new state without loading the page again. What does not arrive whole is kept nowhere.
(() => {
  'use strict';
  let sending = null;

  function begin() {
    const place = document.getElementById('files');
    const form = place && place.querySelector('form[data-upload]');
    if (!form) return;
    const words = form.dataset, box = form.querySelector('[data-progress]'), bar = box.querySelector('progress');
    const said = form.querySelector('[data-said]'), button = form.querySelector('[type=submit]'), chosen = form.elements.namedItem('file');
    box.querySelector('[data-stop]').addEventListener('click', () => sending && sending.abort());
    form.addEventListener('submit', event => {
      const file = chosen.files[0];
      // Nothing chosen: the server's own page says so at the field.
      if (!file) return;
      event.preventDefault();
      if (sending) return;
      if (file.size > Number(words.upload)) { said.textContent = words.tooLarge; return; }
      send(place, form, { words, box, bar, said, button });
    });
  }

  function send(place, form, { words, box, bar, said, button }) {
    const request = new XMLHttpRequest();
    const over = text => { sending = null; box.hidden = true; button.disabled = false; said.textContent = text; };
    let told = -1;
    request.upload.addEventListener('progress', event => {
      if (!event.lengthComputable) return;
      const percent = Math.floor(100 * event.loaded / event.total);
      bar.value = percent;
      // Every tenth, so that a screen reader is not talking all the time.
      if (Math.floor(percent / 10) !== told) { told = Math.floor(percent / 10); said.textContent = words.sending.replace('{0}', percent); }
    });
    request.addEventListener('load', () => {
      const next = request.status === 200 && new DOMParser().parseFromString(request.responseText, 'text/html').getElementById('files');
      if (!next) {
        over(request.status === 413 ? words.tooLarge : request.status === 429 ? words.tooMany : request.status === 200 ? words.signedOut : words.broken);
        return;
      }
      sending = null;
      place.replaceWith(document.adoptNode(next));
      begin();
      const errors = next.querySelector('#errors'), line = next.querySelector('[data-said]');
      if (errors) errors.focus();
      else if (line) line.textContent = words.sent;
    });
    request.addEventListener('error', () => over(words.broken));
    request.addEventListener('abort', () => over(words.stopped));
    request.open('POST', form.action);
    bar.value = 0;
    box.hidden = false;
    button.disabled = true;
    said.textContent = words.sending.replace('{0}', 0);
    sending = request;
    request.send(new FormData(form));
  }

  // The browser asks before it leaves while something is on its way.
  addEventListener('beforeunload', event => { if (sending) event.preventDefault(); });
  begin();
})();

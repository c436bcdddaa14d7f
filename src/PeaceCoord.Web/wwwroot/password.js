// A button beside each password that shows what was typed; before the form is sent it is hidden again, so that no browser keeps it among plain texts.
(() => {
  'use strict';
  if (document.passwords) return;
  document.passwords = true;
  for (const button of document.querySelectorAll('[data-show]')) {
    const input = document.getElementById(button.dataset.show);
    const set = shown => { input.type = shown ? 'text' : 'password'; button.setAttribute('aria-pressed', shown); };
    button.hidden = false;
    button.addEventListener('click', () => set(input.type === 'password'));
    input.form.addEventListener('submit', () => set(false));
  }
})();

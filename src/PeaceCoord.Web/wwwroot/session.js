// Warns five minutes before a session ends, with a button that keeps it open, and says so when it has ended: what was typed is still in the page.
(() => {
  'use strict';
  const box = document.querySelector('[data-session]');
  if (!box) return;
  const note = box.querySelector('.note'), says = box.querySelector('[data-says]');
  const stay = box.querySelector('[data-stay-button]'), signIn = box.querySelector('[data-sign-in]');
  const lasts = Date.parse(box.dataset.lasts), before = 5 * 60 * 1000;
  let ends = Date.parse(box.dataset.ends), timer = 0;

  function show(text, over) {
    note.hidden = false;
    says.textContent = text;
    stay.hidden = over || ends >= lasts;
    signIn.hidden = !over;
  }

  // Timers sleep with the machine: look at the clock each time.
  function look() {
    clearTimeout(timer);
    const left = ends - Date.now();
    if (left <= 0) return show(box.dataset.over, true);
    if (left <= before) show((ends >= lasts ? box.dataset.final : box.dataset.soon).replace('{0}', Math.max(1, Math.round(left / 60000))), false);
    else note.hidden = true;
    timer = setTimeout(look, Math.min(left <= before ? 30000 : left - before, 60000));
  }

  stay.addEventListener('click', async () => {
    const token = document.querySelector('input[name="__RequestVerificationToken"]').value;
    try {
      const answer = await fetch(box.dataset.stay, { method: 'POST', redirect: 'manual', cache: 'no-store', body: new URLSearchParams({ __RequestVerificationToken: token }) });
      if (!answer.ok) return show(box.dataset.over, true);
      ends = Date.parse((await answer.json()).ends);
      look();
    } catch { /* No link: the warning stays, and so does the button. */ }
  });
  document.addEventListener('visibilitychange', look);
  look();
})();

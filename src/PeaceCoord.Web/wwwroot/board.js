// A card of the board is also moved by dragging it to the column that its button leads to, in its own row: dropping it there presses that button.
(() => {
  'use strict';
  let dragged = null;
  for (const button of document.querySelectorAll('.board button[data-to]')) {
    const card = button.closest('li'), column = card.closest('tr').querySelector(`td[data-column="${button.dataset.to}"]`);
    card.draggable = true;
    for (const link of card.querySelectorAll('a')) link.draggable = false;
    card.addEventListener('dragstart', event => {
      dragged = button;
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', ' ');
      column.classList.add('drop');
    });
    card.addEventListener('dragend', () => { dragged = null; column.classList.remove('drop'); });
    column.addEventListener('dragover', event => { if (dragged === button) event.preventDefault(); });
    column.addEventListener('drop', event => {
      if (dragged !== button) return;
      event.preventDefault();
      button.click();
    });
  }
})();

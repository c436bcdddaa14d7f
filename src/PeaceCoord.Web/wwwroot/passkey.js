// Fills the hidden field of a form with what the browser makes of the server's offer, when the form is sent. When the browser cannot or the person
// stops it, the form is sent with an empty field, and the server says in words that it did not work.
(() => {
  'use strict';
  if (document.passkeys || !window.PublicKeyCredential) return;
  document.passkeys = true;
  const toBytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
  const toText = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const listed = many => (many || []).map(one => ({ ...one, id: toBytes(one.id) }));

  async function ask(box, form) {
    const token = form.elements.namedItem('__RequestVerificationToken').value;
    const answer = await fetch(box.dataset.offer, { method: 'POST', redirect: 'error', cache: 'no-store', body: new URLSearchParams({ __RequestVerificationToken: token }) });
    if (!answer.ok) throw new Error(answer.status);
    const offer = await answer.json();
    offer.challenge = toBytes(offer.challenge);
    let made;
    if (box.dataset.passkey === 'create') {
      offer.user.id = toBytes(offer.user.id);
      offer.excludeCredentials = listed(offer.excludeCredentials);
      made = await navigator.credentials.create({ publicKey: offer });
    } else {
      offer.allowCredentials = listed(offer.allowCredentials);
      made = await navigator.credentials.get({ publicKey: offer });
    }
    return JSON.stringify(told(made));
  }

  function told(made) {
    const said = made.response, response = { clientDataJSON: toText(said.clientDataJSON) };
    for (const part of ['attestationObject', 'authenticatorData', 'signature', 'userHandle']) if (said[part]) response[part] = toText(said[part]);
    if (said.getTransports) response.transports = said.getTransports();
    return { id: made.id, rawId: toText(made.rawId), type: made.type, authenticatorAttachment: made.authenticatorAttachment, clientExtensionResults: made.getClientExtensionResults(), response };
  }

  for (const box of document.querySelectorAll('[data-passkey]')) {
    const form = box.querySelector('form'), field = form.querySelector('[data-credential]');
    box.hidden = false;
    form.addEventListener('submit', async event => {
      if (form.dataset.sent) return;
      event.preventDefault();
      try { field.value = await ask(box, form); } catch { field.value = ''; }
      form.dataset.sent = 'yes';
      form.submit();
    });
  }
})();

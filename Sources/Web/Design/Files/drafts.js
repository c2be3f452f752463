/* What a tab keeps unsaved belongs to one account: on a shared machine the next person must not find it. */
(() => {
  'use strict';
  // Empty where somebody has just signed out: then nothing stays.
  const owner = document.body.dataset.drafts;
  if (owner === undefined) return;
  try {
    const mine = `cairn-draft ${owner} `;
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith('cairn') && !(owner && key.startsWith(mine))) sessionStorage.removeItem(key);
    }
  } catch { /* A window without storage keeps nothing. */ }
})();

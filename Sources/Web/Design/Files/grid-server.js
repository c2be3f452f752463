/* Loading, checking and saving; and keeping what is not saved while the page is away. */
(() => {
  'use strict';
  const Grid = (window.CairnGrid ??= {});

  /** Why the server did not do what was asked; `kind` is signIn, refused, conflict, unreachable or failed. */
  class Problem extends Error {
    constructor(kind, message = '', answer = null) {
      super(message);
      this.kind = kind;
      this.answer = answer;
    }
  }

  class Server {
    constructor({ rows, findings, check, save, key, token }) {
      Object.assign(this, { rowsPath: rows, findingsPath: findings, checkPath: check, savePath: save, key, token });
    }

    /** @param since A revision; when the table is still that one, only that is said. */
    async load(since) {
      const data = await this.ask(this.rowsPath + (since === undefined ? '' : `&since=${since}`));
      this.token = data.token;
      return data;
    }

    findings() { return this.ask(this.findingsPath); }

    check(base, edits) { return this.send(this.checkPath, { base, edits }); }

    /** Sent again after the person has signed in anew, it is the same change: `draft` is its id. */
    async save(base, edits, reason, draft) {
      return this.send(this.savePath, { base, edits, reason, draft });
    }

    send(path, body) {
      return this.ask(path, {
        method: 'POST', body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': this.token },
      });
    }

    async ask(path, options = {}) {
      let response;
      try {
        response = await fetch(path, { credentials: 'same-origin', redirect: 'manual', cache: 'no-store', ...options });
      } catch {
        throw new Problem('unreachable');
      }
      // Whoever is not signed in is sent to the page for that.
      if (response.type === 'opaqueredirect' || response.status === 401) throw new Problem('signIn');
      const isJSON = response.headers.get('Content-Type')?.includes('json');
      const answer = isJSON ? await response.json() : null;
      if (response.ok && answer) return answer;
      if (response.status === 409 && answer?.conflicts) throw new Problem('conflict', answer.detail, answer);
      if (response.status === 403 && !answer) throw new Problem('signIn');
      throw new Problem(response.status < 500 ? 'refused' : 'failed', answer?.detail ?? '', answer);
    }

    // What is not saved

    keep(draft) {
      try {
        if (draft.edits.length) sessionStorage.setItem(this.key, JSON.stringify(draft));
        else sessionStorage.removeItem(this.key);
        return true;
      } catch {
        // It is larger than the browser keeps; the page asks before it is left in any case.
        sessionStorage.removeItem(this.key);
        return false;
      }
    }

    kept() {
      try {
        return JSON.parse(sessionStorage.getItem(this.key));
      } catch {
        return null;
      }
    }
  }

  Grid.Problem = Problem;
  Grid.Server = Server;
})();

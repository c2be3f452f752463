/* Brings the grid of a page to life: the table, its tools, checks after each edit, saving. */
(() => {
  'use strict';
  const Grid = window.CairnGrid;
  const { element } = Grid;

  class Page {
    constructor(app) {
      this.app = app;
      this.words = new Grid.Words(JSON.parse(app.dataset.words));
      this.server = new Grid.Server(app.dataset);
      this.part = (name) => app.querySelector(`[data-part=${name}]`);
      this.toCheck = new Set();
      this.draftID = crypto.randomUUID();
    }

    async start() {
      this.app.hidden = false;
      try {
        this.build(await this.server.load());
        this.resume();
        await this.loadFindings();
      } catch (problem) {
        this.tellProblem(problem);
      }
    }

    build(data) {
      const { app, words } = this;
      this.model = new Grid.Model(data);
      this.order = new Grid.Order(this.model);
      const view = new Grid.View(this.part('sheet'), this.model, this.order, words.all);
      this.view = view;
      const say = (name, count) => this.say(words.say(name, count));
      this.commands = new Grid.Commands(this.model, this.order, view, say);
      this.input = new Grid.Input(this.model, this.order, view, this.commands, {
        say, save: () => this.part('reason').focus(), find: () => this.part('filter').focus(),
        sort: (column) => this.sort(column),
      });
      this.panel = new Grid.CellPanel(this.part('cell'), this.model, view, words, () => { view.focus(); this.input.edit(); });
      this.conflicts = new Grid.ConflictPanel(this.part('conflict'), this.model, words, () => { this.showAll(); view.focus(); });
      view.onSelect(() => { this.panel.show(); this.showSelection(); });
      this.model.onChange((change) => this.changed(change));
      this.wire();
      this.filters = new Grid.ColumnFilters(this.part('filters'), this.app.querySelector('[data-act=columns]'), this, () => this.refilter());
      this.bulk = new Grid.BulkDialog(this.part('bulk'), this);
      this.showAll();
      app.dataset.state = 'ready';
    }

    wire() {
      const { commands } = this;
      const acts = {
        undo: () => commands.undo(), redo: () => commands.redo(), add: () => commands.add(),
        duplicate: () => commands.duplicate(), remove: () => commands.remove(), fill: () => commands.fillDown(),
        next: () => commands.nextFinding(), save: () => this.save(), discard: () => this.discard(),
        bulk: () => this.bulk.open(), 'bulk-apply': () => this.bulk.apply(), 'bulk-cancel': () => this.bulk.close(),
        retry: () => this.retry(), columns: () => this.filters.toggle(),
      };
      this.app.addEventListener('click', (event) => {
        const button = event.target.closest('[data-act]');
        if (button && acts[button.dataset.act]) acts[button.dataset.act]();
      });
      let timer;
      this.part('filter').addEventListener('input', (event) => {
        clearTimeout(timer);
        timer = setTimeout(() => { this.order.text = event.target.value; this.refilter(); }, 60);
      });
      this.part('only').addEventListener('change', (event) => { this.order.onlyFindings = event.target.checked; this.refilter(); });
      this.part('reason').addEventListener('keydown', (event) => { if (event.key === 'Enter') this.save(); });
      window.addEventListener('beforeunload', (event) => {
        this.keepDraft();
        if (this.model.changeCount && !this.isLeaving) event.preventDefault();
      });
      window.addEventListener('pagehide', () => this.keepDraft());
    }

    // Filters and order

    refilter() {
      this.order.refresh();
      this.view.anchor = { row: 0, column: this.view.anchor.column };
      this.view.extent = { ...this.view.anchor };
      this.view.root.scrollTop = 0;
      this.view.refresh();
      this.showCounts();
    }

    sort(column) {
      const { sort } = this.order;
      if (sort?.column !== column) this.order.sort = { column, descending: false };
      else this.order.sort = sort.descending ? null : { column, descending: true };
      this.order.refresh();
      this.view.refresh();
      this.view.select(-1, column);
    }

    // Edits

    changed(change) {
      this.order.follow(change);
      this.view.refresh();
      this.showAll();
      this.draftID = crypto.randomUUID();
      clearTimeout(this.keepTimer);
      this.keepTimer = setTimeout(() => this.keepDraft(), 200);
      if (change.saved) return;
      for (const { row } of [...change.cells, ...change.insert]) this.toCheck.add(row);
      clearTimeout(this.checkTimer);
      this.checkTimer = setTimeout(() => this.check(), 350);
    }

    /** Keeps what is not saved, edits that wait for a choice included. */
    keepDraft() {
      const draft = this.model.draft();
      draft.edits.push(...this.conflicts.edits);
      const isKept = this.server.keep(draft);
      if (!isKept && !this.hasToldSize) { this.hasToldSize = true; this.say(this.words.say('draftTooLarge')); }
    }

    /** Loads what is found in the table as it is saved; rows that were changed meanwhile are checked by themselves. */
    async loadFindings() {
      try {
        const { revision, findings } = await this.server.findings();
        if (revision !== this.model.revision) return;
        const untouched = this.model.rows.filter((row) => !this.model.touched.has(row));
        this.model.setFindings(findings, untouched);
        this.model.general = findings.filter(([name]) => name === null)
          .map(([, , severity, message]) => ({ severity, message }));
        if (this.order.onlyFindings) this.order.refresh();
        this.view.refresh();
        this.showAll();
      } catch (problem) {
        this.tellProblem(problem);
      }
    }

    /** Asks what would be found in the rows that were just changed. */
    async check() {
      const names = new Set([...this.toCheck].map((row) => row.name));
      this.toCheck.clear();
      const edits = this.model.edits().filter((edit) => names.has(edit.row ?? edit.add));
      const restored = this.model.rows.filter((row) => names.has(row.name) && row.base !== null && !row.changedColumns().length);
      edits.push(...restored.map((row) => ({ row: row.key, set: {} })));
      if (!edits.length) return;
      try {
        const { findings, rows } = await this.server.check(this.model.revision, edits);
        const checked = new Set([...rows, ...names]);
        this.model.setFindings(findings, this.model.rows.filter((row) => checked.has(row.name)));
        this.view.draw(true);
        this.showAll();
        this.hideProblem();
      } catch (problem) {
        this.tellProblem(problem);
      }
    }

    async save() {
      if (this.input.editor) this.input.close(true);
      if (this.isSignedOut) { this.isWaitingToSave = true; await this.retry(); return; }
      if (!this.model.changeCount || this.isSaving) return;
      if (this.conflicts.conflicts.length) { this.part('conflict').querySelector('h2').focus(); return; }
      this.isSaving = true;
      this.part('status').textContent = this.words.say('saving');
      const edits = this.model.edits();
      const sent = this.model.sent();
      try {
        const base = this.model.revision;
        const answer = await this.server.save(base, edits, this.part('reason').value, this.draftID);
        this.model.saved(answer, sent);
        this.part('reason').value = '';
        this.hideProblem();
        this.say(this.words.say('saved', answer.revision));
        // Others have saved in between: their rows are not here yet.
        if (answer.revision !== base + 1) await this.reload();
        this.loadFindings();
      } catch (problem) {
        if (problem.kind === 'conflict') await this.reload(problem.answer);
        else this.tellProblem(problem);
      } finally {
        this.isSaving = false;
        this.showAll();
      }
    }

    /** Loads the table as it is now and puts what is not saved on it. */
    async reload(refusal) {
      const names = this.model.columns.map(({ name }) => name).join();
      let draft;
      let anchor;
      try {
        const table = await this.server.load();
        // Only now: editing went on while the table was on its way.
        draft = this.model.draft();
        anchor = this.view.anchor;
        this.model.load(table);
      } catch (problem) {
        this.tellProblem(problem);
        return;
      }
      if (this.model.columns.map(({ name }) => name).join() !== names) { this.startOver(draft); return; }
      this.order.refresh();
      this.view.refresh();
      const conflicts = this.model.resume(draft);
      const authors = Object.fromEntries((refusal?.conflicts ?? []).map(({ row, by }) => [row, by]));
      this.conflicts.show(conflicts, authors);
      if (!conflicts.length) this.view.select(anchor.row, anchor.column);
      if (refusal && !conflicts.length) this.say(this.words.say('merged'));
      this.keepDraft();
      this.showAll();
      if (refusal) await this.loadFindings();
    }

    /** The table has other columns now: the page begins anew, with what is not saved. */
    startOver(draft) {
      this.server.keep(draft);
      this.isLeaving = true;
      this.keepDraft = () => {};
      location.reload();
    }

    /** What an earlier visit of this page has left. */
    resume() {
      const draft = this.server.kept();
      if (!draft?.edits?.length) return;
      const conflicts = this.model.resume(draft);
      this.conflicts.show(conflicts);
      this.say(this.words.say('resumed', draft.edits.length));
      this.showAll();
    }

    async retry() {
      try {
        // A new session has another key for forms.
        await this.server.load(this.model?.revision ?? -1);
        const isWaiting = this.isWaitingToSave;
        this.hideProblem();
        if (!this.model) { this.app.dataset.state = ''; await this.start(); } else if (isWaiting) await this.save();
      } catch (problem) {
        this.tellProblem(problem);
      }
    }

    discard() {
      if (!window.confirm(this.words.say('discardAsk'))) return;
      this.server.keep({ edits: [] });
      this.conflicts.show([]);
      this.reloadClean();
    }

    async reloadClean() {
      try {
        this.model.load(await this.server.load());
        this.order.refresh();
        this.view.refresh();
        this.showAll();
        await this.loadFindings();
      } catch (problem) { this.tellProblem(problem); }
    }

    // What is said

    say(text) { this.part('live').textContent = text; this.part('said').textContent = text; }

    showSelection() {
      const { top, bottom, left, right } = this.view.box;
      const [rows, columns] = [bottom - top + 1, right - left + 1];
      this.part('selection').textContent = rows * columns > 1 && top >= 0 ? this.words.say('selection', rows * columns) : '';
    }

    showCounts() {
      const [shown, all] = [this.order.rows.length, this.model.rows.length];
      this.part('count').textContent = shown === all ? this.words.say('rows', all)
        : `${this.words.format.format(shown)} / ${this.words.say('rows', all)}`;
      this.part('none').hidden = all > 0 || !this.model.mayAdd;
      const { error, warning, note } = this.model.countFindings();
      const parts = [['errors', error], ['warnings', warning], ['notes', note]].filter(([, count]) => count)
        .map(([name, count]) => this.words.say(name, count));
      this.part('found').textContent = parts.join(', ') || this.words.say('noFinding');
      const general = this.part('general');
      general.replaceChildren(...this.model.general.map(({ severity, message }) => {
        const item = element('li', `finding finding--${severity}`);
        item.textContent = `${this.words.say(severity)}: ${message}`;
        return item;
      }));
    }

    showAll() {
      if (!this.model) return;
      const count = this.model.changeCount;
      const isAsking = this.conflicts.conflicts.length > 0;
      this.part('status').textContent = isAsking ? this.part('conflict').querySelector('h2').textContent
        : count ? this.words.say('unsaved', count) : this.words.say('allSaved');
      this.part('bar').classList.toggle('is-waiting', isAsking || count > 0);
      this.app.querySelector('[data-act=discard]').hidden = count === 0;
      const isOff = { save: count === 0, undo: !this.model.done.length, redo: !this.model.undone.length };
      // Whoever may only read has no buttons to undo with.
      for (const act in isOff) for (const button of this.app.querySelectorAll(`[data-act=${act}]`)) button.disabled = isOff[act];
      this.showCounts();
      this.panel.show();
    }

    tellProblem(problem) {
      if (!(problem instanceof Grid.Problem)) throw problem;
      const box = this.part('problem');
      const rows = problem.answer?.findings;
      if (rows) this.model.setFindings(rows, this.model.rows.filter((row) => rows.some(([name]) => name === row.name)));
      this.isWaitingToSave ||= this.isSaving;
      this.part('problem-text').textContent = problem.message || this.words.say(`problem.${problem.kind}`);
      this.part('sign-in').hidden = problem.kind !== 'signIn';
      this.app.querySelector('[data-act=retry]').hidden = problem.kind === 'refused';
      box.hidden = false;
      if (this.view) this.view.draw(true);
      this.part('live').textContent = this.part('problem-text').textContent;
    }

    /** Whether the server has said so; a new session has another key for forms, which `retry` fetches. */
    get isSignedOut() { return !this.part('problem').hidden && !this.part('sign-in').hidden; }

    hideProblem() { this.part('problem').hidden = true; this.isWaitingToSave = false; }
  }

  const app = document.getElementById('grid');
  if (app) {
    const page = new Page(app);
    page.start();
  }
})();

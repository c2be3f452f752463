/* The rows of a table while they are edited: cells, added and removed rows, undo, and what is sent to be saved. */
(() => {
  'use strict';
  const Grid = (window.CairnGrid ??= {});
  let lastID = 0;

  /** One row; `base` is what the server has, nil for a row that is new. */
  class Row {
    constructor(key, rights, cells) {
      this.id = ++lastID;
      this.key = key;
      this.rights = rights;
      this.cells = cells;
      this.base = key === null ? null : cells;
      this.findings = null;
      this.number = 0;
      this.lower = null;
      this.lowerWords = null;
    }

    get name() { return this.key ?? `new-${this.id}`; }
    get mayChange() { return this.base === null || (this.rights & 1) !== 0; }
    get mayRemove() { return this.base === null || (this.rights & 2) !== 0; }
    get isBlank() { return this.cells.every((cell) => cell.trim() === ''); }

    set(column, text) {
      if (this.cells === this.base) this.cells = this.cells.slice();
      this.cells[column] = text;
      this.lower = null;
      this.lowerWords = null;
    }

    /** The columns whose cells differ from what the server has. */
    changedColumns() {
      if (this.base === null) return [];
      if (this.base === this.cells) return [];
      return this.cells.flatMap((text, column) => (text === this.base[column] ? [] : [column]));
    }

    /** All cells in lower case, for filters. */
    get searchText() { return (this.lower ??= this.cells.join('\u0001').toLowerCase()); }

    /** The words that codes are shown as, in lower case, for filters. */
    searchWords(columns) {
      return (this.lowerWords ??= columns.flatMap((column, index) => (column.coded ? [Grid.shown(column, this.cells[index])] : []))
        .join('\u0001').toLowerCase());
    }

    findingsAt(column) { return this.findings?.get(column) ?? []; }
  }

  class Model {
    constructor(data) {
      this.listeners = [];
      this.load(data);
    }

    load(data) {
      this.columns = data.columns;
      this.revision = data.revision;
      this.mayAdd = data.mayAdd;
      this.rows = data.rows.map(([key, rights, cells]) => new Row(key, rights, cells));
      this.removed = new Set();
      this.touched = new Set();
      this.done = [];
      this.undone = [];
      this.byKey = new Map(this.rows.map((row) => [row.key, row]));
      this.number();
      this.general = [];
    }

    onChange(listener) { this.listeners.push(listener); }
    tell(change) { for (const listener of this.listeners) listener(change); }

    number() { this.rows.forEach((row, index) => { row.number = index + 2; }); }

    newRow(cells) { return new Row(null, 3, cells ?? this.columns.map(() => '')); }

    columnIndex(name) { return this.columns.findIndex((column) => column.name === name); }

    // Changes, each as one step of undo.

    /** @param change cells: [{row, column, after}], insert: [{row, index}], remove: [row] */
    apply(change) {
      const step = { cells: [], insert: change.insert ?? [], remove: [] };
      const removed = new Set(change.remove ?? []);
      this.rows.forEach((row, index) => { if (removed.has(row)) step.remove.push({ row, index }); });
      for (const { row, column, after } of change.cells ?? []) {
        const before = row.cells[column];
        if (before !== after) step.cells.push({ row, column, before, after });
      }
      if (!step.cells.length && !step.insert.length && !step.remove.length) return false;
      this.run(step, true);
      this.done.push(step);
      if (this.done.length > 500) this.done.shift();
      this.undone = [];
      this.tell(step);
      return true;
    }

    undo() { return this.move(this.done, this.undone, false); }
    redo() { return this.move(this.undone, this.done, true); }

    move(from, to, forward) {
      const step = from.pop();
      if (!step) return null;
      this.run(step, forward);
      to.push(step);
      const change = forward ? step : { cells: step.cells, insert: step.remove, remove: step.insert };
      this.tell(change);
      return change;
    }

    run(step, forward) {
      const [gone, come] = forward ? [step.remove, step.insert] : [step.insert, step.remove];
      if (gone.length) {
        const rows = new Set(gone.map(({ row }) => row));
        this.rows = this.rows.filter((row) => !rows.has(row));
        for (const row of rows) if (row.base !== null) this.removed.add(row); else this.touched.delete(row);
      }
      if (come.length) this.merge(come);
      for (const { row, column, before, after } of step.cells) {
        row.set(column, forward ? after : before);
        this.touched.add(row);
      }
      if (gone.length || come.length) this.number();
    }

    /** Puts rows in so that each ends up at its index. */
    merge(come) {
      const sorted = [...come].sort((a, b) => a.index - b.index);
      const result = [];
      let next = 0;
      for (const row of this.rows) {
        while (next < sorted.length && sorted[next].index <= result.length) result.push(sorted[next++].row);
        result.push(row);
      }
      while (next < sorted.length) result.push(sorted[next++].row);
      this.rows = result;
      for (const { row } of come) if (row.base !== null) this.removed.delete(row); else this.touched.add(row);
    }

    // What is not saved

    /** Changed cells, added rows that say something, and removed rows. */
    get changeCount() {
      let count = this.removed.size;
      for (const row of this.touched) {
        if (row.base === null) count += row.isBlank ? 0 : 1;
        else if (!this.removed.has(row)) count += row.changedColumns().length;
      }
      return count;
    }

    /** The edits as the server takes them. */
    edits() {
      const edits = [...this.removed].map((row) => ({ remove: row.key }));
      const added = [];
      for (const row of this.touched) {
        if (row.base === null || this.removed.has(row)) continue;
        const columns = row.changedColumns();
        if (columns.length) edits.push({ row: row.key, set: this.named(row, columns) });
      }
      let previous = null;
      for (const row of this.rows) {
        if (row.base === null && row.isBlank) continue;
        if (row.base === null) {
          const columns = this.columns.map((_, index) => index).filter((index) => row.cells[index] !== '');
          added.push({ add: row.name, after: previous, set: this.named(row, columns) });
        }
        previous = row.name;
      }
      return edits.concat(added);
    }

    named(row, columns) {
      return Object.fromEntries(columns.map((index) => [this.columns[index].name, row.cells[index]]));
    }

    /** The edits with what they were made from, to be kept while the page is away. */
    draft() {
      const base = (row) => this.named(row, this.columns.map((_, index) => index));
      const edits = this.edits().map((edit) => {
        const row = this.byKey.get(edit.row ?? edit.remove);
        return row ? { ...edit, base: base({ cells: row.base }) } : edit;
      });
      return { revision: this.revision, edits };
    }

    /** Puts edits of a draft on the rows that were just loaded; gives those that somebody else has touched meanwhile. */
    resume(draft) {
      const conflicts = [];
      const step = { cells: [], insert: [], remove: [] };
      const made = new Map();
      for (const edit of draft.edits) {
        if (edit.add !== undefined) { this.resumeAdded(edit, step, made); continue; }
        const key = edit.row ?? edit.remove;
        const row = this.byKey.get(key);
        const isSame = row && this.columns.every(({ name }, index) =>
          !(name in edit.base) || edit.base[name] === row.cells[index]);
        if (!isSame) {
          if (row || edit.set) conflicts.push({ key, edit, row: row ?? null });
        } else if (edit.set) step.cells.push(...this.cellsOf(row, edit.set));
        else step.remove.push(row);
      }
      this.apply(step);
      return conflicts;
    }

    cellsOf(row, set) {
      return Object.entries(set).flatMap(([name, after]) => {
        const column = this.columnIndex(name);
        return column < 0 ? [] : [{ row, column, after }];
      });
    }

    resumeAdded(edit, step, made) {
      const row = this.newRow();
      for (const { column, after } of this.cellsOf(row, edit.set)) row.cells[column] = after;
      made.set(edit.add, row);
      const isFirst = edit.after === null;
      const anchor = made.get(edit.after) ?? this.byKey.get(edit.after);
      const place = step.insert.find((other) => other.row === anchor);
      const index = isFirst ? 0 : place ? place.index + 1 : anchor ? this.rows.indexOf(anchor) + 1 : this.rows.length;
      const before = step.insert.filter((other) => other !== place && other.index <= index).length;
      step.insert.push({ row, index: place || isFirst ? index : index + before });
    }

    /** What stands here now, to be compared with later: editing goes on while a save is on its way. */
    sent() {
      const rows = [...this.touched].filter((row) => !(row.base === null && row.isBlank) && !this.removed.has(row));
      return { rows: rows.map((row) => ({ row, cells: row.cells.slice() })), removed: [...this.removed] };
    }

    /** Takes over what was sent and saved: names by what the page called them. What was changed since stays a change. */
    saved(answer, sent) {
      const present = new Set(this.rows);
      for (const { row, cells } of sent.rows) {
        const name = answer.names[row.name] ?? row.key;
        if (row.key !== null) this.byKey.delete(row.key);
        row.key = name;
        if (row.base === null) row.rights = answer.newRights;
        row.base = cells;
        if (!row.changedColumns().length) row.cells = cells;
        this.byKey.set(name, row);
        if (!present.has(row)) this.removed.add(row);
      }
      // What was removed for good cannot come back as the row that it was; as a new one it can.
      for (const row of sent.removed) {
        this.byKey.delete(row.key);
        this.removed.delete(row);
        row.key = null;
        row.base = null;
        if (present.has(row)) this.touched.add(row);
      }
      this.touched = new Set([...this.touched].filter((row) => row.base === null || row.changedColumns().length));
      this.revision = answer.revision;
      this.tell({ cells: [], insert: [], remove: [], saved: true });
    }

    // Findings

    /** Replaces the findings of some rows: [name, column or -1, severity, message]. */
    setFindings(list, rows) {
      const byName = new Map();
      for (const row of rows) { row.findings = null; byName.set(row.name, row); }
      for (const [name, column, severity, message] of list) {
        const row = byName.get(name);
        if (!row) continue;
        row.findings ??= new Map();
        if (!row.findings.has(column)) row.findings.set(column, []);
        row.findings.get(column).push({ severity, message });
      }
    }

    /** How many findings of each severity there are. */
    countFindings() {
      const count = { error: 0, warning: 0, note: 0 };
      for (const row of this.rows) {
        if (!row.findings) continue;
        for (const list of row.findings.values()) for (const { severity } of list) count[severity] += 1;
      }
      return count;
    }
  }

  Grid.Row = Row;
  Grid.Model = Model;
})();

/* What can be done with the selection: clear, copy, paste, fill down, set a column, add, duplicate and remove rows. */
(() => {
  'use strict';
  const Grid = (window.CairnGrid ??= {});

  class Commands {
    constructor(model, order, view, say) { Object.assign(this, { model, order, view, say }); }

    get boxColumns() {
      const { left, right } = this.view.box;
      return Array.from({ length: right - left + 1 }, (_, index) => left + index);
    }

    /** Applies cells, leaving out those that the person may not change, and says how many those are. */
    set(cells, change = {}) {
      const allowed = cells.filter(({ row }) => row.mayChange);
      const refused = cells.length - allowed.length;
      const isDone = this.model.apply({ ...change, cells: allowed });
      if (refused) this.say('refused', refused);
      return isDone;
    }

    /** What a column's cell becomes of a text that somebody has typed or pasted. */
    taken(column, text) { return Grid.cellOf(this.model.columns[column], text); }

    setCell(row, column, text) { return this.set([{ row, column, after: this.taken(column, text) }]); }

    clear() {
      const columns = this.boxColumns;
      this.set(this.view.selectedRows.flatMap((row) => columns.map((column) => ({ row, column, after: '' }))));
    }

    copyText() {
      const columns = this.boxColumns;
      return Grid.toTSV(this.view.selectedRows.map((row) =>
        columns.map((column) => Grid.fieldOf(this.model.columns[column], row.cells[column]))));
    }

    fillDown() {
      const { left } = this.view.box;
      const columns = this.boxColumns;
      let rows = this.view.selectedRows;
      // In a single row the cell above is the one to repeat.
      if (rows.length === 1 && this.view.box.top > 0) rows = [this.order.rows[this.view.box.top - 1], rows[0]];
      const [first, ...rest] = rows;
      if (!first || left < 0) return;
      this.set(rest.flatMap((row) => columns.map((column) => ({ row, column, after: first.cells[column] }))));
    }

    paste(text) {
      const lines = Grid.fromTSV(text);
      const { box } = this.view;
      // A table without rows has only its headings to stand on.
      const [top, left] = this.model.rows.length ? [box.top, box.left] : [0, Math.max(0, box.left)];
      const headed = lines.length > 1 ? this.headed(lines[0]) : null;
      if (headed) { this.pasteTable(headed, lines.slice(1)); return; }
      if (top < 0) return;
      if (lines.length === 1 && lines[0].length === 1 && this.model.rows.length) {
        const [[pasted]] = lines;
        this.set(this.view.selectedRows.flatMap((row) =>
          this.boxColumns.map((column) => ({ row, column, after: this.taken(column, pasted) }))));
        return;
      }
      const rows = this.order.rows.slice(top, top + lines.length);
      const missing = lines.length - rows.length;
      const insert = missing > 0 ? this.newRows(missing) : [];
      if (missing > 0 && !insert.length) this.say('noRoom', missing);
      const targets = rows.concat(insert.map(({ row }) => row));
      const width = this.model.columns.length;
      const cells = lines.slice(0, targets.length).flatMap((line, index) => line
        .slice(0, width - left).map((pasted, offset) => ({ row: targets[index], column: left + offset, after: this.taken(left + offset, pasted) })));
      const wide = Math.max(...lines.map((line) => line.length));
      this.set(cells, { insert });
      if (wide > width - left) this.say('tooWide', wide - (width - left));
      else this.say('pasted', targets.length);
      this.view.selectBox(top, left, top + targets.length - 1, Math.min(width, left + wide) - 1);
    }

    /** The columns that a line of headings names, in its order; nil for a line of anything else. */
    headed(line) {
      const names = line.map(folded);
      const columns = names.map((name) => (name === '' ? -1
        : this.model.columns.findIndex((column) => folded(column.name) === name || folded(column.title) === name)));
      const known = columns.filter((column) => column >= 0);
      const isAll = columns.every((column, index) => column >= 0 || names[index] === '');
      return isAll && known.length > 1 && new Set(known).size === known.length ? columns : null;
    }

    /** Takes rows under headings, wherever the selection is: a known id changes its row, any other adds one at the end. */
    pasteTable(columns, lines) {
      const key = this.model.columns.findIndex((column) => column.key && column.kind === 'identifier');
      const place = key < 0 ? -1 : columns.indexOf(key);
      const known = new Map(place < 0 ? [] : this.model.rows.map((row) => [row.cells[key], row]));
      const filled = lines.filter((line) => line.some((cell) => cell.trim() !== ''));
      const added = filled.filter((line) => !known.has(line[place]?.trim() ?? ''));
      const fresh = this.newRows(added.length);
      const insert = added.slice(0, fresh.length).map((line, index) => {
        for (const { column, after } of this.under(columns, line)) fresh[index].row.cells[column] = after;
        return fresh[index];
      });
      const changed = filled.flatMap((line) => {
        const row = known.get(line[place]?.trim() ?? '');
        return row ? [{ row, line }] : [];
      });
      this.set(changed.flatMap(({ row, line }) => this.under(columns, line).map((cell) => ({ row, ...cell }))), { insert });
      if (insert.length < added.length) this.say('noRoom', added.length - insert.length);
      else this.say('pastedTable', insert.length + changed.length);
      const at = this.order.rows.indexOf((insert[0] ?? changed[0])?.row);
      if (at >= 0) this.view.select(at, 0);
    }

    /** What a line says of the columns that its headings name. */
    under(columns, line) {
      return columns.flatMap((column, index) => (column < 0 || index >= line.length ? []
        : [{ column, after: this.taken(column, line[index]) }]));
    }

    /** Rows to put at the end of the table. */
    newRows(count) {
      if (!this.model.mayAdd) return [];
      const start = this.model.rows.length;
      return Array.from({ length: count }, (_, index) => ({ row: this.model.newRow(), index: start + index }));
    }

    /** The place in the table behind the selection. */
    get placeBehind() {
      const last = this.view.selectedRows.at(-1);
      return last ? this.model.rows.indexOf(last) + 1 : this.model.rows.length;
    }

    add() {
      if (!this.model.mayAdd) { this.say('mayNotAdd'); return; }
      const row = this.model.newRow();
      this.model.apply({ insert: [{ row, index: this.placeBehind }] });
      const at = this.order.rows.indexOf(row);
      if (at >= 0) this.view.select(at, 0);
    }

    duplicate() {
      if (!this.model.mayAdd) { this.say('mayNotAdd'); return; }
      const sources = this.view.selectedRows;
      if (!sources.length) return;
      const keys = this.model.columns.findIndex(({ key, kind }) => key && kind === 'identifier');
      const taken = new Set(keys < 0 ? [] : this.model.rows.map((row) => row.cells[keys]));
      const start = this.placeBehind;
      const insert = sources.map((source, offset) => {
        const row = this.model.newRow(source.cells.slice());
        if (keys >= 0) row.cells[keys] = free(source.cells[keys], taken);
        return { row, index: start + offset };
      });
      this.model.apply({ insert });
      const at = this.order.rows.indexOf(insert[0].row);
      if (at >= 0) this.view.selectBox(at, 0, at + insert.length - 1, this.model.columns.length - 1);
    }

    remove() {
      const rows = this.view.selectedRows;
      const allowed = rows.filter((row) => row.mayRemove);
      this.model.apply({ remove: allowed });
      if (allowed.length < rows.length) this.say('notRemoved', rows.length - allowed.length);
      else this.say('removed', allowed.length);
      this.view.select(Math.min(this.view.box.top, this.order.rows.length - 1), this.view.anchor.column);
    }

    setColumn(column, text, rows) {
      const after = this.taken(column, text);
      this.set(rows.map((row) => ({ row, column, after })));
      this.say('setRows', rows.filter((row) => row.mayChange).length);
    }

    undo() { this.follow(this.model.undo(), 'nothingToUndo'); }
    redo() { this.follow(this.model.redo(), 'nothingToRedo'); }

    /** Shows where something changed. */
    follow(change, otherwise) {
      if (!change) { this.say(otherwise); return; }
      const first = change.cells[0] ?? change.insert[0];
      const at = first ? this.order.rows.indexOf(first.row) : -1;
      if (at >= 0) this.view.select(at, first.column ?? this.view.anchor.column);
      else this.view.focus();
    }

    /** Goes to the next cell with a finding, round the end of the table. */
    nextFinding(backwards = false) {
      const { rows } = this.order;
      const { row: from, column } = this.view.anchor;
      const step = backwards ? -1 : 1;
      for (let distance = 0; distance <= rows.length; distance += 1) {
        const index = (((from + step * distance) % rows.length) + rows.length) % rows.length;
        const columns = [...(rows[index]?.findings?.keys() ?? [])].map((each) => Math.max(0, each))
          .filter((each) => distance > 0 || (backwards ? each < column : each > column))
          .sort((a, b) => step * (a - b));
        if (columns.length) { this.view.select(index, columns[0]); return true; }
      }
      const stays = rows[from]?.findings;
      if (!stays) this.say('noFinding');
      return Boolean(stays);
    }
  }

  /** A heading without signs and capitals. */
  const folded = (text) => text.toLowerCase().normalize('NFD').replace(/[^\p{L}\p{N}]/gu, '');

  /** An id that is not taken: `boiler-2` after `boiler`. */
  const free = (id, taken) => {
    const [, stem, number] = id.match(/^(.*?)(?:-(\d{1,3}))?$/);
    let next = number === undefined ? 2 : Number(number) + 1;
    while (taken.has(`${stem}-${next}`)) next += 1;
    taken.add(`${stem}-${next}`);
    return id === '' ? '' : `${stem}-${next}`;
  };

  Grid.Commands = Commands;
})();

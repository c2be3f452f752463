/* Which rows are shown, and in which order: filters over all columns or one, and sorting. */
(() => {
  'use strict';
  const Grid = (window.CairnGrid ??= {});

  class Order {
    constructor(model) {
      this.model = model;
      this.text = '';
      this.byColumn = new Map();
      this.onlyFindings = false;
      this.sort = null;
      this.refresh();
    }

    get isFiltered() { return this.text !== '' || this.byColumn.size > 0 || this.onlyFindings; }

    /** Makes the list anew. */
    refresh() {
      const tests = this.tests();
      let rows = tests.length
        ? this.model.rows.filter((row) => tests.every((test) => test(row))) : this.model.rows.slice();
      if (this.sort) rows = this.sorted(rows);
      this.rows = rows;
    }

    /** Keeps the list and takes over what came and went, so that a row does not jump away while it is typed in. */
    follow(change) {
      if (change.remove.length) {
        const gone = new Set(change.remove.map(({ row }) => row));
        this.rows = this.rows.filter((row) => !gone.has(row));
      }
      if (!change.insert.length) return;
      if (!this.isFiltered && !this.sort) { this.rows = this.model.rows.slice(); return; }
      const come = new Set(change.insert.map(({ row }) => row));
      const after = new Map();
      let anchor = null;
      const shown = new Set(this.rows);
      for (const row of this.model.rows) {
        if (come.has(row)) after.set(anchor, [...(after.get(anchor) ?? []), row]);
        else if (shown.has(row)) anchor = row;
      }
      const rows = [...(after.get(null) ?? [])];
      for (const row of this.rows) rows.push(row, ...(after.get(row) ?? []));
      this.rows = rows;
    }

    tests() {
      const tests = this.text.toLowerCase().split(/\s+/).filter(Boolean)
        .map((word) => {
          // Cells have no marks between thousands; what is seen has.
          const plain = word.replace(/,(?=\d{3}(\D|$))/g, '');
          return (row) => row.searchText.includes(word) || row.searchText.includes(plain)
            || row.searchWords(this.model.columns).includes(word);
        });
      for (const [column, wanted] of this.byColumn) tests.push(this.columnTest(column, wanted));
      if (this.onlyFindings) tests.push((row) => row.findings !== null);
      return tests;
    }

    /** `=text` the whole cell, `=` an empty one, `>5` and `<5` numbers, `!text` without it; else a part of the cell. A code and its words are alike. */
    columnTest(column, wanted) {
      const rest = wanted.slice(1).trim().toLowerCase();
      const cell = (row) => row.cells[column].trim().toLowerCase();
      const shown = (row) => Grid.shown(this.model.columns[column], row.cells[column]).trim().toLowerCase();
      if (wanted.startsWith('=')) return (row) => cell(row) === rest || shown(row) === rest;
      if (wanted.startsWith('!') && rest) return (row) => !cell(row).includes(rest) && !shown(row).includes(rest);
      const limit = Grid.number(rest);
      if (wanted.startsWith('>') && limit !== null) return (row) => (Grid.number(cell(row)) ?? -Infinity) > limit;
      if (wanted.startsWith('<') && limit !== null) return (row) => (Grid.number(cell(row)) ?? Infinity) < limit;
      const part = wanted.trim().toLowerCase();
      return (row) => row.cells[column].toLowerCase().includes(part) || shown(row).includes(part);
    }

    sorted(rows) {
      const { column, descending } = this.sort;
      const collator = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: 'base' });
      const declared = this.model.columns[column];
      const text = ({ cells }) => (declared.coded ? Grid.shown(declared, cells[column]) : cells[column]);
      const keyed = rows.map((row) => ({ row, text: text(row), number: Grid.number(row.cells[column]) }));
      const sign = descending ? -1 : 1;
      keyed.sort((a, b) => {
        // Empty cells stand at the end either way.
        if ((a.text === '') !== (b.text === '')) return a.text === '' ? 1 : -1;
        if (a.number !== null && b.number !== null) return sign * (a.number - b.number) || a.row.number - b.row.number;
        return sign * collator.compare(a.text, b.text) || a.row.number - b.row.number;
      });
      return keyed.map(({ row }) => row);
    }
  }

  /** A cell as a number, with separators of thousands; nil when it is none. */
  Grid.number = (text) => {
    const plain = text.replace(/,(?=\d{3}(\D|$))/g, '').trim();
    if (plain === '') return null;
    const value = Number(plain);
    return Number.isFinite(value) ? value : null;
  };

  /** Cells as a spreadsheet copies them. */
  Grid.toTSV = (lines) => lines.map((cells) => cells.map((text) =>
    (/["\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join('\t')).join('\r\n');

  /** Lines of cells from what a spreadsheet has copied. */
  Grid.fromTSV = (text) => {
    const lines = [[]];
    const pattern = /(?:"((?:[^"]|"")*)"(?=\t|\r?\n|\r|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/gy;
    let match;
    while ((match = pattern.exec(text)) !== null) {
      lines.at(-1).push(match[1] !== undefined ? match[1].replaceAll('""', '"') : match[2]);
      const isLast = pattern.lastIndex >= text.length;
      if (isLast && match[3] === '\t') lines.at(-1).push('');
      if (isLast || match[3] === '') break;
      if (match[3] !== '\t') lines.push([]);
    }
    return lines;
  };

  Grid.Order = Order;
})();

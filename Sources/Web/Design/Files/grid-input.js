/* Keyboard, mouse, clipboard, and the field in which a cell is edited. */
(() => {
  'use strict';
  const Grid = (window.CairnGrid ??= {});
  const { element } = Grid;

  class Input {
    /** @param actions save() and find(), which lie outside of the grid. */
    constructor(model, order, view, commands, actions) {
      Object.assign(this, { model, order, view, commands, actions, editor: null });
      const { root } = view;
      root.addEventListener('keydown', (event) => this.key(event));
      root.addEventListener('mousedown', (event) => this.press(event));
      root.addEventListener('dblclick', (event) => this.doubleClick(event));
      root.addEventListener('focusin', (event) => this.focusMoved(event));
      for (const name of ['copy', 'cut', 'paste']) root.addEventListener(name, (event) => this.clip(event));
      // A table without rows has no cell to be pasted into.
      document.addEventListener('paste', (event) => {
        const isElsewhere = root.contains(event.target) || event.target.closest?.('input, textarea, select, dialog');
        if (!model.rows.length && model.mayAdd && !isElsewhere) this.clip(event);
      });
    }

    // Keyboard

    key(event) {
      if (this.editor) { this.editingKey(event); return; }
      const isControl = event.ctrlKey || event.metaKey;
      const done = isControl ? this.controlKey(event) : event.altKey ? false : this.plainKey(event);
      if (done) event.preventDefault();
    }

    controlKey(event) {
      const { view, commands } = this;
      const last = { row: this.order.rows.length - 1, column: this.model.columns.length - 1 };
      const end = event.shiftKey ? view.extent : view.anchor;
      const go = (row, column) => { view.select(row, column, { extend: event.shiftKey }); return true; };
      switch (event.key.toLowerCase()) {
        case 'home': return go(0, 0);
        case 'end': return go(last.row, last.column);
        case 'arrowup': return go(0, end.column);
        case 'arrowdown': return go(last.row, end.column);
        case 'arrowleft': return go(end.row, 0);
        case 'arrowright': return go(end.row, last.column);
        case 'a': view.selectBox(0, 0, last.row, last.column); return true;
        case 'z': if (event.shiftKey) commands.redo(); else commands.undo(); return true;
        case 'y': commands.redo(); return true;
        case 'd': commands.fillDown(); return true;
        case 's': this.actions.save(); return true;
        case 'f': this.actions.find(); return true;
        case ' ': view.selectBox(0, view.box.left, last.row, view.box.right); return true;
        default: return false;
      }
    }

    plainKey(event) {
      const { view, commands } = this;
      const extend = event.shiftKey;
      const { row, column } = extend ? view.extent : view.anchor;
      const go = (toRow, toColumn) => {
        // Only the header lies above the first row, and only without a selection.
        view.select(extend ? Math.max(0, toRow) : toRow, toColumn, { extend });
        return true;
      };
      switch (event.key) {
        case 'ArrowUp': return go(row - 1, column);
        case 'ArrowDown': return go(row + 1, column);
        case 'ArrowLeft': return go(row, column - 1);
        case 'ArrowRight': return go(row, column + 1);
        case 'PageUp': return go(Math.max(0, row - view.pageRows), column);
        case 'PageDown': return go(row + view.pageRows, column);
        case 'Home': return go(row, 0);
        case 'End': return go(row, this.model.columns.length - 1);
        case 'F8': commands.nextFinding(event.shiftKey); return true;
        case 'Escape': view.select(view.anchor.row, view.anchor.column); return true;
        case 'Delete': case 'Backspace': commands.clear(); return true;
        case 'Enter': case 'F2':
          if (view.anchor.row < 0) this.actions.sort(view.anchor.column); else this.edit();
          return true;
        case ' ':
          if (extend) { view.selectBox(view.box.top, 0, view.box.bottom, this.model.columns.length - 1); return true; }
          if (view.anchor.row < 0) { view.selectBox(0, column, this.order.rows.length - 1, column); return true; }
      }
      if (event.key.length === 1 && view.anchor.row >= 0) { this.edit(event.key); return true; }
      return false;
    }

    editingKey(event) {
      const isBreak = event.key === 'Enter' && (event.altKey || event.shiftKey) && this.editor.tagName === 'TEXTAREA';
      if (isBreak) { if (event.altKey) { event.preventDefault(); this.editor.setRangeText('\n', this.editor.selectionStart, this.editor.selectionEnd, 'end'); } return; }
      const { row, column } = this.view.anchor;
      if (event.key === 'Escape') { event.preventDefault(); this.close(false); } else if (event.key === 'Enter') {
        event.preventDefault();
        if (event.isComposing) return;
        this.close(true);
        this.view.select(Math.min(row + 1, this.order.rows.length - 1), column);
      } else if (event.key === 'Tab') {
        event.preventDefault();
        this.close(true);
        this.view.select(row, column + (event.shiftKey ? -1 : 1));
      } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
        event.preventDefault();
        this.close(true);
        this.actions.save();
      }
    }

    // The field

    /** Opens the field of the active cell; a typed sign replaces what is there. */
    edit(typed) {
      const { view } = this;
      const row = view.activeRow;
      const cell = view.cellAt(view.anchor);
      if (!row || !cell || this.editor) return;
      if (!row.mayChange) { this.actions.say('refused', 1); return; }
      view.reveal(view.anchor);
      const column = this.model.columns[view.anchor.column];
      const shown = Grid.fieldOf(column, row.cells[view.anchor.column]);
      const field = this.makeField(column, shown, typed);
      field.setAttribute('aria-label', `${column.title}, ${row.number}`);
      cell.isEditing = true;
      cell.replaceChildren(field);
      cell.classList.add('is-editing');
      Object.assign(this, { editor: field, editing: { row, column: view.anchor.column, cell, shown } });
      field.addEventListener('blur', () => { if (this.editor === field) this.close(true, false); });
      field.focus({ preventScroll: true });
      if (field.setSelectionRange) field.setSelectionRange(field.value.length, field.value.length);
    }

    makeField(column, value, typed) {
      const hasList = column.choices?.length > 0;
      if (hasList && column.strict && column.choices.length <= 300) return this.makeSelect(column, value, typed);
      const isLong = column.kind === 'long' || value.includes('\n') || value.length > 60;
      const field = element(isLong && !hasList ? 'textarea' : 'input', 'sheet__field');
      if (isLong && !hasList) field.classList.add('sheet__field--long');
      if (column.kind === 'number' || column.kind === 'whole' || column.kind === 'year') field.inputMode = 'decimal';
      field.autocomplete = 'off';
      field.spellcheck = column.kind === 'long' || column.kind === 'text';
      if (hasList) field.setAttribute('list', this.listOf(column));
      field.value = typed ?? value;
      return field;
    }

    makeSelect(column, value, typed) {
      const field = element('select', 'sheet__field');
      const known = new Set(column.choices.map(([choice]) => choice));
      const others = ['', value].filter((text, index, all) => !known.has(text) && all.indexOf(text) === index);
      for (const [choice, label] of [...others.map((text) => [text, text]), ...column.choices]) {
        const option = element('option', '', { value: choice });
        option.textContent = label && label !== choice ? `${choice} – ${label}` : choice;
        field.append(option);
      }
      field.value = value;
      const start = typed?.toLowerCase();
      const match = start && column.choices.find(([choice]) => choice.toLowerCase().startsWith(start));
      if (match) [field.value] = match;
      return field;
    }

    /** A list of suggestions, made once for each column. */
    listOf(column) {
      const id = `grid-list-${column.name}`;
      if (!document.getElementById(id)) {
        const list = element('datalist', '', { id });
        for (const [choice, label] of column.choices) {
          const option = element('option', '', { value: choice });
          if (label && label !== choice) option.label = label;
          list.append(option);
        }
        this.view.root.after(list);
      }
      return id;
    }

    close(isKept, refocus = true) {
      const { editor, editing } = this;
      if (!editor) return;
      this.editor = null;
      const { row, column, cell, shown } = editing;
      cell.isEditing = false;
      cell.shownText = null;
      cell.replaceChildren();
      if (isKept && editor.value !== shown) this.commands.setCell(row, column, editor.value);
      else this.view.draw(true);
      if (refocus) this.view.focus();
    }

    // Mouse

    press(event) {
      if (event.button !== 0 || event.target.closest('.sheet__field')) return;
      const place = this.view.placeOf(event.target);
      if (!place) return;
      event.preventDefault();
      if (this.editor) this.close(true);
      const last = { row: this.order.rows.length - 1, column: this.model.columns.length - 1 };
      if (place.row < 0) { if (place.column >= 0) this.actions.sort(place.column); return; }
      if (place.column < 0) {
        const from = event.shiftKey ? this.view.anchor.row : place.row;
        this.view.selectBox(from, 0, place.row, last.column);
        this.drag((row) => this.view.selectBox(from, 0, row, last.column));
        return;
      }
      this.view.select(place.row, place.column, { extend: event.shiftKey });
      this.drag((row, column) => this.view.select(row, Math.max(0, column), { extend: true, focus: false }));
    }

    drag(select) {
      let previous = '';
      const move = (event) => {
        const node = document.elementFromPoint(event.clientX, event.clientY);
        const place = node && this.view.placeOf(node);
        if (!place || place.row < 0 || previous === `${place.row} ${place.column}`) return;
        previous = `${place.row} ${place.column}`;
        select(place.row, place.column);
      };
      const stop = () => { window.removeEventListener('mousemove', move); window.removeEventListener('mouseup', stop); };
      window.addEventListener('mousemove', move);
      window.addEventListener('mouseup', stop);
    }

    doubleClick(event) {
      const place = this.view.placeOf(event.target);
      if (place && place.row >= 0 && place.column >= 0 && !event.target.closest('.sheet__field')) this.edit();
    }

    /** A screen reader may move the focus by itself. */
    focusMoved(event) {
      if (this.editor) return;
      const place = this.view.placeOf(event.target);
      const { anchor } = this.view;
      if (!place || place.column < 0 || (place.row === anchor.row && place.column === anchor.column)) return;
      this.view.select(place.row, place.column, { focus: false });
    }

    // Clipboard

    clip(event) {
      if (this.editor) return;
      event.preventDefault();
      if (event.type === 'paste') { this.commands.paste(event.clipboardData.getData('text/plain')); return; }
      if (this.view.box.bottom < 0) return;
      event.clipboardData.setData('text/plain', this.commands.copyText());
      if (event.type === 'cut') this.commands.clear();
      else this.actions.say('copied', this.view.selectedRows.length);
    }
  }

  Grid.Input = Input;
})();

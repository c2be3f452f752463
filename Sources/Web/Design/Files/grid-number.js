/* Reads numbers as they are typed or pasted, just as the server does (WrittenNumber.swift), and shows those of the table. */
(() => {
  'use strict';
  const Grid = (window.CairnGrid ??= {});
  const isDigits = (text) => /^[0-9]*$/.test(text);

  /** Takes signs and currencies from the front: [the signs, what is left]. */
  const takeMarks = (text, signs) => {
    let [taken, rest] = ['', text];
    for (;;) {
      const dollar = signs.includes('$') && /^(US\$|\$)/.exec(rest);
      if (dollar) rest = rest.slice(dollar[0].length);
      else if (rest && '-−–+'.includes(rest[0])) { taken += rest[0]; rest = rest.slice(1); } else return [taken, rest];
      rest = rest.trimStart();
    }
  };

  const grouped = (text, mark, sign) => {
    const groups = text.split(mark);
    const isRight = groups.length === 1
      || (groups[0].length >= 1 && groups[0].length <= 3 && groups.slice(1).every((group) => group.length === 3));
    return isRight && groups.every(isDigits) ? sign + groups.join('') : null;
  };

  const decimal = (text, mark, groups, sign) => {
    const parts = text.split(mark);
    if (parts.length !== 2 || !isDigits(parts[1])) return null;
    const number = grouped(parts[0] || '0', groups, sign);
    return number === null || parts[1] === '' ? number : `${number}.${parts[1]}`;
  };

  const reading = (text, sign, asks) => {
    if (/[eE]/.test(text)) {
      const isNumber = /^[0-9][0-9.eE+-]*$/.test(text) && Number.isFinite(Number(text));
      return { number: isNumber ? sign + text : null };
    }
    if (!/[0-9]/.test(text) || !/^[0-9., ]*$/.test(text)) return { number: null };
    const marks = text.replace(/[^.,]/g, '');
    if (marks === '') return { number: grouped(text, ' ', sign) };
    const last = marks.at(-1);
    const other = last === '.' ? ',' : '.';
    if (marks.includes(other)) return { number: decimal(text, last, other, sign) };
    if (marks.length > 1) return { number: grouped(text, last, sign) };
    if (!/^[1-9][0-9]{0,2}[.,][0-9]{3}$/.test(text)) return { number: decimal(text, last, ' ', sign) };
    const [whole, part] = [grouped(text, last, sign), decimal(text, last, ' ', sign)];
    return asks ? { number: null, whole, decimal: part } : { number: last === ',' ? whole : part };
  };

  /**
   * Reads a number.
   * @param asks True where a single mark before three digits can be either mark, as in Spanish.
   * @param signs What may stand beside the digits: '$', '%', both or neither.
   * @returns {{number: ?string, whole: ?string, decimal: ?string}} number as a table holds it; whole and decimal where it can be two.
   */
  Grid.readNumber = (written, asks, signs = '') => {
    let [minus, rest] = takeMarks(written.replace(/\s/g, ' ').trim(), signs);
    if (rest.startsWith('(') && rest.endsWith(')')) {
      const [inner, within] = takeMarks(rest.slice(1, -1).trim(), signs);
      minus += `-${inner}`;
      rest = within;
    }
    if (signs.includes('%') && rest.endsWith('%')) rest = rest.slice(0, -1).trimEnd();
    if (minus.length > 1) return { number: null };
    return reading(rest, minus === '' || minus === '+' ? '' : '-', asks);
  };

  const asks = () => document.documentElement.lang.startsWith('es');
  const isNumber = ({ kind }) => kind === 'number' || kind === 'whole' || kind === 'year';

  /** What a cell becomes of a text that was typed or pasted. A number that can be two gets a question mark, so that nobody takes it for either. */
  Grid.cellOf = (column, written) => {
    if (!isNumber(column)) return column.coded ? codeOf(column, written) : written;
    const read = Grid.readNumber(written, asks(), column.signs ?? '');
    if (read.whole !== undefined) return column.kind === 'number' ? `${written.trim()}?` : read.whole;
    if (read.number === null) return written;
    // A form shows 2.375 as 2.3750 where 2.375 could be two numbers.
    const short = read.number.slice(0, -1);
    return read.number.endsWith('0') && Grid.readNumber(short, asks()).whole !== undefined ? short : read.number;
  };

  /** A cell as it is edited and copied, so that it is read as the same number again. */
  Grid.fieldOf = (column, cell) => {
    const isOpen = column.kind === 'number' && Grid.readNumber(cell, asks()).whole !== undefined;
    return isOpen && /^-?[0-9]+\.[0-9]+$/.test(cell) ? `${cell}0` : cell;
  };

  /** What the code of a cell is called, such as `Natural gas`; the cell itself where it has no other name. */
  const wordOf = (column, cell) => {
    column.labels ??= new Map(column.choices);
    return column.labels.get(cell.trim()) || cell;
  };

  /** The code of a word that was typed or pasted; a word that several codes have stands for none, and other texts stay. */
  const codeOf = (column, written) => {
    column.codes ??= column.choices.reduce((codes, [code, label]) => {
      const word = label.toLowerCase();
      return codes.set(word, codes.has(word) && codes.get(word) !== code ? null : code);
    }, new Map());
    column.labels ??= new Map(column.choices);
    const typed = written.trim();
    return column.labels.has(typed) ? written : column.codes.get(typed.toLowerCase()) || written;
  };

  /** A cell as it is shown: codes in words, every digit, with the marks that all pages have. It is edited and copied as it is. */
  Grid.shown = (column, cell) => {
    if (column.coded) return wordOf(column, cell);
    if (column.kind !== 'number' && column.kind !== 'whole') return cell;
    const parts = /^(-?)([0-9]{4,})(\.[0-9]+)?$/.exec(cell);
    if (!parts) return cell;
    return parts[1] + parts[2].replace(/\B(?=([0-9]{3})+$)/g, ',') + (parts[3] ?? '');
  };
})();

/* The form between page and value. A field names its member in ``data-field`` and says in
   ``data-kind`` how it is written; a list (``data-list``) holds rows made of a template; form and
   rows are the scopes (``data-scope``) to which fields and lists belong. What stands in the page is
   the one truth: nothing typed is kept elsewhere. */

import { Mistake, fenOf, inWan, inYuan, numberOf, toTheFen } from "./exact.js";

const MONTH = /^(20\d\d)[-年./](\d{1,2})月?$/;

const same = (value) => value;
const KINDS = {
  line: { read: (typed) => typed.trim(), write: same },
  words: { read: same, write: same },
  choice: { read: same, write: same },
  item: { read: same, write: same },
  year: { read: year, write: String },
  month: { read: month, write: same },
  number: { read: numberOf, write: String },
  money: {
    read: (typed, field) => Number(fenOf(typed, unitOf(field))),
    write: (fen, field) => (unitOf(field) === "元" ? inYuan(BigInt(fen)) : inWan(BigInt(fen))),
    tell: (fen) => toTheFen(BigInt(fen)),
  },
};

const kindOf = (field) => KINDS[field.dataset.kind ?? "line"];

/** In which unit amounts are written in the form: 元 or 万元. */
export const unitOf = (field) => field.closest("form")?.dataset.unit ?? "元";

function year(typed) {
  const text = typed.normalize("NFKC").replace(/年$/, "").trim();
  if (!/^20\d\d$/.test(text)) {
    throw new Mistake(`“${typed.trim()}”不是年度。请写四位数，例如 2026。`);
  }
  return Number(text);
}

function month(typed) {
  const read = MONTH.exec(typed.normalize("NFKC").replace(/\s/g, ""));
  if (!read || read[2] < 1 || read[2] > 12) {
    throw new Mistake(`“${typed.trim()}”不是月份。请写成 2026-03 或 2026年3月。`);
  }
  return `${read[1]}-${read[2].padStart(2, "0")}`;
}

/** What an empty field stands for, as JSON in ``data-empty``. */
const emptyOf = (field) => JSON.parse(field.dataset.empty ?? '""');

/** Read one text as the value of a field; raises Mistake. */
export const readAs = (field, typed) =>
  typed.trim() === "" ? emptyOf(field) : kindOf(field).read(typed, field);

/** Write the value of a field for a person, in a sentence. */
export function told(field, value) {
  if (value === undefined || value === null || value === "" || value === emptyOf(field)) {
    return "";
  }
  if (field instanceof HTMLSelectElement) {
    return [...field.options].find((option) => option.value === String(value))?.text ?? "";
  }
  return kindOf(field).tell?.(value) ?? String(value);
}

const belongsTo = (scope) => (part) => part.parentElement.closest("[data-scope]") === scope;
const own = (scope, attribute) =>
  [...scope.querySelectorAll(`[${attribute}]`)].filter(belongsTo(scope));

export const fieldsOf = (scope) => own(scope, "data-field");
export const listsOf = (scope) => own(scope, "data-list");
export const rowsOf = (list) => [...list.children].filter((row) => row.matches("[data-scope]"));
export const rowTemplate = (list) =>
  document.getElementById(list.dataset.row).content.firstElementChild;

/** The name of a field or list as people read it. */
export const captionOf = (part) =>
  part.dataset.caption ??
  part.closest("label")?.querySelector(".caption")?.textContent ??
  part.getAttribute("aria-label") ??
  "";

/**
 * Read the whole form: its ``value``, the value of each row (``rows``), and the ``mistakes``, each
 * with field and message. A field that cannot be read counts with what it last held.
 */
export function read(form) {
  const found = { value: {}, rows: new WeakMap(), mistakes: [] };
  readScope(form, found.value, found);
  return found;
}

function readScope(scope, value, found) {
  for (const field of fieldsOf(scope)) {
    const at = field.dataset.field.split(".");
    const last = at.pop();
    const holder = at.reduce((outer, name) => (outer[name] ??= {}), value);
    const held = readField(field, found.mistakes);
    // A section without words is no member: it is composed from the values.
    if (at.length === 0 || held !== "") {
      holder[last] = held;
    }
  }
  for (const list of listsOf(scope)) {
    value[list.dataset.list] = rowsOf(list).map((row) => {
      const inner = {};
      readScope(row, inner, found);
      found.rows.set(row, inner);
      return inner;
    });
  }
}

const lastHeld = new WeakMap();

function readField(field, mistakes) {
  try {
    const held = readAs(field, field.value);
    lastHeld.set(field, held);
    return held;
  } catch (mistake) {
    if (!(mistake instanceof Mistake)) {
      throw mistake;
    }
    mistakes.push({ field, message: mistake.message });
    return lastHeld.get(field) ?? emptyOf(field);
  }
}

/** Write a value into form or row; lists get new rows. */
export function fill(scope, value) {
  for (const list of listsOf(scope)) {
    list.replaceChildren(...(value[list.dataset.list] ?? []).map((held) => made(list, held)));
  }
  for (const field of fieldsOf(scope)) {
    write(field, field.dataset.field.split(".").reduce((outer, name) => outer?.[name], value));
  }
}

/** Make a row for a list. */
export function made(list, value) {
  const row = document.importNode(rowTemplate(list), true);
  fill(row, value);
  return row;
}

/** Write a value into a field, as it is typed; a choice that is not told stays its first. */
export function write(field, value) {
  if (field.dataset.kind === "choice") {
    const first = [...field.options].find((option) => option.defaultSelected) ?? field.options[0];
    field.value = value ?? first.value;
    lastHeld.set(field, field.value);
    return;
  }
  const held = value === undefined ? emptyOf(field) : value;
  lastHeld.set(field, held);
  if (field.dataset.kind === "item") {
    offer(field, held);
  }
  field.value = held === null || held === emptyOf(field) ? "" : kindOf(field).write(held, field);
}

// The sub-items are offered later (``offerItems``); until then the one that is held must be there.
function offer(field, key) {
  if (key && ![...field.options].some((option) => option.value === key)) {
    field.add(new Option(key, key));
  }
}

/**
 * Have every choice of a sub-item offer those there are. Who chose one that is gone is with the
 * whole project, until it is taken back.
 */
export function offerItems(form, items) {
  const offered = [["", "整个项目"], ...named(items, "")];
  const text = JSON.stringify(offered);
  for (const field of form.querySelectorAll("[data-kind=item]")) {
    if (field.dataset.offered !== text) {
      const wished = field.value || field.dataset.gone || "";
      const isThere = offered.some(([key]) => key === wished);
      field.replaceChildren(...offered.map(([key, label]) => new Option(label, key)));
      field.value = isThere ? wished : "";
      field.dataset.gone = isThere ? "" : wished;
      field.dataset.offered = text;
    }
  }
}

function named(items, above) {
  return items.flatMap(({ key, label, items: below }, index) => {
    const place = `${above}${index + 1}`;
    return [[key, `${place} ${label || "（未命名）"}`], ...named(below, `${place}.`)];
  });
}

/** Where a field stands, as ``at`` finds it. */
export const pathOf = (field) => placed(field.closest("[data-scope]"), field.dataset.field);

function placed(row, path) {
  if (row.matches("form")) {
    return path;
  }
  const list = row.parentElement;
  const key = row.querySelector(":scope > [data-field=key]")?.value;
  const whole = `${list.dataset.list}[${key ?? rowsOf(list).indexOf(row)}].${path}`;
  // A key needs nothing before it.
  return key === undefined ? placed(list.closest("[data-scope]"), whole) : whole;
}

const STEP = /([a-z_]\w*)(?:\[([^\]]+)\])?/g;

/**
 * Find the field, row or list at a path such as ``sections.plan``, ``items[a1].amount_fen``,
 * ``items[a1].cost[0]``. Items go by their key, or ``byPlace`` as all others.
 */
export function at(form, path, { byPlace = false } = {}) {
  // The name is its own section.
  const member = path === "sections.name" ? "name" : path;
  const whole = fieldsOf(form).find((field) => field.dataset.field === member);
  if (whole) {
    return whole;
  }
  let found = form;
  for (const [, name, which] of path.matchAll(STEP)) {
    const inner =
      which === undefined
        ? fieldsOf(found).find((field) => field.dataset.field === name) ?? listAt(found, name)
        : rowAt(found, name, which, byPlace);
    if (!inner) {
      break;
    }
    found = inner;
  }
  return found === form ? undefined : found;
}

const listAt = (scope, name) => listsOf(scope).find((list) => list.dataset.list === name);

function rowAt(scope, name, which, byPlace) {
  if (byPlace || name !== "items") {
    const list = listAt(scope, name);
    return list && rowsOf(list)[Number(which)];
  }
  // A key is the only one of its kind, however deep the row lies.
  return [...scope.querySelectorAll(`[data-list=${name}] > [data-scope]`)].find(
    (row) => row.querySelector(":scope > [data-field=key]")?.value === which,
  );
}

/* Rows of the form: added, removed, moved; by mouse and by keyboard. What was removed can be taken
   back as long as the page stands. */

import { captionOf, fieldsOf, made, rowsOf } from "./fields.js";

const KEY_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
const KEY_LENGTH = 8;

/** Let a form's rows be worked on; ``changed`` is called after each change. */
export function workOnRows(form, changed) {
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("button[data-add], button[data-row-does]");
    if (button?.dataset.add) {
      add(button.closest("[data-scope]").querySelector(`[data-list=${button.dataset.add}]`));
    } else if (button) {
      ACTS[button.dataset.rowDoes](button.closest("[data-list] > *"), button);
    } else {
      return;
    }
    changed();
  });
  form.addEventListener("keydown", (event) => {
    const row = event.target.closest("[data-list] > [data-scope]");
    const act = row && !event.isComposing && byKeys(event);
    if (act) {
      event.preventDefault();
      act(row, event.target);
      changed();
    }
  });
}

function byKeys({ key, altKey, ctrlKey, metaKey }) {
  if (key === "Enter" && (ctrlKey || metaKey)) {
    return (row) => add(row.parentElement, row.nextElementSibling);
  }
  return altKey && { ArrowUp: ACTS.up, ArrowDown: ACTS.down, Delete: ACTS.remove }[key];
}

const ACTS = {
  up: (row, from) => move(from, () => neighbour(row, -1)?.before(row)),
  down: (row, from) => move(from, () => neighbour(row, 1)?.after(row)),
  remove,
  restore,
};

function neighbour(row, step) {
  const rows = rowsOf(row.parentElement);
  return rows[rows.indexOf(row) + step];
}

function move(from, act) {
  act();
  // A moved element loses the focus.
  from.focus();
}

/** Add a row (before ``before``, else at the end) and go to its first field. */
export function add(list, before = null, value = {}, { goThere = true } = {}) {
  if (rowsOf(list).length >= Number(list.dataset.limit)) {
    tell(`“${captionOf(list)}”最多${list.dataset.limit}行。`);
    return null;
  }
  const row = made(list, list.dataset.keyed === undefined ? value : { key: newKey(), ...value });
  list.insertBefore(row, before);
  if (goThere) {
    firstField(row).focus();
  }
  return row;
}

const firstField = (row) => fieldsOf(row).find((field) => field.type !== "hidden");

function newKey() {
  const random = crypto.getRandomValues(new Uint8Array(KEY_LENGTH));
  return [...random].map((byte) => KEY_LETTERS[byte % KEY_LETTERS.length]).join("");
}

const removed = new WeakMap();

function remove(row) {
  const bar = document.importNode(document.getElementById("row-removed").content, true)
    .firstElementChild;
  const name = row.querySelector(":scope > .row-head [data-place]").textContent;
  bar.querySelector("[data-what]").textContent = name;
  removed.set(bar, row);
  row.replaceWith(bar);
  bar.querySelector("button").focus();
}

function restore(bar) {
  const row = removed.get(bar);
  bar.replaceWith(row);
  firstField(row).focus();
}

/** Number the rows and name their buttons after them. */
export function number(form) {
  for (const list of form.querySelectorAll("[data-list]")) {
    const outer = list.closest("[data-scope]").dataset.number;
    const prefix = outer && list.dataset.list === "items" ? `${outer}.` : "";
    rowsOf(list).forEach((row, index) => {
      row.dataset.number = prefix + (index + 1);
      const name = `${list.dataset.noun}${row.dataset.number}`;
      row.querySelector(":scope > .row-head [data-place]").textContent = name;
      for (const button of row.querySelectorAll(":scope > .row-head [data-row-does]")) {
        button.setAttribute("aria-label", `${button.title}：${name}`);
      }
    });
  }
}

function tell(text) {
  document.dispatchEvent(new CustomEvent("toast", { detail: { text, tone: "warn" } }));
}

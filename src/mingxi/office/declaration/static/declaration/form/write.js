/* The page on which a declaration is written: brings fields, rows, sums, findings and keeping
   together. */

import { choose } from "./conflict.js";
import { at, fill, offerItems, pathOf, read, unitOf, write } from "./fields.js";
import { checker, describe, mirror } from "./findings.js";
import { keeper } from "./keeping.js";
import { showAsked } from "./manners.js";
import { takeTables } from "./paste.js";
import { number, workOnRows } from "./rows.js";
import { confirm, tellSums } from "./sums.js";

const form = document.getElementById("writing");
const leaves = form.querySelectorAll(".leaf");
// What the server could not take stays marked until the field changes.
const refused = new Map();
let mistakeNumber = 0;
const CLASS_DIGITS = 3;
const UNIT_KEPT = "declaration-unit";

// Words that an input method still composes are no words yet.
let composing = false;
const isComposing = () => composing;

form.dataset.unit = localStorage.getItem(UNIT_KEPT) ?? "元";
show(JSON.parse(document.getElementById("form-value").textContent));
form.hidden = false;
document.getElementById("opening").remove();

const keeping = keeper({
  address: form.dataset.save,
  revision: Number(form.dataset.revision),
  read: () => read(form),
  normal,
  tell: tellState,
  settle,
  isComposing,
});
const checking = checker({
  form,
  panel: document.getElementById("found"),
  address: form.dataset.check,
  read: () => read(form),
  isComposing,
  confirm: (found, amounts) => confirm(form, found, amounts),
});

function changed() {
  tellAll();
  keeping.changed();
  checking.changed();
}

form.addEventListener("compositionstart", () => (composing = true));
form.addEventListener("compositionend", (event) => {
  composing = false;
  typed(event);
});
form.addEventListener("input", typed);

function typed({ target }) {
  if (composing || !target.closest("[data-field]")) {
    return;
  }
  refused.delete(target);
  const words = target.closest(".words");
  if (words) {
    mirror(words);
  }
  changed();
}

// An amount that has been written is shown as amounts are, once it is left.
form.addEventListener("change", ({ target }) => {
  if (target.matches("[data-kind=money], [data-kind=number], [data-kind=month]")) {
    const { mistakes } = read(form);
    const held = valueAt(target);
    if (!mistakes.some(({ field }) => field === target)) {
      write(target, held);
      tellAll();
    }
  }
});

// The contents show which sheet is being read.
const inSight = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      form.querySelector(`.rail a[href="#${target.id}"]`).toggleAttribute("data-here", isIntersecting);
    }
    const links = [...form.querySelectorAll(".rail a")];
    const first = links.find((link) => link.matches("[data-here]"));
    links.forEach((link) => link.removeAttribute("aria-current"));
    first?.setAttribute("aria-current", "true");
  },
  { rootMargin: "-80px 0px -45% 0px" },
);
leaves.forEach((leaf) => inSight.observe(leaf));

workOnRows(form, changed);
takeTables(form, changed);

form.addEventListener("click", ({ target }) => {
  const take = target.closest("[data-take]");
  if (take) {
    const amount = take.closest(".item").querySelector("[data-field=amount_fen]");
    write(amount, Number(take.dataset.take));
    amount.focus();
    changed();
  }
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  keeping.save();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "s" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    keeping.save();
  }
});

// In which unit amounts are written; what cannot be read in the old one stays as it was typed.
for (const choice of form.querySelectorAll("[name=unit]")) {
  choice.checked = choice.value === form.dataset.unit;
  choice.addEventListener("change", () => {
    const { mistakes } = read(form);
    const amounts = [...form.querySelectorAll("[data-kind=money]")].filter(
      (field) => !mistakes.some((mistake) => mistake.field === field),
    );
    const held = amounts.map(valueAt);
    form.dataset.unit = choice.value;
    localStorage.setItem(UNIT_KEPT, choice.value);
    amounts.forEach((field, index) => write(field, held[index]));
    tellAll();
  });
}

function valueAt(field) {
  const { value, rows } = read(form);
  const scope = field.closest("[data-scope]");
  return (scope === form ? value : rows.get(scope))[field.dataset.field];
}

function show(value) {
  fill(form, value);
  tellAll();
  form.querySelectorAll(".words").forEach((words) => mirror(words));
}

function tellAll() {
  number(form);
  const found = read(form);
  offerItems(form, found.value.items);
  tellSums(form, found);
  showAsked(form, found.rows);
  tellMistakes(found.mistakes);
  tellUnits();
  tellCodes();
}

function tellUnits() {
  form.querySelectorAll("[data-unit-word]").forEach((word) => (word.textContent = unitOf(form)));
}

/** Beside a code of a classification stands its name; of one that is not listed, its class. */
function tellCodes() {
  for (const field of form.querySelectorAll("input[list][data-names]")) {
    const code = field.value.trim();
    const nameOf = (sought) =>
      [...field.list.options].find(({ value }) => value === sought)?.label;
    const aboveIt = nameOf(code.slice(0, CLASS_DIGITS));
    const told = nameOf(code) ?? (aboveIt ? `${aboveIt}（类）` : "没有这一类科目，请从列表中选择");
    field.closest("label").querySelector(".beside-field").textContent = code ? told : "";
  }
}

function tellMistakes(unread) {
  const mistakes = [...unread, ...[...refused].map(([field, message]) => ({ field, message }))];
  form.querySelectorAll("[aria-invalid]").forEach((field) => {
    if (!mistakes.some((mistake) => mistake.field === field)) {
      field.removeAttribute("aria-invalid");
      const told = field.closest(".field").querySelector(".wrong");
      describe(field, told.id, []);
      told.remove();
    }
  });
  for (const { field, message } of mistakes) {
    const cell = field.closest(".field");
    const told = cell.querySelector(".wrong") ?? cell.appendChild(newWrong());
    told.firstElementChild.textContent = message;
    field.setAttribute("aria-invalid", "true");
    describe(field, told.id, [told.id]);
  }
  document.querySelector("#kept [data-to-mistake]").hidden = mistakes.length === 0;
}


function newWrong() {
  const told = document.createElement("p");
  told.className = "wrong";
  mistakeNumber += 1;
  told.id = `mistake-${mistakeNumber}`;
  told.append(document.createElement("span"));
  return told;
}

function tellState(state, words, error) {
  const line = document.getElementById("kept");
  // Read aloud is only what needs doing; that all is well would be said without end.
  line.setAttribute("aria-live", state === "failed" || state === "partly" ? "polite" : "off");
  line.dataset.state = state;
  line.querySelector("[data-words]").textContent = words;
  line.querySelector("[data-sign-in]").hidden = error?.status !== 401;
  // What was refused is asked anew with each saving, and is past where there is nothing to save.
  if (state !== "failed" && state !== "waiting") {
    refused.clear();
  }
  for (const { where, message } of error?.told.details ?? []) {
    // What is no form is told by place, what the rules refuse by key.
    const byPlace = where.startsWith("form.");
    const field = at(form, where.replace(/^form\./, ""), { byPlace });
    if (field?.matches("input, select, textarea")) {
      refused.set(field, message);
    }
  }
  tellMistakes(read(form).mistakes);
}

document.getElementById("kept").querySelector("[data-to-mistake]").addEventListener("click", () => {
  const field = form.querySelector("[aria-invalid]");
  field.focus({ preventScroll: true });
  field.scrollIntoView({ block: "center" });
});

/** Give a value as the form would give it. */
function normal(value) {
  const twin = form.cloneNode(true);
  fill(twin, value);
  return read(twin).value;
}

async function settle(base, theirs) {
  const merged = await choose(form, {
    base,
    mine: read(form).value,
    theirs: { ...theirs, form: normal(theirs.form) },
  });
  if (merged === null) {
    return false;
  }
  const focused = document.activeElement.closest("[data-field]");
  const [path, start, end] = focused
    ? [pathOf(focused), focused.selectionStart, focused.selectionEnd]
    : [];
  show(merged);
  const again = path && at(form, path);
  again?.focus?.({ preventScroll: true });
  if (again?.matches("textarea")) {
    again.setSelectionRange(start, end);
  }
  checking.changed();
  return true;
}

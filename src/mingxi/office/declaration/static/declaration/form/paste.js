/* A table pasted from a spreadsheet becomes rows. Every line fits or is told why not; those that do
   not fit stay where they were pasted, to be mended. */

import { Mistake } from "./exact.js";
import { captionOf, fieldsOf, readAs, rowTemplate } from "./fields.js";
import { add } from "./rows.js";

/** Let tables be pasted into the lists of a form; ``changed`` is called when rows were added. */
export function takeTables(form, changed) {
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("button[data-take-table]");
    if (button) {
      const place = button.closest(".table-in");
      const area = place.querySelector("textarea");
      area.value = taken(form, place, area.value);
      changed();
    }
  });
  form.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain");
    const list = event.target.closest("[data-list]");
    const place = list && form.querySelector(`.table-in[data-for=${list.dataset.list}]`);
    if (!text.includes("\t") || !place || event.target.closest("textarea")) {
      return;
    }
    event.preventDefault();
    const left = taken(form, place, text);
    place.querySelector("textarea").value = left;
    place.open ||= left !== "";
    changed();
  });
}

/** Make rows of a table; gives the lines that do not fit. */
function taken(form, place, text) {
  const list = form.querySelector(`[data-list=${place.dataset.for}]`);
  const columns = fieldsOf(rowTemplate(list)).filter((field) => field.type !== "hidden");
  const lines = linesOf(text);
  const head = headOf(lines[0] ?? [], columns);
  const body = head ? lines.slice(1) : lines;
  const order = head ?? columns.map((field) => ({ field, unit: "" }));
  const unfit = [];
  let above = {};
  let count = 0;
  for (const [index, cells] of body.entries()) {
    try {
      const value = valueOf(cells, order, above);
      if (add(list, null, value, { goThere: false }) === null) {
        throw new Mistake("行数已满。");
      }
      above = value;
      count += 1;
    } catch (mistake) {
      if (!(mistake instanceof Mistake)) {
        throw mistake;
      }
      unfit.push({ number: index + 1 + (head ? 1 : 0), cells, why: mistake.message });
    }
  }
  tell(place, list.dataset.noun, count, unfit);
  const kept = unfit.map(({ cells }) => cells.join("\t"));
  return kept.length && head ? [lines[0].join("\t"), ...kept].join("\n") : kept.join("\n");
}

function valueOf(cells, order, above) {
  if (cells.length > order.length && cells.slice(order.length).some((cell) => cell.trim())) {
    throw new Mistake(`有${cells.length}列，这里只有${order.length}列。`);
  }
  const value = {};
  order.forEach(({ field, unit }, index) => {
    const typed = (cells[index] ?? "").trim();
    if (field) {
      value[field.dataset.field] = cellOf(field, typed, unit, above);
    }
  });
  return value;
}

function cellOf(field, typed, unit, above) {
  const name = field.dataset.field;
  if (typed === "" && field.dataset.carry !== undefined && above[name]) {
    return above[name];
  }
  if (field instanceof HTMLSelectElement && field.dataset.kind !== "item") {
    return chosen(field, typed);
  }
  if (field.dataset.kind === "item") {
    return itemNamed(typed);
  }
  try {
    return readAs(field, typed && field.dataset.kind === "money" ? withUnit(typed, unit) : typed);
  } catch (mistake) {
    throw mistake instanceof Mistake ? new Mistake(`${captionOf(field)}：${mistake.message}`) : mistake;
  }
}

const withUnit = (typed, unit) => (/[元万亿]$/.test(typed) ? typed : typed + unit);

function chosen(field, typed) {
  const wished = typed.normalize("NFKC").replace(/\s/g, "");
  const option = [...field.options].find(({ value, text }) =>
    [value, text].some((name) => name.normalize("NFKC") === wished),
  );
  if (!option && wished) {
    const offered = [...field.options].map(({ text }) => text).join("、");
    throw new Mistake(`${captionOf(field)}：“${typed}”不在${offered}之中。`);
  }
  return option?.value ?? field.options[0].value;
}

function itemNamed(typed) {
  if (!typed) {
    return null;
  }
  const rows = [...document.querySelectorAll("#writing [data-list=items] > [data-scope]")];
  const row = rows.find(
    (one) => fieldsOf(one).find((field) => field.dataset.field === "label").value.trim() === typed,
  );
  if (!row) {
    throw new Mistake(`没有名为“${typed}”的子项。`);
  }
  return fieldsOf(row).find((field) => field.dataset.field === "key").value;
}

/** Where the first line names columns: which field each column is, and the unit of its amounts. */
function headOf(cells, columns) {
  const order = cells.map((cell) => {
    const [, name, unit = ""] = /^([^（(]*)(?:[（(]([^）)]*)[）)])?/.exec(cell.trim());
    const field = columns.find((one) => namesOf(one).includes(name.trim()));
    return { field, unit: /^(万|亿)?元$/.test(unit) ? unit : "" };
  });
  return order.some(({ field }) => field) ? order : null;
}

const namesOf = (field) => [captionOf(field), ...(field.dataset.aka ?? "").split(" ")].filter(Boolean);

/** Cells by lines; a cell in quotes may hold line breaks and doubled quotes. */
function linesOf(text) {
  const lines = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/gy;
  while (cell.lastIndex < text.length) {
    const [, quoted, bare, end] = cell.exec(text) ?? [];
    if (end === undefined) {
      break;
    }
    lines.at(-1).push(quoted === undefined ? bare : quoted.replaceAll('""', '"').replace(/\s*\n\s*/g, ""));
    if (end !== "\t") {
      lines.push([]);
    }
  }
  return lines.filter((cells) => cells.some((one) => one.trim()));
}

function tell(place, noun, count, unfit) {
  const told = place.querySelector("[data-told]");
  const line = (words) => Object.assign(document.createElement("p"), { textContent: words });
  told.className = `notice notice-${unfit.length ? "warn" : "ok"}`;
  told.hidden = false;
  told.replaceChildren(
    line(`添加了${count}行${noun}${unfit.length ? `；${unfit.length}行没有放入，留在上面，改好后再放入：` : "。"}`),
    ...unfit.map(({ number, why }) => line(`第${number}行：${why}`)),
  );
}

/* What the checker found, beside the text: live, marked in the words, each leading to its place. */

import { at, captionOf } from "./fields.js";
import { Failure, send } from "./server.js";

const REST_MS = 400;
const TONES = { error: "error", warning: "warn", info: "info" };
const WORDS = { error: "错误", warning: "警告", info: "提示" };
const ORDER = ["error", "warning", "info"];
const MARKED = "data-found";

/**
 * Check ``form`` while it is written; ``read`` gives its value, ``confirm`` is told the amounts that
 * the checker computed for it. While ``isComposing``, an input
 * method still works on the words; its end is a change as well.
 */
export function checker({ form, panel, address, read, isComposing, confirm }) {
  let timer = 0;
  let asked = null;
  let shown = [];

  function changed() {
    clearTimeout(timer);
    timer = setTimeout(check, REST_MS);
  }

  /** Ask; a newer question takes the place of one that is still under way. */
  async function check() {
    if (isComposing()) {
      return;
    }
    asked?.abort();
    asked = new AbortController();
    const { signal } = asked;
    panel.dataset.state = "asking";
    const found = read();
    try {
      const told = await send(address, found.value, { signal });
      confirm(found, told.amounts);
      shown = drawn(form, panel, told.findings);
      tellState(panel, "checked", `核对于 ${new Date().toLocaleTimeString("zh-CN", { hour12: false })}`);
    } catch (error) {
      if (error.name === "AbortError") {
        return;
      }
      if (!(error instanceof Failure)) {
        throw error;
      }
      tellState(panel, "failed", `没有核对成：${error.message}`);
    }
  }

  // F8 and Shift+F8 go round the findings.
  let last = -1;
  document.addEventListener("keydown", (event) => {
    if (event.key === "F8" && shown.length > 0) {
      event.preventDefault();
      last = (last + (event.shiftKey ? -1 : 1) + shown.length) % shown.length;
      go(panel, shown[last]);
    }
  });
  panel.addEventListener("click", ({ target }) => {
    const jump = target.closest("button.jump");
    if (jump) {
      last = shown.findIndex(({ line }) => line.contains(jump));
      go(panel, shown[last]);
    }
  });
  // Connected again, or back from signing in elsewhere.
  const again = () => panel.dataset.state === "failed" && check();
  addEventListener("online", again);
  addEventListener("focus", again);
  check();
  return { changed, check };
}

function tellState(panel, state, words) {
  panel.dataset.state = state;
  panel.querySelector("[data-checked]").textContent = words;
}

/** Draw the findings; gives them with field and line, in the order in which they are shown. */
function drawn(form, panel, findings) {
  const placed = findings
    .map((finding) => ({ ...finding, field: at(form, finding.anchor?.field ?? "") }))
    .sort(
      (one, other) =>
        ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity) || inPage(one, other),
    );
  const list = panel.querySelector("[data-list-of-findings]");
  const kept = new Map([...list.children].map((line) => [line.dataset.finding, line]));
  const lines = placed.map((finding) => {
    const known = `${finding.anchor?.field}/${finding.fingerprint}`;
    const line = kept.get(known) ?? newLine(known);
    kept.delete(known);
    return Object.assign(finding, { line: written(line, finding) });
  });
  // Lines that stay are not touched, so that whoever stands on one goes on standing there.
  kept.forEach((line) => line.remove());
  lines.forEach(({ line }, index) => {
    if (list.children[index] !== line) {
      list.insertBefore(line, list.children[index] ?? null);
    }
  });
  panel.querySelector("[data-none]").hidden = lines.length > 0;
  tellCounts(panel, lines);
  tellRail(form, lines);
  mark(form, lines);
  return lines;
}

function inPage({ field: one }, { field: other }) {
  if (!one || !other || one === other) {
    return 0;
  }
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

let lineNumber = 0;

function newLine(known) {
  const line = document.importNode(document.getElementById("finding").content, true)
    .firstElementChild;
  line.dataset.finding = known;
  lineNumber += 1;
  line.querySelector(".jump").id = `finding-${lineNumber}`;
  return line;
}

function written(line, { severity, code, message, suggestion, field }) {
  line.className = `finding ${TONES[severity]}`;
  put(line, "word", WORDS[severity]);
  put(line, "code", code);
  put(line, "message", message);
  put(line, "mend", suggestion ?? "");
  line.querySelector(".advice").hidden = !suggestion;
  put(line, "where", placeOf(field));
  return line;
}

function put(line, name, text) {
  const part = line.querySelector(`[data-put=${name}]`);
  if (part.textContent !== text) {
    part.textContent = text;
  }
}

function placeOf(field) {
  if (!field) {
    return "整个项目";
  }
  const leaf = field.closest(".leaf").querySelector("h2 [data-name]").textContent;
  const row = field.closest("[data-number]");
  const place = row?.querySelector("[data-place]").textContent;
  const parts = [leaf, place, captionOf(field)].filter((part) => part);
  return [...new Set(parts)].join(" · ");
}

function tellCounts(panel, lines) {
  const told = ORDER.map((severity) => [
    lines.filter((line) => line.severity === severity).length,
    WORDS[severity],
  ]).filter(([count]) => count > 0);
  const words = told.map(([count, word]) => `${count}条${word}`).join("，") || "没有发现问题";
  for (const output of document.querySelectorAll("[data-counts]")) {
    if (output.textContent !== words) {
      output.textContent = words;
      output.dataset.tone = told.length ? (told[0][1] === WORDS.error ? "bad" : "warn") : "ok";
    }
  }
  panel.querySelector("[data-total]").textContent = lines.length;
}

function tellRail(form, lines) {
  for (const link of form.querySelectorAll(".rail a")) {
    const leaf = form.querySelector(link.hash);
    const here = lines.filter(({ field }) => field && leaf.contains(field));
    const badge = link.querySelector(".found");
    badge.hidden = here.length === 0;
    badge.dataset.tone = here.some(({ severity }) => severity === "error") ? "bad" : "warn";
    badge.querySelector("b").textContent = here.length;
  }
}

/** Mark the fields, and the very characters in long words. */
function mark(form, lines) {
  form.querySelectorAll(`[${MARKED}]`).forEach((field) => {
    field.removeAttribute(MARKED);
    describe(field, "finding-", []);
  });
  const byField = new Map();
  for (const line of lines.filter(({ field }) => field)) {
    byField.set(line.field, [...(byField.get(line.field) ?? []), line]);
  }
  for (const [field, found] of byField) {
    field.setAttribute(MARKED, TONES[found[0].severity]);
    describe(field, "finding-", found.map(({ line }) => line.querySelector(".jump").id));
  }
  form.querySelectorAll(".words").forEach((words) => {
    const field = words.querySelector("textarea");
    mirror(words, byField.get(field) ?? []);
  });
}

/** Have a field described by what has ``ids``, in place of what began with ``prefix``. */
export function describe(field, prefix, ids) {
  const others = (field.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .filter((id) => id && !id.startsWith(prefix));
  field.setAttribute("aria-describedby", [...others, ...ids].join(" "));
  if (others.length + ids.length === 0) {
    field.removeAttribute("aria-describedby");
  }
}

/**
 * Behind the words lie the same words, unseen but for their marks; they also give the height.
 * Called with no findings while one types: what is marked must be what was checked.
 */
export function mirror(words, found = []) {
  const text = words.querySelector("textarea").value;
  const behind = words.querySelector(".mirror");
  const pieces = [];
  let done = 0;
  for (const { anchor, severity } of [...found].sort((one, other) => one.anchor.start - other.anchor.start)) {
    const [start, end] = unitsOf(text, anchor);
    if (start >= done && end > start) {
      const marked = document.createElement("mark");
      marked.className = TONES[severity];
      marked.textContent = text.slice(start, end);
      pieces.push(text.slice(done, start), marked);
      done = end;
    }
  }
  // A last line that is empty needs something in it to be as high as the others.
  behind.replaceChildren(...pieces, `${text.slice(done)}\u200b`);
}

/** Offsets count characters; those of a browser's string count UTF-16 units. */
function unitsOf(text, { start, end }) {
  const characters = [...text];
  const units = (count) => characters.slice(0, count).join("").length;
  return [units(start ?? 0), units(end ?? 0)];
}

function go(panel, { field, anchor, line }) {
  panel.querySelectorAll(".selected").forEach((lit) => lit.classList.remove("selected"));
  line.classList.add("selected");
  if (!field) {
    return;
  }
  const there = field.matches("input, select, textarea")
    ? field
    : field.querySelector("input:not([type=hidden]), select, textarea, button") ??
      field.parentElement.querySelector("button[data-add]");
  for (let fold = there.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    fold.open = true;
  }
  there.focus({ preventScroll: true });
  if (there.matches("textarea")) {
    there.setSelectionRange(...unitsOf(there.value, anchor));
  } else if (there.matches("input[type=text], input:not([type])")) {
    there.select();
  }
  const mark = there.parentElement.querySelector(".mirror mark");
  (mark ?? there).scrollIntoView({ block: "center" });
}

/* Two persons wrote in one form: part by part, the one who saves later sees what the other saved
   and chooses. What only one of them changed is taken over; what both changed is asked. */

import { captionOf, fieldsOf, listsOf, rowTemplate, told } from "./fields.js";

const WHEN = new Intl.DateTimeFormat("zh-CN", {
  dateStyle: "long",
  timeStyle: "medium",
  hourCycle: "h23",
});

/**
 * Bring together what was changed here and there since ``base``, asking where both changed a part.
 * Gives the value to go on with, or null where the choice was put off.
 */
export async function choose(form, { base, mine, theirs }) {
  const parts = partsOf(form).filter((part) => part.text(mine) !== part.text(theirs.form));
  const isTheirs = (part) => part.text(base) === part.text(mine);
  const isMine = (part) => part.text(base) === part.text(theirs.form);
  const contested = parts.filter((part) => !isTheirs(part) && !isMine(part));
  const taken = contested.length
    ? await asked(contested, { parts, isTheirs, isMine, mine, theirs })
    : new Set();
  if (taken === null) {
    return null;
  }
  const merged = JSON.parse(JSON.stringify(mine));
  for (const part of parts.filter((one) => isTheirs(one) || taken.has(one))) {
    part.take(merged, theirs.form);
  }
  return merged;
}

/** Ask; gives the parts of which theirs is taken, or null. */
async function asked(contested, { parts, isTheirs, isMine, mine, theirs }) {
  const dialog = document.getElementById("conflict");
  dialog.querySelector("[data-who]").textContent = theirs.saved_by ?? "另一人";
  dialog.querySelector("[data-when]").textContent = WHEN.format(new Date(theirs.saved_at));
  const list = dialog.querySelector("[data-contested]");
  list.replaceChildren(...contested.map((part, index) => question(part, index, { mine, theirs })));
  tellQuietly(dialog, "theirs", parts.filter(isTheirs));
  tellQuietly(dialog, "mine", parts.filter(isMine));
  if (!(await answered(dialog))) {
    return null;
  }
  const takesTheirs = (_, index) =>
    list.querySelector(`[name=part-${index}]:checked`).value === "theirs";
  return new Set(contested.filter(takesTheirs));
}

/** The parts among which one chooses: facts, each section's words, each list. */
function partsOf(form) {
  const fields = fieldsOf(form);
  const isWords = (field) => field.dataset.field.startsWith("sections.");
  const facts = fields.filter((field) => !isWords(field));
  return [
    ...facts.map((field) => ofMember(field.dataset.field, captionOf(field), (value) =>
      told(field, value),
    )),
    ...fields.filter(isWords).map((field) => ofWords(field.dataset.field.split(".")[1], captionOf(field))),
    ...listsOf(form).map((list) => ofMember(list.dataset.list, captionOf(list), (rows) =>
      rows.flatMap((row) => linesOf(list, row, "")).join("\n"),
    )),
  ];
}

const ofMember = (name, caption, show) => ({
  caption,
  text: (value) => JSON.stringify(value[name]),
  show: (value) => show(value[name]),
  take: (into, from) => {
    into[name] = from[name];
  },
});

const ofWords = (key, caption) => ({
  caption,
  text: (value) => value.sections?.[key] ?? "",
  show: (value) => value.sections?.[key] ?? "",
  take: (into, from) => {
    into.sections = { ...into.sections, [key]: from.sections?.[key] ?? "" };
  },
});

/** A row as a line of words, its inner rows set in below it. */
function linesOf(list, row, indent) {
  const template = rowTemplate(list);
  const words = ownFields(template)
    .filter((field) => field.type !== "hidden")
    .map((field) => told(field, row[field.dataset.field]))
    .filter((text) => text);
  return [
    indent + words.join("　"),
    ...ownLists(template).flatMap((inner) =>
      row[inner.dataset.list].flatMap((below) => linesOf(inner, below, `${indent}　　`)),
    ),
  ];
}

const ownFields = (template) => [...template.querySelectorAll("[data-field]")];
const ownLists = (template) => [...template.querySelectorAll("[data-list]")];

function question(part, index, { mine, theirs }) {
  const drawn = document.importNode(document.getElementById("contested").content, true)
    .firstElementChild;
  drawn.querySelector("legend").textContent = part.caption;
  for (const [whose, value] of [["theirs", theirs.form], ["mine", mine]]) {
    const side = drawn.querySelector(`[data-side=${whose}]`);
    side.querySelector("input").name = `part-${index}`;
    side.querySelector("[data-shown]").textContent = part.show(value) || "（空）";
  }
  return drawn;
}

function tellQuietly(dialog, whose, parts) {
  const line = dialog.querySelector(`[data-taken=${whose}]`);
  const names = parts.map(({ caption }) => caption);
  line.hidden = names.length === 0;
  line.querySelector("span").textContent = names.join("、");
}

function answered(dialog) {
  return new Promise((resolve) => {
    const form = dialog.querySelector("form");
    const end = (isChosen) => {
      form.onsubmit = null;
      dialog.onclose = null;
      dialog.close();
      resolve(isChosen);
    };
    form.onsubmit = (event) => {
      event.preventDefault();
      end(true);
    };
    // Escape and the quiet button put it off; nothing is lost by it.
    dialog.onclose = () => end(false);
    dialog.showModal();
  });
}

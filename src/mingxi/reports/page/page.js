"use strict";

/* The page reads whole without this script. With it, one document shows at a time, findings are
   filtered and jumped to, and a figure shows its proof. What the script knows stands in the page:
   a finding names the marks it covers, a figure the calculations it takes part in, and each of
   those the figures it is made of, all by number. */

document.documentElement.classList.add("js");
document.addEventListener("DOMContentLoaded", start);

const GRAVITY = ["info", "warning", "error"];
const OPENS_AFTER_MS = 120;
const CLOSES_AFTER_MS = 220;
const PROOFS_MAX = 5;
const GAP_PX = 8;

const narrow = matchMedia("(max-width: 62rem)");
const still = matchMedia("(prefers-reduced-motion: reduce)");
const views = new Map();
let sentences = {};

const byId = (id) => document.getElementById(id);
const numbers = (list) => (list ? list.trim().split(/\s+/).map(Number) : []);
const filled = (sentence, values) =>
  sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

function start() {
  sentences = JSON.parse(byId("words").textContent);
  putOverviewFirst();
  listenToAll();
  addEventListener("hashchange", () => route(true));
  narrow.addEventListener("change", () => views.forEach(markTabs));
  route(false);
}

/* ---- Which document shows ---- */

/* The overview counts what comes before it in the file, and readers want it first. */
function putOverviewFirst() {
  const overview = byId("overview");
  if (overview) overview.parentNode.prepend(overview);
}

/* At first the browser scrolls to where the link leads, and would undo what was done before. */
function route(moved) {
  const [, number, part, which] = /^d(\d+)(?:-([a-z]+)(\d*))?$/.exec(location.hash.slice(1)) ?? [];
  const article = number && byId(`d${number}`);
  const page = article || byId("overview") || document.querySelector("article");
  const changed = show(page);
  if (changed && moved && !part) {
    scrollTo(0, 0);
    focusOn(page.querySelector("h1"));
  }
  if (!article || !part || !views.has(article)) return;
  const arrive = () => goTo(views.get(article), part, Number(which));
  if (moved) arrive();
  else addEventListener("load", () => requestAnimationFrame(arrive), { once: true });
}

/* Show one page and tell whether it was another one before. */
function show(page) {
  if (!page || page.classList.contains("shown")) return false;
  document.querySelector("main > .shown")?.classList.remove("shown");
  closeProof();
  page.classList.add("shown");
  document.body.classList.toggle("on-overview", page.id === "overview");
  if (page.matches(".document:not(.unread)") && !views.has(page)) views.set(page, prepared(page));
  return true;
}

function goTo(view, part, which) {
  if (part === "f" || part === "r") return jumpTo(view, view.findings[which - 1]);
  if (part === "c") return showCalculation(view, which);
  if (part === "g") return showFigure(view, figureOf(view, which));
  if (part === "text") return showText(view), focusOn(byId(`${view.article.id}-text`));
  if (part === "legend") return void (byId(`${view.article.id}-legend`).open = true);
  if (part === "findings" || part === "calculations" || part === "read") {
    openTab(view, part);
    focusOn(byId(`${view.article.id}-${part}`));
  }
}

function focusOn(element) {
  if (!element) return;
  if (!element.matches("a, button, [tabindex]")) element.tabIndex = -1;
  element.focus();
}

/* ---- What is known of a document, gathered when it first shows ---- */

function prepared(article) {
  const all = (selector) => [...article.querySelectorAll(selector)];
  const view = {
    article,
    marks: all(".sheet mark"),
    edges: all(".sheet .edged"),
    /* A figure torn by the end of a cell has several elements; the first one stands for it. */
    figures: all(".sheet a.figure[id]"),
    notes: all(".sheet a.note"),
    findings: all("li.finding").map(readFinding),
    tabs: all("[role=tab]"),
    filter: article.querySelector("form.filter"),
    selected: null,
  };
  view.notes.forEach((note) => (note.tabIndex = -1));
  view.findings.forEach((finding, at) => (finding.link.tabIndex = at ? -1 : 0));
  view.figures.forEach((figure, at) => becomeButton(figure, at === 0));
  prepareTabs(view);
  prepareFilter(view);
  article.querySelectorAll(".table").forEach(letScroll);
  return view;
}

const figureOf = (view, number) => byId(`${view.article.id}-g${number}`);

function readFinding(item) {
  const [from, to] = numbers(item.dataset.marks);
  const [first, last] = item.dataset.edges ? numbers(item.dataset.edges) : [0, 0];
  return {
    item,
    number: Number(item.id.split("-f")[1]),
    link: item.querySelector("a.jump"),
    note: byId(item.id.replace("-f", "-r")),
    severity: item.dataset.severity,
    rule: item.dataset.rule,
    aside: item.classList.contains("aside"),
    marks: [from, to],
    edges: [first, last],
  };
}

function becomeButton(figure, reachable) {
  figure.setAttribute("role", "button");
  figure.setAttribute("aria-expanded", "false");
  figure.tabIndex = reachable ? 0 : -1;
}

/* What scrolls inside itself must be reachable by keyboard. */
function letScroll(table) {
  if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
}

function viewOf(element) {
  return views.get(element.closest("article.document"));
}

/* ---- Tabs ---- */

function prepareTabs(view) {
  view.article.querySelectorAll(".leaf").forEach((leaf) => {
    leaf.setAttribute("role", "tabpanel");
    leaf.tabIndex = 0;
    leaf.setAttribute("aria-labelledby", `${view.article.id}-tab-${leaf.dataset.tab}`);
  });
  markTabs(view);
}

function openTab(view, name) {
  closeProof();
  const { dataset } = view.article;
  dataset.view = name === "text" ? "text" : "panel";
  if (name !== "text") dataset.tab = name;
  markTabs(view);
}

function showText(view) {
  if (narrow.matches) openTab(view, "text");
}

function markTabs(view) {
  const { tab, view: shown } = view.article.dataset;
  const open = narrow.matches && shown === "text" ? "text" : tab;
  view.tabs.forEach((button) => {
    const selected = button.dataset.tab === open;
    button.setAttribute("aria-selected", String(selected));
    button.tabIndex = selected ? 0 : -1;
  });
}

function moveAmongTabs(view, button, step) {
  const shown = view.tabs.filter((tab) => tab.offsetParent);
  const next = shown[(shown.indexOf(button) + step + shown.length) % shown.length];
  openTab(view, next.dataset.tab);
  next.focus();
}

/* ---- Findings: filter ---- */

function prepareFilter(view) {
  if (!view.filter) return;
  view.chips = [...view.filter.querySelectorAll(".chip")];
  view.options = [...view.filter.querySelectorAll("option")];
  view.options.forEach((option) => (option.dataset.title = option.text));
  view.filter.addEventListener("submit", (event) => event.preventDefault());
  view.filter.addEventListener("change", () => applyFilter(view));
  applyFilter(view);
}

function wanted(view) {
  const pressed = view.chips.filter((chip) => chip.getAttribute("aria-pressed") === "true");
  return {
    severities: new Set(pressed.map((chip) => chip.dataset.severity)),
    rule: view.filter.querySelector("select")?.value ?? "",
    aside: view.filter.querySelector("[role=switch]")?.checked ?? false,
  };
}

function applyFilter(view) {
  const want = wanted(view);
  const bySeverity = (finding) => want.severities.has(finding.severity);
  const byRule = (finding) => !want.rule || finding.rule === want.rule;
  view.findings.forEach((finding) => {
    finding.shown = bySeverity(finding) && byRule(finding) && (!finding.aside || want.aside);
    finding.item.hidden = !finding.shown;
    if (finding.note) finding.note.hidden = !finding.shown;
  });
  const open = view.findings.filter((finding) => !finding.aside);
  view.chips.forEach((chip) => {
    const count = open.filter((each) => byRule(each) && each.severity === chip.dataset.severity);
    chip.querySelector("b").textContent = count.length;
  });
  countRules(view, open.filter(bySeverity));
  tellShown(view, open);
  paint(view);
  keepOneReachable(view);
}

function countRules(view, findings) {
  const counts = new Map();
  findings.forEach(({ rule }) => counts.set(rule, (counts.get(rule) ?? 0) + 1));
  view.options.forEach((option) => {
    const count = option.value ? (counts.get(option.value) ?? 0) : findings.length;
    option.text = `${option.dataset.title} (${count})`;
  });
}

function tellShown(view, open) {
  const shown = open.filter((finding) => finding.shown).length;
  const said = filled(sentences.shown, { shown, all: open.length });
  const status = view.filter.querySelector(".tally");
  if (status.textContent !== said) status.textContent = said;
  const none = view.article.querySelector(".nothing");
  none.hidden = view.findings.some((finding) => finding.shown) || !open.length;
}

function showAll(view) {
  view.chips.forEach((chip) => chip.setAttribute("aria-pressed", "true"));
  const select = view.filter.querySelector("select");
  if (select) select.value = "";
  applyFilter(view);
}

/* Mark the text for the findings that show: each stretch by the gravest one that covers it. */
function paint(view) {
  const open = view.findings.filter((finding) => finding.shown && !finding.aside);
  const isWide = ({ edges: [from, to] }) => from < to;
  const narrowOnes = open.filter((finding) => !isWide(finding));
  colour(view.marks, narrowOnes, "marks");
  colour(view.edges, open.filter(isWide), "edges");
}

function colour(elements, findings, kind) {
  const gravest = new Array(elements.length).fill("");
  GRAVITY.forEach((severity) => {
    const changes = new Array(elements.length + 1).fill(0);
    findings.forEach((finding) => {
      if (finding.severity !== severity) return;
      changes[finding[kind][0]] += 1;
      changes[finding[kind][1]] -= 1;
    });
    let depth = 0;
    gravest.forEach((_, at) => {
      depth += changes[at];
      if (depth) gravest[at] = severity;
    });
  });
  elements.forEach((element, at) => {
    GRAVITY.forEach((severity) => element.classList.toggle(severity, severity === gravest[at]));
  });
}

/* ---- Findings: from the list to the text and back ---- */

function keepOneReachable(view) {
  const shown = view.findings.filter((finding) => finding.shown);
  const reachable = shown.includes(view.selected) ? view.selected : shown[0];
  shown.forEach((finding) => (finding.link.tabIndex = finding === reachable ? 0 : -1));
}

function select(view, finding) {
  const covered = ({ marks, edges }) => [
    ...view.marks.slice(...marks),
    ...view.edges.slice(...edges),
  ];
  if (view.selected) {
    view.selected.item.classList.remove("selected");
    view.selected.link.removeAttribute("aria-current");
    covered(view.selected).forEach((element) => element.classList.remove("selected"));
    view.selected.note?.classList.remove("selected");
  }
  view.selected = finding;
  finding.item.classList.add("selected");
  finding.link.setAttribute("aria-current", "true");
  covered(finding).forEach((element) => element.classList.add("selected"));
  finding.note?.classList.add("selected");
  keepOneReachable(view);
  history.replaceState(null, "", `#${finding.item.id}`);
}

function jumpTo(view, finding) {
  if (!finding) return;
  letShow(view, finding);
  select(view, finding);
  intoSightInList(finding.item);
  showText(view);
  const [from, to] = finding.marks;
  intoSight(from < to ? view.marks[from] : finding.note, "center");
  if (narrow.matches) finding.note?.focus({ preventScroll: true });
}

function showInList(view, finding) {
  letShow(view, finding);
  select(view, finding);
  openTab(view, "findings");
  intoSightInList(finding.item);
  finding.link.focus({ preventScroll: true });
}

/* A link may lead to a finding that the filter hides. */
function letShow(view, finding) {
  if (finding.shown) return;
  if (finding.aside) view.filter.querySelector("[role=switch]").checked = true;
  showAll(view);
}

const behavior = () => (still.matches ? "auto" : "smooth");

/* A long way is jumped: nobody reads what rushes by. */
function intoSight(element, block) {
  if (!element) return;
  const far = Math.abs(element.getBoundingClientRect().top) > 2 * innerHeight;
  element.scrollIntoView({ block, behavior: far ? "auto" : behavior() });
}

/* Beside the text the list scrolls by itself, so that the text stays where the reader's eye is. */
function intoSightInList(item) {
  if (narrow.matches) return intoSight(item, "nearest");
  const leaf = item.closest(".leaf");
  const above = item.offsetTop - GAP_PX;
  const below = item.offsetTop + item.offsetHeight + GAP_PX - leaf.clientHeight;
  if (above < leaf.scrollTop) leaf.scrollTo({ top: above, behavior: behavior() });
  else if (below > leaf.scrollTop) leaf.scrollTo({ top: below, behavior: behavior() });
}

function moveAmongFindings(view, step) {
  const shown = view.findings.filter((finding) => finding.shown);
  const at = shown.findIndex((finding) => finding.link === document.activeElement);
  const next = at < 0 ? (view.selected ?? shown[0]) : shown[at + step];
  if (!next) return;
  openTab(view, "findings");
  shown.forEach((finding) => (finding.link.tabIndex = finding === next ? 0 : -1));
  next.link.focus({ preventScroll: true });
  intoSightInList(next.item);
}

/* The finding that covers a mark most closely. */
function findingAt(view, mark) {
  const at = view.marks.indexOf(mark);
  const width = ({ marks: [from, to] }) => to - from;
  return view.findings
    .filter(({ shown, marks: [from, to] }) => shown && from <= at && at < to)
    .reduce((best, each) => (best && width(best) <= width(each) ? best : each), null);
}

/* ---- Figures and their proofs ---- */

let proof = { figure: null, pinned: false, lit: [], timer: 0 };

function showFigure(view, figure) {
  if (!figure) return;
  showText(view);
  intoSight(figure, "center");
  reach(view, figure);
  figure.focus({ preventScroll: true });
}

function showCalculation(view, number) {
  const item = byId(`${view.article.id}-c${number}`);
  openTab(view, "calculations");
  item.tabIndex = -1;
  item.focus({ preventScroll: true });
  intoSightInList(item);
}

/* One figure is reached by Tab; arrows go on from there. */
function reach(view, figure) {
  view.figures.forEach((each) => {
    if (each.tabIndex === 0) each.tabIndex = -1;
  });
  figure.tabIndex = 0;
}

function moveAmongFigures(view, figure, key) {
  const at = view.figures.indexOf(figure);
  const last = view.figures.length - 1;
  const aims = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1 };
  const aim = { ...aims, Home: 0, End: last }[key];
  if (aim === undefined) return false;
  const next = view.figures[Math.min(Math.max(aim, 0), last)];
  reach(view, next);
  next.focus();
  return true;
}

function openProof(figure, pinned) {
  clearTimeout(proof.timer);
  if (proof.figure === figure) {
    proof.pinned ||= pinned;
    return;
  }
  closeProof();
  const view = viewOf(figure);
  const claims = numbers(figure.dataset.claims).map((number) =>
    byId(`${view.article.id}-c${number}`),
  );
  const popover = byId("popover");
  popover.replaceChildren(...proofOf(view, figure, claims));
  popover.hidden = false;
  figure.setAttribute("aria-expanded", "true");
  figure.setAttribute("aria-describedby", "popover");
  figure.classList.add("open");
  proof = { figure, pinned, lit: light(view, claims.slice(0, PROOFS_MAX)), timer: 0 };
  place(popover, figure);
}

function closeProof() {
  clearTimeout(proof.timer);
  if (!proof.figure) return;
  byId("popover").hidden = true;
  proof.figure.setAttribute("aria-expanded", "false");
  proof.figure.removeAttribute("aria-describedby");
  proof.figure.classList.remove("open");
  proof.lit.forEach((element) => element.classList.remove("operand", "result"));
  proof = { figure: null, pinned: false, lit: [], timer: 0 };
}

function closeSoon() {
  clearTimeout(proof.timer);
  if (!proof.pinned) proof.timer = setTimeout(closeProof, CLOSES_AFTER_MS);
}

function proofOf(view, figure, claims) {
  const head = made("p", "of");
  const label = figure.getAttribute("aria-label");
  head.append(made("b", "", figure.textContent), made("span", "status", statusWord(label, figure)));
  head.classList.add(statusOf(figure));
  const parts = claims.slice(0, PROOFS_MAX).map(copyOfProof);
  if (statusOf(figure) === "unexplained") {
    const why = view.article.querySelector(".legend .unexplained-means").textContent;
    parts.unshift(made("p", "why", why));
  }
  const left = claims.length - PROOFS_MAX;
  if (left > 0) parts.push(made("p", "more", filled(sentences.more, { count: left })));
  return [head, ...parts, ...findingsOn(view, figure)];
}

function copyOfProof(claim) {
  const copy = claim.querySelector(".proof").cloneNode(true);
  copy.classList.add(...claim.classList);
  return copy;
}

function findingsOn(view, figure) {
  const found = new Set(
    [...figure.querySelectorAll("mark")].map((mark) => findingAt(view, mark)).filter(Boolean),
  );
  return [...found].map((finding) => {
    const values = { number: finding.number, what: finding.link.textContent };
    return made("p", `found ${finding.severity}`, filled(sentences.finding, values));
  });
}

const statusOf = (figure) =>
  ["contradicted", "unexplained", "proven"].find((status) => figure.classList.contains(status));
const statusWord = (label, figure) => label.slice(figure.textContent.length + 1).trim();

function made(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

/* Light up what the calculations are made of. */
function light(view, claims) {
  const lit = new Set();
  const lighten = (number, role) => {
    const figure = figureOf(view, number);
    figure?.classList.add(role);
    if (figure) lit.add(figure);
  };
  claims.forEach((claim) => {
    numbers(claim.dataset.operands).forEach((number) => lighten(number, "operand"));
    numbers(claim.dataset.result).forEach((number) => lighten(number, "result"));
  });
  return [...lit];
}

/* Below the figure, or above it where there is no room; on a phone the style sheet places it. */
function place(popover, figure) {
  popover.style.removeProperty("left");
  popover.style.removeProperty("top");
  if (narrow.matches) return aboveSheet(popover, figure);
  const at = figure.getClientRects()[0];
  const { width, height } = popover.getBoundingClientRect();
  // The findings stand beside the text: they stay in sight, as far as the text is wide enough.
  const room = figure.closest(".sheet").getBoundingClientRect().right - width - GAP_PX;
  const below = at.bottom + GAP_PX;
  const fits = below + height <= innerHeight || at.top - GAP_PX - height < 0;
  popover.style.left = `${Math.max(GAP_PX, Math.min(at.left, room)) + scrollX}px`;
  popover.style.top = `${(fits ? below : at.top - GAP_PX - height) + scrollY}px`;
}

function aboveSheet(popover, figure) {
  const hidden = figure.getBoundingClientRect().bottom - popover.getBoundingClientRect().top;
  if (hidden > 0) scrollBy({ top: hidden + 4 * GAP_PX, behavior: behavior() });
}

/* ---- One listener to a kind of event ---- */

function listenToAll() {
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  document.addEventListener("pointerover", onPointer);
  document.addEventListener("focusin", onFocus);
}

function onClick(event) {
  const at = (selector) => event.target.closest?.(selector);
  const view = at("article.document") && viewOf(event.target);
  const figure = at(".sheet a.figure");
  if (!at(".popover") && proof.figure && figure !== proof.figure) closeProof();
  if (!view) return;
  if (figure) {
    event.preventDefault();
    onFigure(view, figure, at("mark"));
  } else if (at("a.jump") || at("li.finding")) {
    event.preventDefault();
    jumpTo(view, view.findings.find(({ item }) => item === at("li.finding")));
  } else if (at("a.note")) {
    event.preventDefault();
    showInList(view, view.findings.find(({ note }) => note === at("a.note")));
  } else if (at(".sheet mark") && getSelection().isCollapsed) {
    const finding = findingAt(view, at("mark"));
    if (finding) showInList(view, finding);
  } else if (at("[role=tab]")) {
    openTab(view, at("[role=tab]").dataset.tab);
  } else if (at(".chip")) {
    const chip = at(".chip");
    chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
    applyFilter(view);
  } else if (at(".show-all")) {
    showAll(view);
    view.chips[0].focus();
  }
}

function onFigure(view, figure, mark) {
  const again = proof.figure === figure && proof.pinned;
  reach(view, figure);
  if (again) return closeProof();
  openProof(figure, true);
  const finding = mark && findingAt(view, mark);
  if (finding && !narrow.matches) {
    select(view, finding);
    intoSightInList(finding.item);
  }
}

function onKey(event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const { target, key } = event;
  if (key === "Escape") return closeProof();
  const view = target.closest?.("article.document") ? viewOf(target) : currentView();
  if (view && handledKey(view, target, key)) event.preventDefault();
}

function handledKey(view, target, key) {
  if (target.matches?.("input, select, textarea")) return false;
  if (target.matches?.(".sheet a.figure")) {
    if (key === " ") return target.click(), true;
    if (moveAmongFigures(view, target, key)) return true;
  }
  if (target.matches?.("[role=tab]") && (key === "ArrowRight" || key === "ArrowLeft")) {
    return moveAmongTabs(view, target, key === "ArrowRight" ? 1 : -1), true;
  }
  const inList = target.matches?.("a.jump");
  if (key === "j" || (inList && key === "ArrowDown")) return moveAmongFindings(view, 1), true;
  if (key === "k" || (inList && key === "ArrowUp")) return moveAmongFindings(view, -1), true;
  return false;
}

function currentView() {
  return views.get(document.querySelector("article.shown"));
}

function onPointer(event) {
  if (event.pointerType !== "mouse") return;
  const figure = event.target.closest?.(".sheet a.figure");
  if (figure && viewOf(figure)) {
    clearTimeout(proof.timer);
    if (proof.pinned || proof.figure === figure) return;
    proof.timer = setTimeout(() => openProof(figure, false), OPENS_AFTER_MS);
  } else if (event.target.closest?.(".popover")) {
    clearTimeout(proof.timer);
  } else if (proof.timer || proof.figure) {
    closeSoon();
  }
}

function onFocus(event) {
  const figure = event.target.closest?.(".sheet a.figure");
  if (figure && viewOf(figure)) openProof(figure, false);
  else if (proof.figure && !event.target.closest?.(".popover")) closeProof();
}

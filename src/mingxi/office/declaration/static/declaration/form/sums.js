/* What the form adds up while it is filled in: cost lines, sub-items, funding, the payment plan,
   weights. The checker of the server has the last word on every figure. */

import { NOTHING, costSum, decimal, lineSum, plainly, plus, toTheFen, whole } from "./exact.js";
import { fieldsOf, rowsOf } from "./fields.js";

const WEIGHTS = { whole: 100n, withoutExecution: 90n };
const MONTHS_OF_YEAR = 12;
const MONTHS_OF_QUARTER = 3;
const UNREAD = "有看不懂的栏，改正后再算";

/** Tell all sums of the form; ``rows`` gives the value of each row. */
export function tellSums(form, { value, rows, mistakes }) {
  tellOthers(form);
  // A figure that cannot be read must not pass for the one that stood there before.
  const isUnread = (part) => mistakes.some(({ field }) => part.contains(field));
  for (const row of form.querySelectorAll("[data-scope].cost-line")) {
    tellLine(row, rows.get(row), isUnread(row));
  }
  for (const row of form.querySelectorAll("[data-scope].item")) {
    tellItem(row, rows.get(row), isUnread);
  }
  const against = { against: value.total_fen, to: "总额" };
  const parts = {
    items: { name: "子项合计", fen: sum(value.items.map(amountOf)) },
    funding: { name: "来源合计", fen: sum(value.funding.map(({ amount_fen }) => amount_fen)) },
    instalments: { name: "计划合计", fen: sum(value.instalments.map(paid)) },
  };
  for (const [list, part] of Object.entries(parts)) {
    const isThere = value[list].length > 0;
    const lines = form.querySelector(`[data-list=${list}]`);
    compare(ownOutput(form, `sum-${list}`), { ...part, ...against, isThere, isUnread: isUnread(lines) });
  }
  tellWeights(form, value.indicators);
}

const outputs = (scope, name) => scope.querySelectorAll(`[data-tell=${name}]`);
// Rows lie within rows; what is the row's own stands before those below it.
const ownOutput = (row, name) => row.querySelector(`[data-tell=${name}]`);

const sum = (amounts) =>
  amounts.reduce((all, amount) => (amount === null ? all : all + BigInt(amount)), 0n);

/** The amount of an item: as stated, else as built up, else that of the items below it. */
function amountOf({ amount_fen, cost, items }) {
  if (amount_fen !== null) {
    return BigInt(amount_fen);
  }
  if (cost.length > 0) {
    return costSum(cost);
  }
  return items.length > 0 ? sum(items.map(amountOf)) : null;
}

/** Beside an amount stands the same in the other unit, where that helps reading. */
function tellOthers(form) {
  for (const output of outputs(form, "other")) {
    const field = output.parentElement.querySelector("[data-kind=money]");
    output.textContent = other(field, form.dataset.unit);
  }
}

function other(field, unit) {
  const typed = field.value.replace(/[,，\s]/g, "");
  if (!/^\d+(\.\d+)?$/.test(typed)) {
    return "";
  }
  const { digits, places } = decimal(typed);
  const fen = whole({ digits: digits * (unit === "元" ? 100n : 1_000_000n), places });
  const inTenThousands = toTheFen(fen).endsWith("万元");
  return inTenThousands === (unit === "元") ? `＝${toTheFen(fen)}` : "";
}

function tellLine(row, value, isUnread) {
  const exact = lineSum(value);
  const fen = whole(exact);
  const isRound = exact.digits === fen * 10n ** BigInt(exact.places);
  const hasParts = value.parts.length > 0;
  const sums = `${hasParts ? `标准合计${toTheFen(costSum(value.parts))}，` : ""}${isRound ? "＝" : "≈"}${toTheFen(fen)}`;
  ownOutput(row, "line").textContent = isUnread ? UNREAD : sums;
  // The parts of a line are its standard; what was typed there before counts no more.
  const standard = fieldsOf(row).find((field) => field.dataset.field === "standard_fen");
  standard.disabled = hasParts;
  standard.closest(".field").hidden = hasParts && !standard.matches("[aria-invalid]");
  row.classList.toggle("with-parts", hasParts);
}

function tellItem(row, value, isUnread) {
  const built = costSum(value.cost);
  compare(ownOutput(row, "cost"), {
    name: "测算合计",
    fen: built,
    against: value.amount_fen,
    to: "金额",
    isThere: value.cost.length > 0,
    isUnread: isUnread(row.querySelector("[data-list=cost]")),
  });
  const take = row.querySelector("[data-take]");
  take.hidden =
    value.cost.length === 0 ||
    BigInt(value.amount_fen ?? -1) === built ||
    isUnread(row.querySelector("[data-list=cost]"));
  take.dataset.take = String(built);
  compare(ownOutput(row, "below"), {
    name: "下级合计",
    fen: sum(value.items.map(amountOf)),
    against: value.amount_fen,
    to: "金额",
    isThere: value.items.length > 0,
    isUnread: isUnread(row.querySelector("[data-list=items]")),
  });
}

/** Say a sum, and how far it is from what it should come to. */
function compare(output, { name, fen, against, to, isThere, isUnread }) {
  if (isThere && isUnread) {
    output.textContent = `${name}：${UNREAD}`;
    output.dataset.tone = "warn";
    return;
  }
  const open = against === null || against === undefined;
  const gap = open ? 0n : fen - BigInt(against);
  output.textContent = isThere ? `${name} ${toTheFen(fen)}${open ? "" : judged(gap, to)}` : "";
  output.dataset.tone = !isThere || open ? "" : gap === 0n ? "ok" : "warn";
}

function judged(gap, to) {
  if (gap === 0n) {
    return `，与${to}一致`;
  }
  return gap > 0n ? `，比${to}多${toTheFen(gap)}` : `，比${to}少${toTheFen(-gap)}`;
}

/** What a line of the plan pays in all, or at most; null where the form does not tell. */
function paid({ manner, first, last, occasion, amount_fen, ceiling_fen }) {
  if (manner === "as_incurred") {
    return ceiling_fen ?? amount_fen;
  }
  if (amount_fen === null || manner === "other") {
    return null;
  }
  return BigInt(amount_fen) * BigInt(timesPaid(manner, first, last, occasion));
}

function timesPaid(manner, first, last, occasion) {
  if (manner === "festival") {
    return Math.max(occasion.split(/[、，,和及与]/).filter((one) => one.trim()).length, 1);
  }
  if (manner !== "monthly" && manner !== "quarterly") {
    return 1;
  }
  const months =
    first && last ? Math.max(monthNumber(last) - monthNumber(first) + 1, 0) : MONTHS_OF_YEAR;
  return manner === "monthly" ? months : Math.ceil(months / MONTHS_OF_QUARTER);
}

function monthNumber(written) {
  const [year, month] = written.split("-").map(Number);
  return year * MONTHS_OF_YEAR + month;
}

/** The checker has computed the same on its own: a tick beside each line that it confirms. */
export function confirm(form, { rows }, amounts) {
  const computed = new Map(Object.entries(amounts.items));
  for (const row of form.querySelectorAll("[data-scope].item")) {
    const { key } = rows.get(row);
    confirmLines(row, rows, computed.get(key)?.cost ?? []);
  }
}

function confirmLines(scope, rows, told) {
  const list = scope.querySelector("[data-list=cost], [data-list=parts]");
  rowsOf(list).forEach((row, index) => {
    const output = ownOutput(row, "line");
    const { fen, explained = "", parts = [] } = told[index] ?? {};
    output.classList.toggle("confirmed", fen !== undefined && BigInt(fen) === whole(lineSum(rows.get(row))));
    output.title = explained;
    confirmLines(row, rows, parts);
  });
}

function tellWeights(form, indicators) {
  const weighed = indicators.filter(({ weight, horizon }) => weight !== null && horizon === "annual");
  const all = weighed.map(({ weight }) => decimal(weight)).reduce(plus, NOTHING);
  const isWhole = (points) => all.digits === points * 10n ** BigInt(all.places);
  const output = form.querySelector("[data-tell=weights]");
  const fits = isWhole(WEIGHTS.whole) || isWhole(WEIGHTS.withoutExecution);
  output.textContent = weighed.length ? `年度指标权重合计 ${plainly(all)}${verdict(isWhole)}` : "";
  output.dataset.tone = weighed.length === 0 ? "" : fits ? "ok" : "warn";
}

function verdict(isWhole) {
  if (isWhole(WEIGHTS.withoutExecution)) {
    return "，连同预算执行率10分，满100";
  }
  return isWhole(WEIGHTS.whole) ? "，满100" : "；应为90（另有预算执行率10分）或100";
}

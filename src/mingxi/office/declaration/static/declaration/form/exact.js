/* Exact figures in the browser: whole fen and decimals as BigInt. No float touches money. */

/** What was typed cannot be read; the message says how to write it. */
export class Mistake extends Error {}

const FEN_MAX = 10n ** 15n;
const NUMBER_MAX = 10n ** 9n;
const NUMBER_PLACES = 6;
// Of how many decimals a fen is the last, by the unit in which an amount is written.
const PLACES_TO_FEN = { 元: 2, 万元: 6, 万: 6, 亿元: 10, 亿: 10 };
const AMOUNT = /^(\d+(?:\.\d+)?)(元|万元|万|亿元|亿)?$/;

/** Full-width figures become plain ones; blanks, thousands marks and currency signs go. */
const plain = (typed) => typed.normalize("NFKC").replace(/[\s,¥]/g, "");

/** Read an amount as fen (BigInt); a unit behind the figure goes before ``unit``. */
export function fenOf(typed, unit) {
  const read = AMOUNT.exec(plain(typed));
  if (!read) {
    throw new Mistake(
      plain(typed).startsWith("-")
        ? "金额不能小于零。"
        : `“${typed.trim()}”不是金额。请写数字，例如 183600 或 18.36万元。`,
    );
  }
  const { digits, places } = decimal(read[1]);
  const finest = PLACES_TO_FEN[read[2] ?? unit];
  if (places > finest && digits % 10n ** BigInt(places - finest) !== 0n) {
    throw new Mistake("金额最多精确到分，请去掉多余的小数。");
  }
  const fen = (digits * 10n ** BigInt(finest)) / 10n ** BigInt(places);
  if (fen > FEN_MAX) {
    throw new Mistake("金额太大，请核对单位是元还是万元。");
  }
  return fen;
}

/** Read a number as a plain decimal string without idle zeros. */
export function numberOf(typed) {
  const text = plain(typed);
  if (!/^\d+(\.\d+)?$/.test(text)) {
    throw new Mistake(`“${typed.trim()}”不是数。请写数字，例如 12 或 2.5。`);
  }
  const { digits, places } = decimal(text);
  const bare = written(digits, places);
  if ((bare.split(".")[1] ?? "").length > NUMBER_PLACES) {
    throw new Mistake(`最多${NUMBER_PLACES}位小数。`);
  }
  if (digits > NUMBER_MAX * 10n ** BigInt(places)) {
    throw new Mistake("数太大，请核对。");
  }
  return bare;
}

/** An exact decimal: ``digits`` (BigInt) of which the last ``places`` stand behind the point. */
export function decimal(text) {
  const [whole, rest = ""] = String(text).split(".");
  return { digits: BigInt(whole + rest), places: rest.length };
}

export function times(one, other) {
  return { digits: one.digits * other.digits, places: one.places + other.places };
}

export function plus(one, other) {
  const places = Math.max(one.places, other.places);
  const raised = ({ digits, places: own }) => digits * 10n ** BigInt(places - own);
  return { digits: raised(one) + raised(other), places };
}

export const NOTHING = { digits: 0n, places: 0 };

/** Round half up to a whole number. */
export function whole({ digits, places }) {
  const step = 10n ** BigInt(places);
  return (digits + step / 2n) / step;
}

/** Write a decimal without idle zeros. */
export const plainly = ({ digits, places }) => written(digits, places);

/**
 * What a line of the cost build-up comes to, in fen and exact: quantity × standard × periods. The
 * standard of a line with parts is their sum.
 */
export function lineSum({ quantity, standard_fen, periods, parts }) {
  const each = parts.length ? parts.map(lineSum).reduce(plus, NOTHING) : decimal(standard_fen);
  return times(times(decimal(quantity), each), decimal(periods));
}

/** What lines come to together: each is rounded to the fen, as a reader adds them. */
export const costSum = (lines) => lines.reduce((all, line) => all + whole(lineSum(line)), 0n);

export const inYuan = (fen) => grouped(written(fen, 2));
export const inWan = (fen) => grouped(written(fen, 6));

/** For a sentence, no fen lost: ``18.36万元``, ``122,040元`` (as ``Money.to_the_fen``). */
export function toTheFen(fen) {
  const size = fen < 0n ? -fen : fen;
  const inTenThousands = size >= 1_000_000n && size % 10_000n === 0n;
  return inTenThousands ? `${inWan(fen)}万元` : `${inYuan(fen)}元`;
}

function written(digits, places) {
  const sign = digits < 0n ? "-" : "";
  const all = String(digits < 0n ? -digits : digits).padStart(places + 1, "0");
  const cut = all.length - places;
  const rest = all.slice(cut).replace(/0+$/, "");
  return sign + all.slice(0, cut) + (rest && `.${rest}`);
}

function grouped(text) {
  const [wholePart, rest] = text.split(".");
  const marked = wholePart.replace(/\B(?=(\d{3})+$)/g, ",");
  return rest ? `${marked}.${rest}` : marked;
}

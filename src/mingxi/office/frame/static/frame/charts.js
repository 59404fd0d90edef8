/* Draws charts (frame/charts.py) in the colours of the page, again when these change. */

const drawn = new Map();
const sizes = new ResizeObserver((entries) => {
  entries.forEach(({ target }) => drawn.get(target)?.chart.resize());
});

// The first sort is plain, the others are hatched over their colour.
const HATCH = "rgba(255, 255, 255, 0.55)";
const DECALS = [
  { color: "transparent" },
  { symbol: "rect", color: HATCH, dashArrayX: [1, 0], dashArrayY: [1.5, 5], rotation: -Math.PI / 4 },
  { symbol: "circle", color: HATCH, dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0], symbolSize: 0.5 },
  { symbol: "rect", color: HATCH, dashArrayX: [1, 0], dashArrayY: [1.5, 5], rotation: Math.PI / 4 },
];

function token(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function option({ kind, unit, categories, series }) {
  const soft = token("--soft");
  const line = token("--line");
  const text = { color: soft, fontFamily: token("--hei"), fontSize: 12 };
  const names = {
    type: "category",
    data: categories,
    axisLabel: { ...text, hideOverlap: true },
    axisLine: { lineStyle: { color: token("--edge") } },
    axisTick: { show: false },
    inverse: kind === "lying",
  };
  // Lying bars bear their figures; an axis would only repeat them.
  const lengths = {
    type: "value",
    axisLabel: { ...text, show: kind !== "lying" },
    splitLine: { show: kind !== "lying", lineStyle: { color: line } },
  };
  const [xAxis, yAxis] = kind === "lying" ? [lengths, names] : [names, lengths];
  return {
    animation: false,
    color: [1, 2, 3, 4, 5, 6].map((number) => token(`--chart-${number}`)),
    textStyle: text,
    grid: {
      left: 4,
      right: kind === "lying" ? 64 : 12,
      top: series.length > 1 ? 44 : 12,
      bottom: 4,
      containLabel: true,
    },
    legend: {
      show: series.length > 1,
      left: 0,
      top: 0,
      icon: kind === "lines" ? undefined : "roundRect",
      itemWidth: kind === "lines" ? 22 : 12,
      itemHeight: 12,
      textStyle: text,
    },
    // Drawn, not set as HTML: the page allows no style that stands in a string.
    tooltip: {
      trigger: "axis",
      renderMode: "richText",
      confine: true,
      backgroundColor: token("--paper"),
      borderColor: token("--edge"),
      textStyle: { ...text, color: token("--ink") },
      axisPointer: { type: kind === "lines" ? "line" : "shadow" },
      formatter: (points) =>
        [
          points[0].name,
          ...points.map(
            (point) =>
              `${point.seriesName}  ${series[point.seriesIndex].written[point.dataIndex]} ${unit}`,
          ),
        ].join("\n"),
    },
    // Sorts differ by pattern as well as by colour.
    aria: {
      enabled: true,
      // The figure has words of its own.
      label: { enabled: false },
      decal: { show: kind !== "lines" && series.length > 1, decals: DECALS },
    },
    xAxis,
    yAxis,
    series: series.map(({ name, values, written }, index) => ({
      name,
      type: kind === "lines" ? "line" : "bar",
      stack: kind === "stacked" ? "whole" : undefined,
      data: values,
      barMaxWidth: 34,
      symbol: ["circle", "rect", "triangle", "diamond"][index % 4],
      symbolSize: 8,
      lineStyle: { width: 2, type: ["solid", "dashed", "dotted"][index % 3] },
      label: {
        show: kind === "lying",
        position: "right",
        formatter: ({ dataIndex }) => written[dataIndex],
        ...text,
      },
    })),
  };
}

function redraw() {
  drawn.forEach(({ chart, data }) => chart.setOption(option(data), { notMerge: true }));
}

function draw(figure) {
  const place = figure.querySelector(".drawing");
  if (drawn.has(place)) {
    return;
  }
  const data = JSON.parse(figure.querySelector("script").textContent);
  const chart = echarts.init(place, null, { renderer: "svg" });
  drawn.set(place, { chart, data });
  chart.setOption(option(data));
  sizes.observe(place);
  figure.querySelector("details").open = false;
}

let library;
function load(address) {
  library ??= new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = done;
    script.onerror = fail;
    document.head.append(script);
  });
  return library;
}

async function drawAll(part) {
  for (const [place, { chart }] of drawn) {
    if (!place.isConnected) {
      chart.dispose();
      drawn.delete(place);
    }
  }
  for (const figure of part.querySelectorAll(".chart")) {
    await load(figure.dataset.library);
    draw(figure);
  }
}

for (const query of ["(prefers-color-scheme: dark)", "print"]) {
  matchMedia(query).addEventListener("change", redraw);
}
document.addEventListener("htmx:load", ({ target }) => drawAll(target));
drawAll(document);

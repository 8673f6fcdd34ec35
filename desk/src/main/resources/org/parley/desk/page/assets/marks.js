// Spikes and silences in a row of counts, measured against what was usual before: a spike is far above the median in units of the
// median deviation; a silence is a run of nothing, long for a time that is usually never quiet.
const LOOK_BACK = 48;
const ENOUGH = 8;
const FAR = 5;
const LEAST = 5;
const QUIET = 6;

export function findMarks(counts) {
  return [...spikes(counts), ...silences(counts)].sort((a, b) => a.at - b.at);
}

function spikes(counts) {
  return counts.flatMap((count, at) => {
    const before = counts.slice(Math.max(0, at - LOOK_BACK), at);
    if (before.length < ENOUGH || count < LEAST) return [];
    const usual = median(before);
    const spread = Math.max(1, 1.4826 * median(before.map((value) => Math.abs(value - usual))));
    return count > usual + FAR * spread ? [{ type: 'spike', at, count, usual: Math.round(usual) }] : [];
  });
}

function silences(counts) {
  const found = [];
  let length = 0;
  counts.forEach((count, at) => {
    length = count === 0 ? length + 1 : 0;
    const next = counts[at + 1];
    const start = at - length + 1;
    const before = counts.slice(Math.max(0, start - LOOK_BACK), start);
    const busy = before.filter((value) => value > 0).length;
    if (length >= QUIET && next !== 0 && before.length >= ENOUGH && busy > before.length * 0.6) found.push({ type: 'silence', at: start, length });
  });
  return found;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

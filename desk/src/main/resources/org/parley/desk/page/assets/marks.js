// Spikes and silences in a row of counts, measured against what was usual before: a spike is far above the median in units of the
// median deviation; a silence is a run of nothing, long for a time that is usually never quiet. Times in which our own
// ingest was down are neither, and no measure of what is usual.
const LOOK_BACK = 48;
const ENOUGH = 8;
const FAR = 5;
const LEAST = 5;
const QUIET = 6;

export function findMarks(counts, down = []) {
  return [...spikes(counts, down), ...silences(counts, down), ...outages(down)].sort((a, b) => a.at - b.at);
}

// Times without one poll that went well, once polls are counted at all; the last, which has only begun, is left out.
export function findDown(polls = [], failed = []) {
  const first = polls.findIndex((count) => count > 0);
  return polls.map((count, at) => first >= 0 && at > first && at < polls.length - 1 && count - failed[at] <= 0);
}

function measured(counts, down, from, to) {
  return counts.slice(Math.max(0, from), to).filter((_, i) => !down[Math.max(0, from) + i]);
}

function spikes(counts, down) {
  return counts.flatMap((count, at) => {
    const before = measured(counts, down, at - LOOK_BACK, at);
    if (before.length < ENOUGH || count < LEAST) return [];
    const usual = median(before);
    const spread = Math.max(1, 1.4826 * median(before.map((value) => Math.abs(value - usual))));
    return count > usual + FAR * spread ? [{ type: 'spike', at, count, usual: Math.round(usual) }] : [];
  });
}

function silences(counts, down) {
  return runs(counts.map((count, at) => count === 0 && !down[at])).filter(({ at, length }) => {
    const before = measured(counts, down, at - LOOK_BACK, at);
    const busy = before.filter((value) => value > 0).length;
    return length >= QUIET && before.length >= ENOUGH && busy > before.length * 0.6;
  }).map((run) => ({ type: 'silence', ...run }));
}

function outages(down) {
  return runs(down).map((run) => ({ type: 'down', ...run }));
}

function runs(flags) {
  const found = [];
  flags.forEach((flag, at) => {
    if (flag && flags[at - 1]) found[found.length - 1].length++;
    else if (flag) found.push({ at, length: 1 });
  });
  return found;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

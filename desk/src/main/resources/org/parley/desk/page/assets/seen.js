// Remembers, in this browser only, which state of each event has been looked at.
const STATES = 'parley.seen';
const LOOK = 'parley.look';
const KEPT = 500;

export function lastLook() {
  return new Date(localStorage.getItem(LOOK) ?? 0);
}

// Events that are new or have moved on since they were marked as seen. On the first visit everything counts as seen.
export function changesSince(events) {
  const seen = read();
  if (!seen) {
    markSeen(events, new Date(events[0]?.lastSeenAt ?? Date.now()));
    return [];
  }
  return events.filter((event) => (seen[event.eventId] ?? 0) < event.revision)
    .map((event) => ({ event, isNew: !(event.eventId in seen) }));
}

export function markSeen(events, time) {
  const seen = { ...read(), ...Object.fromEntries(events.map((event) => [event.eventId, event.revision])) };
  const latest = Object.entries(seen).slice(-KEPT);
  localStorage.setItem(STATES, JSON.stringify(Object.fromEntries(latest)));
  localStorage.setItem(LOOK, time.toISOString());
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(STATES));
  } catch {
    return null;
  }
}

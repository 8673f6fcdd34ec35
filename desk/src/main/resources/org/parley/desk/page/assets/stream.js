// The live stream. The browser reconnects by itself and says which message it had last, so nothing is missed.
import { setNow } from './api.js';

const listeners = new Set();
let live = false;
let source;

export function openStream() {
  source = new EventSource('/api/stream');
  source.onopen = () => tell('live', true);
  source.onerror = () => {
    tell('live', false);
    if (source.readyState === EventSource.CLOSED) setTimeout(openStream, 5000);
  };
  source.addEventListener('clock', (message) => setNow(JSON.parse(message.data).now));
  source.addEventListener('alert', (message) => tell('alert', JSON.parse(message.data)));
  source.addEventListener('event', (message) => tell('event', JSON.parse(message.data)));
  source.addEventListener('reset', () => tell('reset'));
}

export function isLive() {
  return live;
}

// Listens until the returned function is called.
export function listen(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(type, data) {
  if (type === 'live') live = data;
  for (const listener of [...listeners]) listener(type, data);
}

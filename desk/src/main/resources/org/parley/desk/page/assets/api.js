// Asks the desk's API, and keeps the desk's clock: "now" is the server's time, which in a replayed world is not the visitor's.

let clockOffset = 0;

export function now() {
  return new Date(Date.now() + clockOffset);
}

export function setNow(iso) {
  const time = Date.parse(iso);
  if (!Number.isNaN(time)) clockOffset = time - Date.now();
}

export async function ask(path, parameters = {}, signal = undefined) {
  const response = await fetch(address(path, parameters), { signal, headers: { Accept: 'application/json' } });
  setNow(response.headers.get('Parley-Now'));
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw Object.assign(new Error(body.error ?? response.statusText), { status: response.status });
  return body;
}

export function address(path, parameters = {}) {
  const query = queryOf(parameters);
  return query ? `${path}?${query}` : path;
}

export function queryOf(parameters) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    const text = Array.isArray(value) ? value.join(',') : value;
    if (text !== undefined && text !== null && text !== '' && text !== false) query.set(name, text);
  }
  return query.toString();
}

/** Where the listeners are that must hear nothing. */
export interface Targets {
  readonly tcp: number;
  readonly udp: number;
  /** Of a host that nobody may be asked about. */
  readonly name: string;
}

/**
 * What a script in a page can try to tell somebody something, by name. Each is a piece of script that is over once the
 * browser has said what became of it; what it throws is no matter.
 */
export function waysOut({ tcp, udp, name: host }: Targets): readonly (readonly [name: string, script: string])[] {
  const http = `http://127.0.0.1:${tcp}`;
  const embedded = (tag: string, attributes: string): string => `const one = document.createElement('${tag}'); Object.assign(one, ${attributes}); await added(one);`;
  const link = (rel: string, more = ''): readonly [string, string] => [`link ${rel}`, embedded('link', `{ rel: '${rel}', href: '${http}/${rel}'${more} }`)];
  const call = (name: string, servers: string): readonly [string, string] => [`call by ${name}`, `await call(${servers});`];
  return [
    ['fetch', `await fetch('${http}/fetch', { mode: 'no-cors' });`],
    ['fetch that outlives its page', `await fetch('${http}/keepalive', { mode: 'no-cors', method: 'POST', body: 'x', keepalive: true });`],
    ['request', `await new Promise((over) => { const one = new XMLHttpRequest(); one.onloadend = over; one.open('GET', '${http}/xhr'); one.send(); });`],
    ['socket', `await ended(new WebSocket('ws://127.0.0.1:${tcp}/socket'));`],
    ['events', `await ended(new EventSource('${http}/events'));`],
    ['beacon', `navigator.sendBeacon('${http}/beacon', 'x');`],
    ['transport', `await new WebTransport('https://127.0.0.1:${udp}/transport').ready;`],
    ['image', `await ended(Object.assign(new Image(), { src: '${http}/image' }));`],
    ['image set', `await ended(Object.assign(new Image(), { srcset: '${http}/set 1x' }));`],
    ['picture in a drawing', `const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg'); const one = document.createElementNS('http://www.w3.org/2000/svg', 'image'); one.setAttribute('href', '${http}/svg'); svg.append(one); await added(svg);`],
    ['sound', embedded('audio', `{ src: '${http}/audio', preload: 'auto' }`)],
    ['film', embedded('video', `{ src: '${http}/video', poster: '${http}/poster', preload: 'auto' }`)],
    ['track', `const film = document.createElement('video'); film.append(Object.assign(document.createElement('track'), { src: '${http}/track', kind: 'captions', default: true })); await added(film);`],
    ['frame', embedded('iframe', `{ src: '${http}/frame' }`)],
    ['frame of a document of its own', embedded('iframe', `{ srcdoc: '<img src="${http}/srcdoc">' }`)],
    ['frame of a text', embedded('iframe', `{ src: 'data:text/html,<img src="${http}/data">' }`)],
    ['frame of a blob', `const made = URL.createObjectURL(new Blob(['<img src="${http}/blob">'], { type: 'text/html' })); ${embedded('iframe', '{ src: made }')}`],
    ['object', embedded('object', `{ data: '${http}/object' }`)],
    ['embedding', embedded('embed', `{ src: '${http}/embed' }`)],
    ['script', embedded('script', `{ src: '${http}/script' }`)],
    ['module', `await import('${http}/module');`],
    ['worker', `await ended(new Worker('${http}/worker'));`],
    ['worker of a blob', `await ended(new Worker(URL.createObjectURL(new Blob(['fetch("${http}/inside", { mode: "no-cors" })']))));`],
    ['shared worker', `await ended(new SharedWorker('${http}/shared'));`],
    ['service worker', `await navigator.serviceWorker.register('${http}/service');`],
    ['worklet', `await new OfflineAudioContext(1, 1, 8000).audioWorklet.addModule('${http}/worklet');`],
    ['style by a sheet', `const sheet = new CSSStyleSheet(); await sheet.replace('body { background: url("${http}/sheet") }'); document.adoptedStyleSheets = [sheet]; await drawn();`],
    ['style of an element', `document.body.style.backgroundImage = 'url("${http}/style")'; await drawn();`],
    ['style element', embedded('style', `{ textContent: '@import "${http}/import"; @font-face { font-family: x; src: url("${http}/font") } body { font-family: x }' }`)],
    ['font', `await new FontFace('x', 'url("${http}/face")').load();`],
    link('stylesheet'),
    link('icon'),
    link('prefetch'),
    link('preload', ", as: 'fetch'"),
    link('modulepreload'),
    link('preconnect'),
    link('dns-prefetch'),
    ['name of a host', embedded('link', `{ rel: 'dns-prefetch', href: 'http://${host}' }`)],
    ['host to connect to', embedded('link', `{ rel: 'preconnect', href: 'http://${host}' }`)],
    link('prerender'),
    link('manifest'),
    ['speculation', embedded('script', `{ type: 'speculationrules', textContent: '{"prefetch":[{"source":"list","urls":["${http}/speculation"]}]}' }`)],
    ['ping', `const one = document.createElement('a'); one.href = '#'; one.ping = '${http}/ping'; document.body.append(one); one.click(); one.remove();`],
    ['download', `const one = document.createElement('a'); one.href = '${http}/download'; one.download = 'x'; document.body.append(one); one.click(); one.remove();`],
    ['form', `const one = document.createElement('form'); one.action = '${http}/form'; one.method = 'post'; document.body.append(one); one.submit(); one.remove();`],
    ['form in another window', `const one = document.createElement('form'); one.action = '${http}/window'; one.target = '_blank'; document.body.append(one); one.submit(); one.remove();`],
    ['another window', `window.open('${http}/open');`],
    ['navigation', `location.assign('${http}/assign'); await drawn();`],
    ['refresh', embedded('meta', `{ httpEquiv: 'refresh', content: '0;url=${http}/refresh' }`)],
    ['payment', `await new PaymentRequest([{ supportedMethods: '${http}/pay' }], { total: { label: 'x', amount: { currency: 'EUR', value: '1' } } }).show();`],
    ['sign-in', `await navigator.credentials.get({ identity: { providers: [{ configURL: '${http}/identity', clientId: 'x' }] } });`],
    call('STUN', `[{ urls: 'stun:127.0.0.1:${udp}' }]`),
    call('TURN', `[{ urls: 'turn:127.0.0.1:${udp}?transport=udp', username: 'x', credential: 'x' }]`),
    call('TURN over TCP', `[{ urls: 'turn:127.0.0.1:${tcp}?transport=tcp', username: 'x', credential: 'x' }]`),
    call('STUN by name', `[{ urls: 'stun:${host}:${udp}' }]`),
    call('TURN over TLS', `[{ urls: 'turns:127.0.0.1:${tcp}?transport=tcp', username: 'x', credential: 'x' }]`),
  ];
}

/** All of them as one script, one after the other, that says how each ended. */
export function tryAll(ways: readonly (readonly [name: string, script: string])[]): string {
  const tries = ways.map(([name, script]) => `outcomes[${JSON.stringify(name)}] = await within((async () => { ${script} })());`);
  return `(async () => { ${tools} const outcomes = {}; ${tries.join('\n')} return outcomes; })()`;
}

/** A frame’s constructor, where the page has none of its own. Each wait is for an event or two pictures, and bounded. */
const tools = `
  const within = (trying) => Promise.race([trying.then(() => 'over', String), new Promise((over) => setTimeout(over, 3000, 'never over'))]);
  const drawn = () => new Promise((over) => requestIdleCallback(over, { timeout: 100 }));
  const ended = (one) => Promise.race([new Promise((over) => { for (const name of ['load', 'error', 'close', 'open']) one.addEventListener(name, over); }), new Promise((over) => setTimeout(over, 500))]);
  const added = async (one) => { const over = ended(one); document.head.append(one); await Promise.race([over, drawn()]); one.remove(); };
  const call = async (iceServers) => {
    const constructors = [globalThis, ...Array.from({ length: frames.length }, (_, index) => frames[index])].map((realm) => { try { return realm.RTCPeerConnection; } catch { return undefined; } });
    const Connection = constructors.find((one) => one !== undefined);
    if (Connection === undefined) throw new Error('nothing to call by');
    const connection = new Connection({ iceServers });
    connection.createDataChannel('x');
    await connection.setLocalDescription(await connection.createOffer());
    await Promise.race([new Promise((over) => { connection.onicegatheringstatechange = () => connection.iceGatheringState === 'complete' && over(); }), new Promise((over) => setTimeout(over, 1500))]);
    connection.close();
  };
`;

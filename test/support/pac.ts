import { createServer } from 'node:http';
import { listen, type Listening } from './listening';

/** Serves a proxy script on loopback: each named host goes by its proxies, anything else nowhere. */
export async function startPac(proxies: Readonly<Record<string, string>>): Promise<Listening & { readonly url: string }> {
  const script = `function FindProxyForURL(url, host) { return ${JSON.stringify(proxies)}[host] || 'PROXY 127.0.0.1:9'; }`;
  const server = await listen(createServer((_request, response) => response.setHeader('Content-Type', 'application/x-ns-proxy-autoconfig').end(script)));
  return { ...server, url: `http://127.0.0.1:${server.port}/proxy.pac` };
}

import { createServer, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { findDisplay, x11Addresses } from '../../../scripts/setup/display.mjs';

const onLinux = it.runIf(process.platform === 'linux');

it('knows where an X server listens', () => {
  expect(x11Addresses(':7')).toEqual([{ path: '/tmp/.X11-unix/X7' }, { path: '\0/tmp/.X11-unix/X7' }]);
  expect(x11Addresses(':7.1')).toEqual(x11Addresses(':7'));
  expect(x11Addresses('localhost:10.0')).toEqual([{ host: 'localhost', port: 6010 }]);
  expect(x11Addresses('nonsense')).toEqual([]);
});

onLinux('a DISPLAY left over from a dead session is no display', async () => {
  expect(await findDisplay({ DISPLAY: ':4711' })).toEqual({ kind: 'none', reason: 'DISPLAY :4711 does not answer' });
});

onLinux('without any display it says what is missing', async () => {
  expect(await findDisplay({})).toEqual({ kind: 'none', reason: 'neither DISPLAY nor WAYLAND_DISPLAY is set' });
});

onLinux('a server that answers is a display, even when it refuses for want of a cookie', async () => {
  const server = createServer((socket) => {
    socket.on('data', () => socket.write(Buffer.from([0, 0, 11, 0, 0, 0, 0, 0])));
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server's address is an object
  expect(await findDisplay({ DISPLAY: `127.0.0.1:${port - 6000}` })).toEqual({ kind: 'x11' });
  server.close();
});

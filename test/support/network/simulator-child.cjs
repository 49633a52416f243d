// The built simulator as an ordinary child process: Electron's port for messages is played by Node's channel.
const { join } = require('node:path');

Object.defineProperty(process, 'parentPort', {
  value: {
    on: (/** @type {'message'} */ event, /** @type {(event: { data: unknown }) => void} */ listener) => process.on(event, (data) => listener({ data })),
    postMessage: (/** @type {object} */ message) => process.send?.(message),
  },
});
// Never longer than whoever started it.
process.on('disconnect', () => process.exit(0));
require(join(__dirname, '../../../out/main/simulator.cjs'));

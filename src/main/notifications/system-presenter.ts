import { nativeImage } from 'electron';
import type { Clock } from '../clock';
import type { SessionBus } from '../app/bus/session-bus';
import { BusPresenter } from './bus-presenter';
import { electronPresenter } from './electron-presenter';
import type { NotificationPicture } from './notify-arguments';
import type { NotificationPresenter } from './presenter';

/** Pixels. Each is four bytes that the bus’s library writes one by one: 64 of them a side took 50 ms the first time, these 13. */
const pictureSize = 32;

/**
 * The desktop’s notifications. On Linux Electron’s class calls the notification server and waits for it, up to 25 s a
 * call, and ends the process where taking one back is answered with an error: it is made on macOS and Windows alone.
 */
export function systemPresenter(icon: string, bus: SessionBus, clock: Clock): NotificationPresenter {
  if (process.platform !== 'linux') return electronPresenter(icon);
  let read: NotificationPicture | null | undefined;
  return new BusPresenter({ bus, clock, picture: () => (read ??= pictureIn(icon)) });
}

/** From inside the package, where no other program can read it. */
function pictureIn(icon: string): NotificationPicture | null {
  const image = nativeImage.createFromPath(icon).resize({ width: pictureSize, height: pictureSize });
  if (image.isEmpty()) return null;
  const { width, height } = image.getSize();
  const bytes = Buffer.from(image.toBitmap());
  if (bytes.length !== width * height * 4) return null;
  // Chromium has blue first, the specification red.
  for (let at = 0; at < bytes.length; at += 4) {
    const blue = bytes.readUInt8(at);
    bytes.writeUInt8(bytes.readUInt8(at + 2), at);
    bytes.writeUInt8(blue, at + 2);
  }
  return { width, height, bytes };
}

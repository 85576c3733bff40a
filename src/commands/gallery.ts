import { join } from 'node:path';
import { readSettings } from '../platform/settings/settings.ts';
import { loadAssets } from '../platform/web/assets.ts';
import { listen } from '../platform/web/server.ts';
import { gallery } from '../testing/gallery.tsx';

const { host, port, address } = readSettings(process.argv.slice(2));
await listen(gallery(loadAssets(join(import.meta.dirname, 'browser'))), host, port);
console.log(`The example pages stand at ${address}`);

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface Settings {
  /** Folder that holds everything a school must keep: database, keys. */
  dataFolder: string;
  /** Where the server listens, on loopback unless `host` says otherwise. */
  port: number;
  host: string;
  /** The address people type and scan, without a slash at the end. */
  address: string;
  /** A PostgreSQL server; without it the program starts its own. */
  databaseUrl: string | undefined;
  /** Mail server for reminders, e.g. `smtp://user:pass@host:587`; without it no mail is sent. */
  smtpUrl: string | undefined;
  mailFrom: string;
  /** A server of the school's choice that speaks as LibreTranslate does, e.g. `http://localhost:5000`; without it no text goes to a machine. */
  translateUrl: string | undefined;
  /** Where that server asks for a key. */
  translateKey: string | undefined;
  /** Run with a made-up school. */
  demo: boolean;
}

/** A setting that cannot be used; the message is a Dutch sentence for the person who typed it. */
export class UnusableSetting extends Error {}

/**
 * The only place that reads the environment and the command line.
 * @throws UnusableSetting
 */
export function readSettings(args: string[], environment: NodeJS.ProcessEnv = process.env): Settings {
  const options = readOptions(args);
  const port = Number(options.port ?? environment.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new UnusableSetting('De poort moet een getal zijn tussen 1 en 65535, bijvoorbeeld --port 3000.');
  }
  return {
    dataFolder: resolve(environment.VASTEGROND_DATA || 'data'),
    port,
    host: environment.VASTEGROND_HOST || '127.0.0.1',
    address: readAddress(environment.VASTEGROND_ADDRESS || `http://localhost:${port}`),
    databaseUrl: environment.DATABASE_URL || undefined,
    smtpUrl: environment.SMTP_URL || undefined,
    mailFrom: environment.MAIL_FROM || 'Vaste Grond <vastegrond@localhost>',
    translateUrl: readTranslateUrl(environment.TRANSLATE_URL),
    translateKey: environment.TRANSLATE_KEY || undefined,
    demo: options.demo ?? false,
  };
}

function readOptions(args: string[]): { demo?: boolean | undefined; port?: string | undefined } {
  try {
    return parseArgs({ args, options: { demo: { type: 'boolean' }, port: { type: 'string' } } }).values;
  } catch {
    throw new UnusableSetting('Gebruik: script/server [--demo] [--port NUMMER]');
  }
}

function readAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.pathname !== '/') {
    throw new UnusableSetting('VASTEGROND_ADDRESS moet een adres zijn zonder pad, bijvoorbeeld https://vastegrond.mijnschool.be');
  }
  return url.origin;
}

function readTranslateUrl(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.search || url.hash) {
    throw new UnusableSetting('TRANSLATE_URL moet een adres zijn, bijvoorbeeld http://localhost:5000');
  }
  return url.href.replace(/\/$/, '');
}

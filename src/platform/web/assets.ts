import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import type { Env } from './guards.ts';

/** A script for the browser: a custom element, or what an element loads later. */
export interface Asset {
  /** Address with the hash of what is in it, so that it may be kept for ever. */
  path: string;
  /** For the `integrity` attribute. */
  integrity: string;
}

/** Custom elements by name, as the build left them. */
export interface Assets {
  element(name: string): Asset;
  /** The text of a script, for an answer that puts something before it. */
  script(name: string): string;
  routes: Hono<Env>;
}

export function loadAssets(folder: string): Assets {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, Asset & { file: string }>;
  const built = (name: string): Asset & { file: string } => {
    const asset = manifest[name];
    if (!asset) throw new Error(`No element <${name}> was built.`);
    return asset;
  };
  const routes = new Hono<Env>();
  for (const { path, file } of Object.values(manifest)) {
    const plain = readFileSync(join(folder, file));
    // When it is first asked for: to pack them all takes half a second, for which nobody who starts the program needs to wait.
    let ways: Packed | undefined;
    routes.get(path, (c) => {
      ways ??= packed(plain);
      const encoding = bestEncoding(c.req.header('Accept-Encoding'));
      if (encoding) c.header('Content-Encoding', encoding);
      c.header('Vary', 'Accept-Encoding');
      c.header('Content-Type', 'text/javascript; charset=utf-8');
      c.header('Cache-Control', 'public, max-age=31536000, immutable');
      return c.body(ways[encoding ?? 'plain']);
    });
  }
  return {
    element: built,
    script: (name) => readFileSync(join(folder, built(name).file), 'utf8'),
    routes,
  };
}

/** The same bytes in each way that a browser may ask for. */
export type Packed = Record<'br' | 'gzip' | 'plain', Buffer<ArrayBuffer>>;

/** Worked out once, for what is sent often. */
export function packed(plain: string | Buffer<ArrayBuffer>): Packed {
  return { br: brotliCompressSync(plain), gzip: gzipSync(plain, { level: 9 }), plain: Buffer.from(plain) };
}

export function bestEncoding(accepted: string | undefined): 'br' | 'gzip' | undefined {
  if (!accepted) return undefined;
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
}

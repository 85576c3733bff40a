import { threshold } from '../src/app.ts';
import { pageRoutes, type Shown } from '../src/capabilities/contact-point/routes/page-routes.tsx';
import { capabilities } from '../src/capabilities/index.ts';
import { loadAssets } from '../src/platform/web/assets.ts';
import type { Answer } from './visitor.ts';

/** What a page shows, and whether the site says that it is a try-out. */
export interface Standing extends Shown {
  demo: boolean;
}

/** This clone's own site, without a database: its pages show what it is given. */
export interface OwnSite {
  /**
   * What this release answers to the same request.
   * @param standing may be left out for scripts and lists
   */
  answer(path: string, headers: Record<string, string>, standing?: Standing): Promise<Answer>;
  /** Whether this release has such a script. */
  hasScript(path: string): boolean;
}

/** @param folder with the scripts that the build of this clone made, e.g. `build/browser` */
export function ownSite(folder: string): OwnSite {
  const assets = loadAssets(folder);
  const scripts = new Set(assets.routes.routes.map(({ path }) => path));
  return {
    hasScript: (path) => scripts.has(path),
    async answer(path, headers, standing) {
      const ground = { settings: { demo: standing?.demo ?? false }, assets, navigation: [] };
      const site = threshold(capabilities)
        .route('/', assets.routes)
        .route(
          '/',
          pageRoutes(ground, async () => {
            if (!standing) throw new Error(`Nothing to show at ${path}.`);
            return standing;
          }),
        );
      const { 'Accept-Encoding': _, ...unpacked } = headers;
      const answer = await site.request(path, { headers: unpacked });
      return { status: answer.status, headers: new Map(answer.headers), body: Buffer.from(await answer.arrayBuffer()) };
    },
  };
}

import { app } from './app.ts';
import { capabilities } from './capabilities/index.ts';
import { demoRoutes, openDemo } from './demo/demo.ts';
import { addMadeUpPeople } from './demo/seed.ts';
import { openGround } from './ground.ts';
import { NoAccount } from './platform/database/embedded/account.ts';
import { DatabaseDidNotStart } from './platform/database/embedded/cluster.ts';
import { UnknownSchema } from './platform/database/migrate.ts';
import { AlreadyRunning, outlastOutages } from './platform/database/open.ts';
import { startJobs } from './platform/jobs/jobs.ts';
import { DamagedKey } from './platform/secrets/keys.ts';
import { readSettings, type Settings, UnusableSetting } from './platform/settings/settings.ts';
import { CannotListen, listen } from './platform/web/server.ts';
import { setUpOf } from './set-up/routes.tsx';

/** Troubles that the person at the machine can mend: they get the sentence, not a stack. */
const mendable = [UnusableSetting, AlreadyRunning, DatabaseDidNotStart, NoAccount, UnknownSchema, CannotListen, DamagedKey];

try {
  await start(readSettings(process.argv.slice(2)));
} catch (error) {
  if (!mendable.some((kind) => error instanceof kind)) throw error;
  console.error((error as Error).message);
  process.exit(1);
}

async function start(settings: Settings): Promise<void> {
  const ground = await openGround(settings);
  const site = app(ground, capabilities);
  const setUp = await outlastOutages(() => setUpOf(ground, (school) => addMadeUpPeople(ground, school)));
  site.route('/', setUp.routes);
  if (settings.demo)
    site.route(
      '/',
      demoRoutes(ground, await openDemo(ground), async (request) => site.fetch(request)),
    );
  const server = await listen(site, settings.host, settings.port);
  const jobs = startJobs(ground, capabilities);

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await server.stop();
    await jobs.stop();
    ground.mail.close();
    await ground.database.close();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // Last, because whoever reads that it is ready may stop it.
  console.log(`Vaste Grond staat klaar op ${settings.address}`);
  if (setUp.code) console.log(`Eerste keer? Ga naar ${settings.address}/set-up en typ de code ${setUp.code}`);
}

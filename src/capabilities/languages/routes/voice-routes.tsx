import { type Context, Hono } from 'hono';
import { isUuid } from '../../../platform/database/ids.ts';
import type { Ground } from '../../../platform/ground.ts';
import { fromBase64url } from '../../../platform/secrets/shared-with-browser/bytes.ts';
import { today } from '../../../platform/time/clock.ts';
import { NotThere, Unreadable } from '../../../platform/web/errors.ts';
import { frameOf } from '../../../platform/web/frame.ts';
import { type Env, staffOnly } from '../../../platform/web/guards.ts';
import { withPower } from '../../../platform/web/security-headers.ts';
import { show } from '../../../platform/web/show.tsx';
import { showBytes } from '../../../platform/web/show-bytes.ts';
import type { Staff } from '../../../platform/web/visitor.ts';
import { VoicesPage } from '../pages/voices-page.tsx';
import { soundIn, type VoiceSlip } from '../rules/sounds.ts';
import { isSpokenLanguage } from '../rules/spoken-languages.ts';
import type { Db } from '../store/rows.ts';
import { type TextToTranslate, textToTranslate } from '../store/translating.ts';
import { keepVoice, keptVoices, recordingOf, removeVoice } from '../store/voices.ts';
import { translators } from './translators.ts';

/** Texts of the school, spoken. Families hear them where they read the text: at an address of the capability whose text it is, by its rules. */
export function voiceRoutes(ground: Ground): Hono<Env> {
  const { database, clock } = ground;
  return new Hono<Env>()
    .use('/staff/own-texts/:id/voices', withPower('microphone'))
    .get(
      '/staff/own-texts/voices/:id',
      staffOnly(async (c, staff) => {
        const id = idIn(c, 'id');
        const sound = await database.inSchool(staff.school, (db: Db) => recordingOf(db, staff.school, id));
        if (!sound) throw new NotThere();
        return showBytes(c, sound);
      }, translators),
    )
    .get(
      '/staff/own-texts/:id/voices',
      staffOnly((c, staff) => voicesPage(c, staff, { done: c.req.query('done') === 'saved' }), translators),
    )
    .post(
      '/staff/own-texts/:id/voices',
      staffOnly(async (c, staff) => {
        const text = await textAsked(c, staff);
        const form = await readSound(c);
        const given = { language: form.language, spoken: form.spokenField };
        const refuse = (slip: VoiceSlip): Promise<Response> => voicesPage(c, staff, { slip, given });
        if (!isSpokenLanguage(form.language)) return refuse('voice.no-language');
        if (form.language !== 'nl' && !text.purpose) return refuse('voice.not-agreed');
        const sound = soundIn(form);
        if ('slip' in sound) return refuse(sound.slip);
        if (!form.consents) return refuse('voice.consent');
        const { language } = form;
        await database.inSchool(staff.school, (db: Db) => keepVoice(db, staff, text.id, { language, ...sound, day: today(clock) }));
        return c.redirect(`/staff/own-texts/${text.id}/voices?done=saved`, 303);
      }, translators),
    )
    .post(
      '/staff/own-texts/:id/voices/:voice/removal',
      staffOnly(async (c, staff) => {
        const text = await textAsked(c, staff);
        await database.inSchool(staff.school, (db: Db) => removeVoice(db, staff, text.id, idIn(c, 'voice')));
        return c.redirect(`/staff/own-texts/${text.id}/voices`, 303);
      }, translators),
    );

  /** @throws NotThere */
  async function textAsked(c: Context<Env>, staff: Staff): Promise<TextToTranslate> {
    const text = await database.inSchool(staff.school, (db: Db) => textToTranslate(db, staff, idIn(c, 'id')));
    if (!text) throw new NotThere();
    return text;
  }

  async function voicesPage(c: Context<Env>, staff: Staff, shown: Pick<Parameters<typeof VoicesPage>[0], 'slip' | 'given' | 'done'>): Promise<Response> {
    const text = await textAsked(c, staff);
    const voices = await database.inSchool(staff.school, (db: Db) => keptVoices(db, staff.school, [text.id], text));
    const page = <VoicesPage frame={frameOf(c, ground)} text={text} translations={text.translations} voices={voices} {...shown} />;
    return show(c, page, shown.slip ? 422 : 200);
  }
}

/** @throws NotThere */
function idIn(c: Context<Env>, name: 'id' | 'voice'): string {
  const id = c.req.param(name) ?? '';
  if (!isUuid(id)) throw new NotThere();
  return id;
}

/** @throws Unreadable */
async function readSound(c: Context<Env>) {
  const body = await c.req.parseBody().catch(() => {
    throw new Unreadable();
  });
  const text = (name: string): string => {
    const value = body[name];
    return typeof value === 'string' ? value : '';
  };
  return {
    language: text('language'),
    consents: text('consent') === 'yes',
    spokenField: text('spoken'),
    spoken: bytesIn(text('spoken')),
    file: body.sound instanceof File ? new Uint8Array(await body.sound.arrayBuffer()) : new Uint8Array(),
  };
}

/** What is no base64url is no recording. */
function bytesIn(field: string): Uint8Array {
  try {
    return fromBase64url(field);
  } catch {
    return new Uint8Array(1);
  }
}

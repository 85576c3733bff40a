import type { Ground } from '../../platform/ground.ts';
import { playable } from '../../platform/questions/spoken/shared-with-browser/recording.ts';
import { idFor, newId, sha256 } from '../../platform/secrets/random.ts';
import { seal, unseal } from '../../platform/secrets/seal.ts';
import type { Shown } from '../../platform/web/show-bytes.ts';
import type { Staff } from '../../platform/web/visitor.ts';
import { personKeys } from '../people/index.ts';
import { wordsKey } from './keys.ts';
import { type Attached, type Attachment, attachmentKinds, isRecorded, type SaidWhole } from './rules/attachments.ts';
import { attachmentFor, namedAttachmentFor } from './store/attachments.ts';
import type { Db } from './store/rounds.ts';

/** What belongs to the words, so that other recordings under the same number are noticed; nothing where nothing is attached. */
export const hashesOf = (attachments: readonly Attachment[]): { hashes?: string[] } =>
  attachments.length > 0 ? { hashes: attachments.map(({ questionId, kind, bytes }) => `${questionId} ${kind} ${sha256(bytes).toString('base64url')}`) } : {};

/** Attachments sealed, each under an id that the words then name. */
export interface Sealed {
  attached: { attached?: Attached };
  sealed: { id: string; bytes: Buffer }[];
}

/**
 * @param idOf the same for what comes again
 * @param place what they belong to, besides their id
 */
export function sealAttachments(key: Buffer, attachments: readonly Attachment[], idOf: (one: Attachment) => string, place: string): Sealed {
  if (attachments.length === 0) return { attached: {}, sealed: [] };
  const attached: Attached = {};
  const sealed = attachments.map((one) => {
    const id = idOf(one);
    attached[one.questionId] = { ...attached[one.questionId], [one.kind]: id };
    return { id, bytes: seal(key, one.bytes, placeOf(place, id)) };
  });
  return { attached: { attached }, sealed };
}

/** While the round is open: under the school's key, from the letter it came in and what it said, so that nobody else finds it. */
export const idInLetter =
  (key: Buffer, letterId: string, fingerprint: Buffer) =>
  ({ questionId, kind }: Attachment): string =>
    idFor(key, `attachment ${letterId} ${fingerprint.toString('base64url')} ${questionId} ${kind}`);

/** @param mark of the letter it came in */
export const idByName =
  (personKey: Buffer, mark: Buffer) =>
  ({ questionId, kind }: Attachment): string =>
    idFor(personKey, `attachment ${mark.toString('base64url')} ${questionId} ${kind}`);

const placeOf = (place: string, id: string): string => `${place} ${id}`;

/** Gives what was attached other ids, in the words that name it, so that nothing of before leads to it. */
export class Renaming {
  readonly moves: { from: string; to: string }[] = [];

  constructor(
    private readonly key: Buffer,
    private readonly roundId: string,
  ) {}

  /** @returns the words sealed anew, or as they were where nothing is attached */
  inWords(sealed: Buffer): Buffer {
    const said = JSON.parse(unseal(this.key, sealed, this.roundId).toString()) as SaidWhole;
    if (!said.attached) return sealed;
    const attached = Object.fromEntries(Object.entries(said.attached).map(([questionId, one]) => [questionId, this.#renamed(one)]));
    return seal(this.key, JSON.stringify({ ...said, attached }), this.roundId);
  }

  #renamed(one: Attached[string]): Attached[string] {
    const renamed: Attached[string] = {};
    for (const kind of attachmentKinds) {
      const from = one[kind];
      if (from === undefined) continue;
      const to = newId();
      this.moves.push({ from, to });
      renamed[kind] = to;
    }
    return renamed;
  }

  /** Sealed for its new place. */
  anew({ from, to }: { from: string; to: string }, sealed: Buffer): Buffer {
    return seal(this.key, unseal(this.key, sealed, placeOf(this.roundId, from)), placeOf(this.roundId, to));
  }
}

/** Something spoken or drawn without a name; undefined for whoever may not hear or see it. */
export async function shownWithout(ground: Ground, staff: Staff, roundId: string, id: string): Promise<Shown | undefined> {
  const sealed = await ground.database.inSchool(staff.school, (db: Db) => attachmentFor(db, staff, roundId, id));
  return sealed && shown(unseal(wordsKey(ground, staff.school), sealed, placeOf(roundId, id)));
}

/** The same by name. */
export async function shownByName({ database, keys }: Ground, staff: Staff, roundId: string, id: string): Promise<Shown | undefined> {
  return database.inSchool(staff.school, async (db: Db) => {
    const found = await namedAttachmentFor(db, staff, roundId, id);
    const key = found && (await personKeys(db, staff.school, keys.schoolKey(staff.school), [found.personId])).get(found.personId);
    return found && key && openNamed(key, found.bytes, id);
  });
}

export const openNamed = (personKey: Buffer, sealed: Buffer, id: string): Shown => shown(unseal(personKey, sealed, placeOf(byName, id)));

/** What named attachments are sealed for, besides their id. */
export const byName = 'by name';

const shown = (bytes: Buffer): Shown =>
  isRecorded(bytes) ? { type: 'audio/wav', bytes: playable(bytes) } : { type: 'image/png', bytes: Uint8Array.from(bytes) };

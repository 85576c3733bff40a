import type { Report } from '../faults/report.ts';
import { recordAll } from './voice/record-all.ts';
import { openRoom } from './voice/recording-room.ts';
import { canMakeVoices, madeUpVoices, type Spoken, voicesIn } from './voice/spoken.ts';
import { type Traits, traitsOf } from './voice/traits.ts';
import { sentencesTold } from './voice/what-was-said.ts';
import { ears, speakersTold } from './voice/who-spoke.ts';

const seed = 14;

/** How many times each sentence is changed, by other chances each time: one draw says little. */
const timesChanged = 5;

/** How much of what was said must be understood after the change. */
const leastUnderstood = 0.9;

/** How much better than drawing one of everybody it may go to tell who spoke, for whoever has their own voices. */
const mostTimesChance = 2;

/**
 * Who knows everybody's voice: can they tell who spoke when the voice was changed, and do they still understand the words? What runs on
 * people's devices records the voices. Whoever has no changed messages of everybody can make them from their own voices with the program
 * itself. How somebody words things, and how fast they speak, is not hidden by anything and is not looked at.
 * @param folder with voices to take instead of made-up ones: `speaker-sentence.wav`, the same sentences by everybody
 */
export async function listenToVoices({ says, mustBe }: Report, folder?: string): Promise<void> {
  says('The voice: telling who spoke when the voice was changed');
  const spoken = folder ? voicesIn(folder) : voicesIfMade();
  if (!spoken)
    return says('  not measured: espeak-ng, which makes the voices, is not here (Debian: apt-get install espeak-ng); a folder of voices does as well');
  const [speakers, sentences] = [countOf(spoken, 'speaker'), countOf(spoken, 'sentence')];
  if (speakers < 2 || sentences < 2)
    return says('  not measured: it takes two voices and two sentences at least, in files that are called speaker-sentence.wav');
  const browser = await openRoom();
  if (!browser) return says('  not measured: Chromium is not here (Debian: apt-get install chromium), or what starts it (script/bootstrap --dev)');

  const { timesRealTime, ...recordings } = await recordAll(browser, spoken, timesChanged, seed).finally(() => browser.close());
  const [own, changed] = [recordings.own.map(traitsOf), recordings.changed.map(traitsOf)];
  says(`  ${speakers} voices, ${sentences} sentences, each changed ${timesChanged} times; drawing one of the voices tells ${percent(1 / speakers)} right`);
  tellSpeakers('as it is, by own voices', own, own, says);
  const byOwn = tellSpeakers('changed, by own voices', changed, own, says);
  tellSpeakers('changed, by changed messages', changed, changed, says);
  const understood = sentencesTold(changed, own);
  says(
    `  which sentence was said, by other voices as they are: as it is ${share(sentencesTold(own, own), own.length)}, changed ${share(understood, changed.length)}`,
  );
  says(`  a voice is changed ${timesRealTime.toFixed(0)} times faster than it speaks`);

  mustBe(`at least ${percent(leastUnderstood)} understood when changed`, understood >= leastUnderstood * changed.length, true);
  mustBe(`told by own voices at most ${mostTimesChance} × chance`, Math.max(...byOwn) <= (mostTimesChance * changed.length) / speakers, true);
}

const voicesIfMade = (): Spoken[] | undefined => (canMakeVoices() ? madeUpVoices() : undefined);

const countOf = (spoken: readonly Spoken[], what: 'speaker' | 'sentence'): number => new Set(spoken.map((one) => one[what])).size;

/** @returns how many were told right by each ear */
function tellSpeakers(what: string, unknown: readonly Traits[], known: readonly Traits[], says: Report['says']): number[] {
  const told = everyEar.map((ear) => ({ ear, right: speakersTold(unknown, known, ear) }));
  says(`  who spoke, ${what}: ${told.map(({ ear, right }) => `${share(right, unknown.length)} by ${ear}`).join(', ')}`);
  return told.map(({ right }) => right);
}

const everyEar = Object.keys(ears) as (keyof typeof ears)[];

const share = (count: number, of: number): string => `${count} of ${of} (${percent(count / of)})`;

const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;

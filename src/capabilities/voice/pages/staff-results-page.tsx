import { LinkButton } from '../../../platform/pages/button/button.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { dayInWords } from '../../../platform/texts/dates.ts';
import type { Text } from '../../../platform/texts/text.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Lists, Picture, Spot } from '../rules/lists.ts';
import { staffWords as t } from '../texts/staff.ts';
import { whoInWords } from '../texts/who.ts';
import mapStyleSheet from './map.css';
import { ThreeLists, wordsFor } from './results.tsx';
import { saidStyle } from './said.tsx';

export const mapStyle = mapStyleSheet;

interface Props {
  frame: Frame;
  roundId: string;
  title: string;
  publishedOn: Day;
  lists: Lists;
  words: ReadonlyMap<string, Text>;
}

/** What came out, for the school: the three lists first, the picture second, and a table that says the same as the picture. */
export const StaffResultsPage = ({ frame, roundId, title, publishedOn, lists, words }: Props) => (
  <StaffPage frame={frame} title={t('results.title')} styles={[mapStyle, saidStyle]} here="/staff/voice">
    <h1>
      {t('results.title')} · {title}
    </h1>
    <p class="quiet">{t('results.published', { day: dayInWords('nl', publishedOn) })}</p>
    <ThreeLists language="nl" reader="guardian" lists={lists} words={words} />
    {!lists.isTooFew && (
      <>
        <h2>{t('results.picture')}</h2>
        {lists.pictures.length === 0 && <p>{t('results.no-groups')}</p>}
        {lists.pictures.map((picture) => (
          <Parts picture={picture} lists={lists} words={words} />
        ))}
      </>
    )}
    <p class="own-things">
      <a href="/staff/reports">{t('results.figures')}</a>
    </p>
    <LinkButton to={`/staff/you-said/${roundId}`}>{t('round.themes')}</LinkButton>
    <LinkButton look="quietly" to={`/staff/voice/${roundId}`}>
      {t('statements.back')}
    </LinkButton>
  </StaffPage>
);

const Parts = ({ picture, lists, words }: { picture: Picture; lists: Lists; words: Props['words'] }) => (
  <>
    <h3>{picture.audiences.map((audience) => t(`audience.${audience}`)).join(', ')}</h3>
    <p>{t('results.picture-what')}</p>
    <svg class="opinion-map" viewBox="-115 -115 230 230" role="img" aria-label={t('results.picture-alt')}>
      <path d="M-110 0H110M0 -110V110" />
      {apart(picture.statements, { x: 11, y: 9 }).map(({ x, y }, place) => (
        <text x={x} y={y}>
          {place + 1}
        </text>
      ))}
      {apart(picture.parts, { x: 20, y: 20 }).map(({ x, y }, place) => (
        <g>
          <rect x={x - 9} y={y - 9} width="18" height="18" />
          <text class="group" x={x} y={y}>
            {letterOf(place)}
          </text>
        </g>
      ))}
    </svg>
    <ul>
      {picture.parts.map(({ of }, place) => (
        <li>
          {letterOf(place)} · {whoInWords(of, 'guardian', 'nl')}
        </li>
      ))}
    </ul>
    <table>
      <thead>
        <tr>
          <th scope="col">{t('results.number')}</th>
          <th scope="col">{t('results.statement')}</th>
          <th scope="col">{t('results.standing')}</th>
        </tr>
      </thead>
      <tbody>
        {picture.statements.map(({ of }, place) => (
          <tr>
            <td>{place + 1}</td>
            <th scope="row">{wordsFor(words, of).nl}</th>
            <td>{t(`results.${standingIn(lists, of)}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </>
);

function standingIn({ shared, differs }: Lists, id: string): 'shared' | 'differs' | 'unknown' {
  if (shared.some((one) => one.id === id)) return 'shared';
  return differs.some((one) => one.id === id) ? 'differs' : 'unknown';
}

const letterOf = (place: number): string => String.fromCharCode(97 + place);

interface Place {
  x: number;
  y: number;
}

/** In the units of the picture; where something stands already it moves to the nearest free spot, so that each can be read. */
function apart(spots: readonly Spot[], size: Place): Place[] {
  const taken: Place[] = [];
  const isFree = (at: Place): boolean =>
    Math.abs(at.x) <= edge && Math.abs(at.y) <= edge && taken.every(({ x, y }) => Math.abs(x - at.x) >= size.x || Math.abs(y - at.y) >= size.y);
  for (const { x, y } of spots) {
    const spot = { x: Math.round(x * 100), y: Math.round(-y * 100) };
    const near = shifts.map(({ x: right, y: down }) => ({ x: spot.x + right * size.x, y: spot.y + down * size.y }));
    taken.push(near.find(isFree) ?? spot);
  }
  return taken;
}

/** Half of what the picture is wide and high. */
const edge = 110;

/** From where something belongs outwards, the nearest first. */
const shifts: readonly Place[] = Array.from({ length: 225 }, (_, n) => ({ x: (n % 15) - 7, y: Math.floor(n / 15) - 7 })).sort(
  (one, other) => Math.hypot(one.x, one.y) - Math.hypot(other.x, other.y) || one.y - other.y || one.x - other.x,
);

import { describe, expect, test } from 'vitest';
import type { Staff } from '../web/visitor.ts';
import { mayBeAsked, type Plan, stateOf } from './opening.ts';
import { reads } from './organisers.ts';
import { countsOf, groupsOf, standeesOf } from './standing.ts';

describe('an occasion opens', () => {
  const calendar = { closedDays: new Set(['2026-11-25']) };
  const bounds = { mostDays: 28, answering: new Set(['an', 'tom']) };
  const plan: Plan = { opensOn: '2026-11-24', closesOn: '2026-12-08', readerId: 'an', substituteId: 'tom' };

  test.each<[string, Partial<Plan>, ReturnType<typeof mayBeAsked>]>([
    ['with two who answer, from today', {}, undefined],
    ['and not with a reader who never said yes', { readerId: 'griet' }, 'opening.no-reader'],
    ['and not with a substitute who never said yes', { substituteId: 'griet' }, 'opening.no-substitute'],
    ['and not with one person for both', { substituteId: 'an' }, 'opening.same-person'],
    ['and not from yesterday', { opensOn: '2026-11-23' }, 'opening.in-the-past'],
    ['for three school days, the first included, a free day not', { closesOn: '2026-11-27' }, undefined],
    ['and not for two', { closesOn: '2026-11-26' }, 'opening.too-short'],
    ['and not backwards', { closesOn: '2026-11-20' }, 'opening.too-short'],
    ['for as long as it may', { closesOn: '2026-12-22' }, undefined],
    ['and not a day longer', { closesOn: '2026-12-23' }, 'opening.too-long'],
    ['and not on a day without school', { opensOn: '2026-11-25' }, 'opening.no-school'],
    ['and not on a Saturday', { opensOn: '2026-11-28' }, 'opening.no-school'],
  ])('%s', (_, changed, refused) => {
    expect(mayBeAsked(calendar, '2026-11-24', { ...plan, ...changed }, bounds)).toBe(refused);
  });

  test('and goes through its states in order', () => {
    const days = { opensOn: null, openedOn: null, closedOn: null, settledOn: null, archivedOn: null };
    const planned = { ...days, openedOn: '2026-11-20', opensOn: '2026-11-24' };
    expect([
      stateOf({ ...days, opensOn: '2026-11-24' }, '2026-11-24'),
      stateOf(planned, '2026-11-23'),
      stateOf(planned, '2026-11-24'),
      stateOf({ ...planned, closedOn: '2026-12-08' }, '2026-12-08'),
      stateOf({ ...planned, closedOn: '2026-12-08', settledOn: '2026-12-08' }, '2026-12-08'),
      stateOf({ ...planned, closedOn: '2026-12-08', settledOn: '2026-12-08', archivedOn: '2026-12-10' }, '2026-12-10'),
    ]).toEqual(['draft', 'waiting', 'open', 'closing', 'closed', 'archived']);
  });
});

test('what was said is read by the reader and the substitute, and by nobody else', () => {
  const occasion = { readerId: 'an', substituteId: 'tom' };
  expect(['an', 'tom', 'griet'].map((id) => reads({ id } as Staff, occasion))).toEqual([true, true, false]);
  expect(reads({ id: 'an' } as Staff, { readerId: null, substituteId: null })).toBe(false);
});

test('who answered took part, also after saying they would rather not; groups stand by name, then guardians, then staff', () => {
  const asked = (personId: string, version: '10-13' | 'guardian' | 'staff', classId: string | null, outcome: 'did-not-want' | null = null) => ({
    personId,
    version,
    classId,
    outcome,
    way: null,
  });
  const people = [
    asked('colleague', 'staff', null),
    asked('mother', 'guardian', null),
    asked('ada', '10-13', '10A', 'did-not-want'),
    asked('ben', '10-13', '10A', 'did-not-want'),
    asked('zoë', '10-13', '2A'),
  ];
  const standing = standeesOf(people, new Map([['ada', 'paper']]));
  expect(standing.map(({ personId, standing: where, way }) => [personId, where, way])).toEqual([
    ['colleague', 'not-reached', null],
    ['mother', 'not-reached', null],
    ['ada', 'took-part', 'paper'],
    ['ben', 'did-not-want', null],
    ['zoë', 'not-reached', null],
  ]);
  expect(groupsOf(standing, ({ group }) => group).map(({ of }) => of)).toEqual(['2A', '10A', 'guardians', 'staff']);
  expect(countsOf(standing.map(({ standing: where }) => where))).toEqual({ asked: 5, tookPart: 1, didNotWant: 1, notReached: 3 });
});

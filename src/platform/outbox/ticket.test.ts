import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { schoolId } from '../database/ids.ts';
import { openKeyFolder } from '../secrets/keys.ts';
import { newId } from '../secrets/random.ts';
import { kindOfTicket, ticketsFor } from './ticket.ts';

const folder = mkdtempSync(join(tmpdir(), 'tickets-'));
afterAll(() => rmSync(folder, { recursive: true }));

const here = { keys: openKeyFolder(folder) };
const [school, elsewhere] = [schoolId(newId()), schoolId(newId())];
here.keys.makeSchoolKey(school);

const tickets = ticketsFor('tickets of a test');
const ticket = tickets.write(here, ['answer', school, 'one', '']);

test('says what was written on it, and its kind before anybody knows whether it is ours', () => {
  expect(tickets.read(here, ticket)).toEqual(['answer', school, 'one', '']);
  expect(kindOfTicket(ticket)).toBe('answer');
});

test.each([
  ['with another word', ticket.replace('.one.', '.two.')],
  ['of another kind', ticket.replace('answer', 'talk')],
  ['without its mark', ticket.slice(0, ticket.lastIndexOf('.') + 1)],
  ['with half its mark', ticket.slice(0, -4)],
  ['of another purpose', ticketsFor('other tickets').write(here, ['answer', school, 'one', ''])],
  ['of a school that is not here', ticket.replace(school, elsewhere)],
  ['of no school', 'answer.school.one..mark'],
  ['that says nothing', ''],
])('one %s is not ours', (_, other) => {
  expect(other).not.toBe(ticket);
  expect(tickets.read(here, other)).toBeUndefined();
});

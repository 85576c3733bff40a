import { describe, expect, test } from 'vitest';
import { type Conversation, type ConversationFiles, readConversation } from './conversation.ts';

const statements = 'statement,moderated,is_meta\n1,1,0\n2,-1,0\n3,0,1\n';
const read = (files: Partial<ConversationFiles>) => readConversation({ votes: 'participant,statement,vote\n', statements, segments: undefined, ...files });
const well = (files: Partial<ConversationFiles>): Conversation => {
  const found = read(files);
  if ('refused' in found) throw new Error(found.refused);
  return found;
};
const votes = (...lines: string[]): string => ['participant,statement,vote', ...lines].join('\n');

describe('a folder is read', () => {
  test('with people and statements in the order of their numbers', () => {
    const { votes: table } = well({ votes: votes('10,1,1', '9,1,-1', '9,3,0') });
    expect(table.people).toEqual(['9', '10']);
    expect([...table.rowStart]).toEqual([0, 2, 3]);
    expect([...table.vote]).toEqual([-1, 0, 1]);
    expect(table.statements.map(({ isTakenOut, isMeta }) => [isTakenOut, isMeta])).toEqual([
      [false, false],
      [true, false],
      [false, true],
    ]);
  });

  test('with the line ends, marks and quotes of spreadsheets', () => {
    const text = '\ufeffstatement,text,moderated,is_meta\r\n1,"""Ja"", zei ze,\r\nen toen",1,0\r\n2,😀,1,0\r\n';
    const found = well({ statements: text, votes: '\ufeffparticipant,statement,vote\r\n1,1,+1\r\n\r\n1,2,-1\r\n' });
    expect(found.votes.statements).toHaveLength(2);
    expect([...found.votes.vote]).toEqual([1, -1]);
  });

  test('with the last of two votes on the same statement, and says so', () => {
    const found = well({ votes: votes('1,1,1', '1,2,1', '1,1,-1') });
    expect([...found.votes.vote]).toEqual([-1, 1]);
    expect(found.remarks.join()).toContain('1 votes were cast again');
    expect(found.remarks.join()).toContain('1 votes are about statements that were taken out');
  });

  test('without votes on statements that nobody listed, unless they count', () => {
    const lines = votes('1,1,1', '2,77,1');
    expect(well({ votes: lines }).votes.people).toEqual(['1']);
    const counted = readConversation({ votes: lines, statements, segments: undefined }, { countsUnlisted: true }) as Conversation;
    expect(counted.votes.people).toEqual(['1', '2']);
    expect(counted.votes.statements.map(({ id }) => id)).toEqual(['1', '2', '3', '77']);
  });

  test('with segments, somebody being in several', () => {
    const found = well({ votes: votes('1,1,1', '2,1,1'), segments: 'participant,segment\n2,ouders\n1,ouders\n2,"Frans, ook"\n2,ouders\n5,ouders\n' });
    expect(Object.fromEntries([...found.segments].map(([name, rows]) => [name, [...rows]]))).toEqual({ ouders: [0, 1], 'Frans, ook': [1] });
    expect(found.remarks.join()).toContain('1 people who did not vote');
  });
});

test.each<[string, Partial<ConversationFiles>]>([
  ['There is no votes.csv', { votes: undefined }],
  ['There is no statements.csv', { statements: undefined }],
  ['votes.csv is empty', { votes: '' }],
  ['line 1: the first line names the columns, and vote is not among them', { votes: 'participant,statement\n1,1' }],
  ['votes.csv, line 3: a vote is 1 (agrees), -1 (disagrees) or 0 (passes), not “5”', { votes: votes('1,1,1', '1,2,5') }],
  ['not “eens”', { votes: votes('1,1,eens') }],
  ['line 2: a vote has no participant', { votes: votes(',1,1') }],
  ['moderated is 1 (in), 0 (not looked at) or -1 (taken out), not “weg”', { statements: 'statement,moderated\n1,weg' }],
  ['a segment has no name', { votes: votes('1,1,1'), segments: 'participant,segment\n1,\n' }],
  ['There are 10001 statements', { statements: ['statement', ...Array.from({ length: 10_001 }, (_, n) => n)].join('\n') }],
])('what cannot be read is told in one sentence: %s', (words, files) => {
  expect((read(files) as { refused: string }).refused).toContain(words);
});

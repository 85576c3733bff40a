import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byName, inNameOrder } from './order.ts';

const anyOrderOf = <T>(expected: T[]): fc.Arbitrary<T[]> => fc.shuffledSubarray(expected, { minLength: expected.length });

it('classes stand in the order of a school, and those with the same name in the order of their ids', () => {
  const classes = ['1A', '2A', '10A', '10A', 'Klas 2', 'Klas 10'].map((name, n) => ({ name, sourceId: `k${n}` }));
  fc.assert(
    fc.property(anyOrderOf(classes), (shuffled) => {
      expect(shuffled.sort(byName)).toEqual(classes);
    }),
  );
});

it('people stand in the order of a telephone book, and those with the same name in the order of their ids', () => {
  const people = ['Çelik Zoë', 'De-Smet Mia', 'Maes Émile', 'Maes Emma', 'Maes Emma', 'Öz Ada', 'Peeters An'].map((name, n) => {
    const [familyName, givenName] = name.split(' ') as [string, string];
    return { sourceId: `p${n}`, givenName, familyName, email: null };
  });
  fc.assert(
    fc.property(anyOrderOf(people), (shuffled) => {
      expect(inNameOrder(shuffled)).toEqual(people);
    }),
  );
});

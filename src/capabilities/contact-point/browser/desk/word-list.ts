/** The words in which a receipt can be said; undefined where they did not come. */
export async function wordList(place: string): Promise<string[] | undefined> {
  const address = `${place}/words`;
  const answer = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer' }).catch(() => undefined);
  return answer?.ok ? (await answer.text()).trim().split('\n') : undefined;
}

declare const brand: unique symbol;

/** A UUID that names a school. Only {@link schoolId} makes one, so it is safe inside `SET LOCAL`. */
export type SchoolId = string & { readonly [brand]: 'school' };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isUuid = (text: string): boolean => uuid.test(text);

/** @throws TypeError when the text is not a lower-case UUID. */
export function schoolId(text: string): SchoolId {
  if (!isUuid(text)) throw new TypeError('not a school id');
  return text as SchoolId;
}

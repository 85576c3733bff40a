/**
 * The records of a comma-separated file (RFC 4180): quoted fields may hold commas, quotes and line ends; a byte-order mark, CRLF and empty lines are
 * taken for granted.
 * @returns each record with the line on which it begins, counted from 1
 */
export function* recordsOf(text: string): Generator<{ line: number; fields: string[] }> {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const fields: string[] = [];
    const begin = line;
    for (;;) {
      const isQuoted = text[at] === '"';
      const end = isQuoted ? endOfQuoted(text, at) : endOfPlain(text, at);
      const field = isQuoted ? text.slice(at + 1, end - 1).replaceAll('""', '"') : text.slice(at, end);
      if (isQuoted) line += field.split('\n').length - 1;
      fields.push(field);
      at = endOfPlain(text, end);
      if (text[at] !== ',') break;
      at++;
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    line++;
    if (fields.length > 1 || fields[0]?.trim() !== '') yield { line: begin, fields };
  }
}

/** One past the closing quote; what follows it until the next comma or line end belongs to nobody and is passed over. */
function endOfQuoted(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length) {
    if (text[end] !== '"') end++;
    else if (text[end + 1] === '"') end += 2;
    else return end + 1;
  }
  return end + 1;
}

function endOfPlain(text: string, at: number): number {
  let end = at;
  for (let code = text.charCodeAt(end); end < text.length && code !== 44 && code !== 10 && code !== 13; code = text.charCodeAt(end)) end++;
  return end;
}

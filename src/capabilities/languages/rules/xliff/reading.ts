import { SaxesParser } from 'saxes';

/** A file for translators is smaller than this, in bytes. */
export const mostXliffBytes = 2 * 1024 * 1024;

/** No tool nests deeper than a few; and the parser takes time that grows with the square of the depth. */
const deepest = 64;

export type XliffSlip = 'xliff.too-large' | 'xliff.no-xml' | 'xliff.doctype' | 'xliff.version' | 'xliff.from-dutch' | 'xliff.nothing';

/** A part as it came back. */
export interface XliffUnit {
  textId: string;
  key: string;
  /** As the file says it, e.g. `ar-SY`. */
  language: string;
  source: string;
  /** Empty where nothing was translated. */
  target: string;
}

/** What stops a file; thrown inside the parser, which has no other way to stop. */
class Stop extends Error {
  constructor(readonly slip: XliffSlip) {
    super(slip);
  }
}

/**
 * Reads XLIFF 1.2, 2.0 and 2.1 (OASIS). Nothing in a file is believed: a document type is refused, so there are no entities but XML's own five,
 * and nothing is fetched.
 */
export function readXliff(bytes: Uint8Array): { units: XliffUnit[] } | { slip: XliffSlip } {
  if (bytes.length > mostXliffBytes) return { slip: 'xliff.too-large' };
  const file = new XliffFile();
  try {
    file.read(textOf(bytes));
  } catch (error) {
    if (error instanceof Stop) return { slip: error.slip };
    return { slip: 'xliff.no-xml' };
  }
  return file.units.length > 0 ? { units: file.units } : { slip: 'xliff.nothing' };
}

/** Tools on Windows write UTF-16. */
function textOf(bytes: Uint8Array): string {
  const order = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(order, { fatal: true }).decode(bytes);
}

/** Inside these stands what a tool needs, and no words. */
const codes = new Set(['bpt', 'ept', 'ph', 'it', 'sub', 'note', 'alt-trans', 'seg-source', 'originalData', 'skeleton', 'skl']);

interface Tag {
  local: string;
  attributes: Record<string, { value: string }>;
}

interface Segment {
  source: string;
  target: string | undefined;
  /** Spaces between segments that a tool keeps out of translation. */
  isBetween: boolean;
}

class XliffFile {
  readonly units: XliffUnit[] = [];
  readonly #open: string[] = [];
  #version: '1' | '2' | undefined;
  #languages = { source: '', target: '' };
  #textId = '';
  #key = '';
  #segments: Segment[] = [];
  #codesOpen = 0;

  read(text: string): void {
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', () => {
      throw new Stop('xliff.no-xml');
    });
    parser.on('doctype', () => {
      throw new Stop('xliff.doctype');
    });
    parser.on('opentag', ({ local, attributes }) => this.#begins({ local, attributes }));
    parser.on('closetag', ({ local }) => this.#ends(local));
    for (const event of ['text', 'cdata'] as const) parser.on(event, (words) => this.#says(words));
    parser.write(text).close();
  }

  #begins(tag: Tag): void {
    const said = (name: string): string => tag.attributes[name]?.value ?? '';
    if (this.#open.length === 0) this.#start(tag.local, said);
    this.#open.push(tag.local);
    if (this.#open.length > deepest) throw new Stop('xliff.no-xml');
    if (codes.has(tag.local)) this.#codesOpen++;
    if (tag.local === 'file') {
      this.#textId = said(this.#version === '1' ? 'original' : 'id');
      if (this.#version === '1') this.#languages = { source: said('source-language'), target: said('target-language') };
      if (!/^nl\b/i.test(this.#languages.source)) throw new Stop('xliff.from-dutch');
    } else if (tag.local === this.#unitName) {
      this.#key = said('id');
      this.#segments = this.#version === '1' ? [{ source: '', target: undefined, isBetween: false }] : [];
    } else if (tag.local === 'segment' || tag.local === 'ignorable') {
      this.#segments.push({ source: '', target: undefined, isBetween: tag.local === 'ignorable' });
    } else if (tag.local === 'target' && this.#open.at(-2) === this.#holder) {
      const segment = this.#segments.at(-1);
      if (segment) segment.target = '';
    } else if (tag.local === 'cp') {
      const code = Number.parseInt(said('hex'), 16);
      if (code > 0 && code <= 0x10_ff_ff) this.#says(String.fromCodePoint(code));
    }
  }

  #start(root: string, said: (name: string) => string): void {
    const version = said('version');
    if (root !== 'xliff') throw new Stop('xliff.version');
    if (version === '1.2') this.#version = '1';
    else if (version === '2.0' || version === '2.1') this.#version = '2';
    else throw new Stop('xliff.version');
    this.#languages = { source: said('srcLang'), target: said('trgLang') };
  }

  get #unitName(): string {
    return this.#version === '1' ? 'trans-unit' : 'unit';
  }

  /** In what source and target stand; elsewhere they are suggestions of a tool. */
  get #holder(): string {
    const within = this.#open.at(-2);
    return this.#version === '1' ? 'trans-unit' : within === 'ignorable' ? 'ignorable' : 'segment';
  }

  #says(words: string): void {
    if (this.#codesOpen > 0) return;
    const at = this.#open.findLastIndex((name) => name === 'source' || name === 'target');
    const holder = this.#open[at - 1];
    const segment = this.#segments.at(-1);
    if (at < 1 || !segment || !(holder === 'trans-unit' || holder === 'segment' || holder === 'ignorable')) return;
    if (this.#open[at] === 'source') segment.source += words;
    else segment.target = (segment.target ?? '') + words;
  }

  #ends(local: string): void {
    this.#open.pop();
    if (codes.has(local)) this.#codesOpen--;
    if (local !== this.#unitName) return;
    const isWhole = this.#segments.every(({ target, isBetween }) => target !== undefined || isBetween);
    this.units.push({
      textId: this.#textId,
      key: this.#key,
      language: this.#languages.target,
      source: this.#segments.map(({ source }) => source).join(''),
      target: isWhole ? this.#segments.map(({ source, target }) => target ?? source).join('') : '',
    });
    this.#segments = [];
  }
}

import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { type Entry, fromBufferPromise, getFileNameLowLevel, validateFileName, type ZipFile } from 'yauzl';
import { isWanted, type NamedFiles, namesAtTheTop, type WantedFile } from './named-files.ts';
import { Unreadable } from './problems.ts';
import { sentences } from './sentences.ts';

const inflate = promisify(inflateRaw);

const megabyte = 1024 * 1024;

/** How much a zip may hold: in bytes after unpacking, and in files. */
export interface ZipLimits {
  inAll: number;
  aFile: number;
  files: number;
}

export const zipLimits: ZipLimits = { inAll: 200 * megabyte, aFile: 100 * megabyte, files: 200 };

/**
 * Opens a zip from memory. Nothing is unpacked before it is asked for, and never more than the limits,
 * whatever the zip says about its own sizes.
 * @throws Unreadable
 */
export async function openZip(bytes: Uint8Array, name: string, limits = zipLimits): Promise<NamedFiles> {
  const zip = await zipOf(bytes, name);
  if (zip.entryCount > limits.files) throw new Unreadable({ file: name }, sentences.tooManyFiles(limits.files));
  const entries = await entriesOf(zip, name);
  refuseBombs(entries, name, limits);
  const wanted = entriesAtTheTop(entries, name);
  const sizes = new Map<WantedFile, number>();
  return {
    name,
    names: new Set(wanted.keys()),
    async bytesOf(file) {
      sizes.delete(file);
      const left = limits.inAll - [...sizes.values()].reduce((sum, size) => sum + size, 0);
      const unpacked = await unpack(zip, wanted.get(file) as Entry, Math.min(left, limits.aFile));
      if (unpacked === 'damaged') throw new Unreadable({ file }, sentences.damagedFile);
      if (unpacked === 'too-big' && left < limits.aFile) throw new Unreadable({ file: name }, sentences.zipTooBig(limits.inAll / megabyte));
      if (unpacked === 'too-big') throw new Unreadable({ file }, sentences.fileTooBig(limits.aFile / megabyte));
      sizes.set(file, unpacked.length);
      return unpacked;
    },
  };
}

async function zipOf(bytes: Uint8Array, name: string): Promise<ZipFile> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { decodeStrings: false, validateEntrySizes: false });
    // Failures come back where something was asked; without a listener, one that comes later would end the program.
    zip.on('error', () => undefined);
    return zip;
  } catch {
    const beginsAsZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
    throw new Unreadable({ file: name }, beginsAsZip ? sentences.damagedZip : sentences.notAZip);
  }
}

/** Entries by path, in the order of the zip. */
async function entriesOf(zip: ZipFile, name: string): Promise<[string, Entry][]> {
  const entries: [string, Entry][] = [];
  try {
    for await (const entry of zip.eachEntry())
      entries.push([getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false), entry]);
  } catch (error) {
    const isEncrypted = error instanceof Error && error.message.includes('encryption');
    throw new Unreadable({ file: name }, isEncrypted ? sentences.encryptedZip : sentences.damagedZip);
  }
  return entries;
}

/** Looks at every entry before one is unpacked, also at those that nobody will ever ask for. */
function refuseBombs(entries: [string, Entry][], name: string, limits: ZipLimits): void {
  let declared = 0;
  for (const [path, entry] of entries) {
    if (validateFileName(path) !== null) throw new Unreadable({ file: name }, sentences.strayPath);
    if (entry.isEncrypted()) throw new Unreadable({ file: name }, sentences.encryptedZip);
    if (entry.uncompressedSize > limits.aFile) throw new Unreadable({ file: knownName(path, name) }, sentences.fileTooBig(limits.aFile / megabyte));
    declared += entry.uncompressedSize;
  }
  if (declared > limits.inAll) throw new Unreadable({ file: name }, sentences.zipTooBig(limits.inAll / megabyte));
}

/** A path in a zip may be anything, so only the names that we know are repeated in a sentence. */
function knownName(path: string, name: string): string {
  const file = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return isWanted(file) ? file : name;
}

function entriesAtTheTop(entries: [string, Entry][], name: string): Map<string, Entry> {
  const names = namesAtTheTop(entries.map(([path]) => path));
  if ([...names.values()].includes('[content_types].xml')) throw new Unreadable({ file: name }, sentences.officeDocument);
  const found = new Map<string, Entry>();
  for (const [path, entry] of entries) {
    const file = names.get(path);
    if (file === undefined) continue;
    if (found.has(file) && isWanted(file)) throw new Unreadable({ file }, sentences.fileTwice);
    found.set(file, entry);
  }
  return found;
}

/** zlib counts while it unpacks and stops at the limit. */
async function unpack(zip: ZipFile, entry: Entry, limit: number): Promise<Buffer | 'damaged' | 'too-big'> {
  try {
    const packed = await buffer(await zip.openReadStreamPromise(entry, { decodeFileData: false }));
    if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) return 'damaged';
    if (entry.compressionMethod === 0 && packed.length > limit) return 'too-big';
    const bytes = entry.compressionMethod === 0 ? packed : await inflate(packed, { maxOutputLength: Math.max(limit, 1) });
    return crc32(bytes) === entry.crc32 ? bytes : 'damaged';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-big' : 'damaged';
  }
}

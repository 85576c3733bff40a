import { existsSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Where in our code an error came from, innermost first: function and place in the source, not in what was built of it. The maps for that lie
 * beside the program and are read only now, because to keep them ready, as `--enable-source-maps` does, takes a tenth of its memory.
 * @param stack of an Error. Its first lines are the message, which may quote a person, and stay out
 */
export function placesIn(stack: string, most = 6): string[] {
  const maps = new Map<string, SourceMap | undefined>();
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, most)
    .map((line) =>
      line.trim().replace(/(file:\/\/[^()\s]+):(\d+):(\d+)/, (built, url: string, row: string, column: string) => {
        if (!maps.has(url)) maps.set(url, mapBeside(url));
        const origin = maps.get(url)?.findOrigin(Number(row), Number(column));
        return origin && 'fileName' in origin ? `${origin.fileName}:${origin.lineNumber}:${origin.columnNumber}` : built;
      }),
    );
}

function mapBeside(url: string): SourceMap | undefined {
  const file = `${fileURLToPath(url)}.map`;
  return existsSync(file) ? new SourceMap(JSON.parse(readFileSync(file, 'utf8')) as SourceMapPayload) : undefined;
}

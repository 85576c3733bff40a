import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import { describe, expect, test } from 'vitest';
import rules from '../../.dependency-cruiser.json' with { type: 'json' };

const sources = globSync('src/**/*.{ts,tsx}').filter((file) => !/\.test\.tsx?$|^src\/testing\//.test(file));

describe('who may import whom', () => {
  async function cruiseOver(folders: string[], forbidden: unknown = rules.forbidden): Promise<ICruiseResult> {
    const { output } = await cruise(folders, { ...rules.options, ruleSet: { forbidden } as IFlattenedRuleSet, validate: true });
    return output as ICruiseResult;
  }

  test('no rule is broken, and the check saw the whole program', async () => {
    const { summary, modules } = await cruiseOver(['src', 'bench', 'faults', 'attacks', 'watch', 'journeys']);
    const seen = new Set(modules.map(({ source }) => source));
    expect(sources.filter((file) => !seen.has(file) && !file.endsWith('.d.ts'))).toEqual([]);
    expect(summary.totalDependenciesCruised).toBeGreaterThan(1000);
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });

  test('a broken rule is seen', async () => {
    const forbidden = [{ name: 'seen', severity: 'error', from: { path: '^src/capabilities/check-ins/store' }, to: { path: '^src/platform/' } }];
    const { summary } = await cruiseOver(['src/capabilities/check-ins'], forbidden);
    expect(summary.violations.length).toBeGreaterThan(0);
  });
});

/** The room of a file: a capability, or what stands beside the capabilities. */
const roomOf = (file: string): string => file.replace(/^src\/(capabilities\/)?([^/]+?)(\.tsx?|\/.*)$/, '$2').replace(/^index$/, 'capabilities');

test('the picture of the architecture shows what the code imports', async () => {
  const { modules } = (await cruise(['src'], rules.options as ICruiseOptions)).output as ICruiseResult;
  const arrows = new Set<string>();
  for (const { source, dependencies } of modules) {
    if (!sources.includes(source)) continue;
    for (const { resolved } of dependencies) {
      const [from, to] = [roomOf(source), roomOf(resolved)];
      if (sources.includes(resolved) && from !== to) arrows.add(`  ${from} --> ${to}`);
    }
  }
  const drawn = ['flowchart TD', ...[...arrows].sort()].join('\n');
  expect(readFileSync('docs/architecture.md', 'utf8')).toContain(`\`\`\`mermaid\n${drawn}\n\`\`\``);
});

test('no link in the documents leads nowhere', () => {
  const broken = globSync('{*.md,docs/**/*.md,src/**/*.md}').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
      .map((found) => found[1] as string)
      .filter((target) => !existsSync(join(dirname(file), target)))
      .map((target) => `${file}: ${target}`),
  );
  expect(broken).toEqual([]);
});

describe('one place each', () => {
  test.each([
    ['what the surroundings say', /process\.env\b/, ['src/platform/settings/settings.ts']],
    ['the clock', /\bDate\.now\(|new Date\(\)/, ['src/platform/time/clock.ts']],
    ['chance', /Math\.random\(/, []],
    ['lines on the console', /\bconsole\.|process\.std(out|err)\b/, ['src/main.ts', 'src/platform/log/log.ts', 'src/commands/']],
  ])('%s', (_, sign, places) => {
    const found = sources.filter((file) => !file.includes('/browser/') && sign.test(readFileSync(file, 'utf8')));
    expect(found.filter((file) => !places.some((place) => file.startsWith(place)))).toEqual([]);
  });

  test('names that mean nothing are no names', () => {
    expect(sources.filter((file) => /(^|\/)(utils?|helpers?|common|shared|misc|lib)(\/|\.tsx?$)/.test(file))).toEqual([]);
  });
});

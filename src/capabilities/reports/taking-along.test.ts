import { unzipSync } from 'fflate';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { testReports } from '../../testing/test-reports.ts';
import { csvOf, xlsxOf } from './spreadsheet.ts';

const { veerle, bart, usual, published, beginAgain, close } = await testReports();
afterAll(close);
beforeEach(beginAgain);

describe('to take along', () => {
  test('the sheets hold the very numbers of the pages', async () => {
    const { path } = await published(usual());
    const { html: csv } = await veerle.get(`${path}/tables.csv`);
    const { bytes, headers } = await veerle.get(`${path}/tables.xlsx`);
    const { html: page } = await veerle.get(path);
    const onPage = [...page.matchAll(/<tr><th scope="row">([^<]+)<\/th><td class="number">([^<]+)<\/td>/g)].map(([, answer, count]) => [
      answer,
      Number.parseInt(count ?? '', 10),
    ]);
    const inCsv = csv
      .split('\r\n')
      .map((line) => line.split(';'))
      .filter(([, group]) => group === 'De hele school')
      .map(([, , answer, count]) => [answer, Number(count)]);
    expect(onPage.length).toBeGreaterThan(2);
    expect(inCsv).toEqual(onPage);
    expect(headers.get('Content-Disposition')).toBe('attachment; filename="cijfers.xlsx"');
    const sheet = new TextDecoder().decode(unzipSync(new Uint8Array(bytes))['xl/worksheets/sheet1.xml']);
    for (const [answer] of onPage) expect(sheet).toContain(`<t xml:space="preserve">${answer}</t>`);
    expect([...sheet.matchAll(/<c r="D\d+"><v>(\d+)<\/v>/g)].map((found) => Number(found[1])).slice(0, onPage.length)).toEqual(
      onPage.map(([, count]) => count),
    );
  });

  test('nothing in them can become a formula or break the file', () => {
    const rows = [
      ['=1+1', '@home', '-2', '+3', 'a;"b"\n', '\rok'],
      [1, 2.5, '<&>\u0000', '', '', ''],
    ];
    expect(csvOf(rows)).toBe(`\uFEFF'=1+1;'@home;'-2;'+3;"a;""b""\n";"'\rok"\r\n1;2.5;<&>\u0000;;;\r\n`);
    const files = unzipSync(xlsxOf('Cijfers: [2026]/1', rows, [10, 10]));
    const sheet = new TextDecoder().decode(files['xl/worksheets/sheet1.xml']);
    expect(sheet).toContain('<c r="A1" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>');
    expect(sheet).toContain('&lt;&amp;&gt;</t>');
    expect(sheet).not.toContain('<f>');
    expect(new TextDecoder().decode(files['xl/workbook.xml'])).toContain('name="Cijfers   2026  1"');
  });
});

describe('schools together', () => {
  const network = '/staff/reports/network';
  const fileOf = (name: string, text: string): File => new File([text], `${name}.json`);
  const other = (text: string, id: string): string => text.replace(/"school":\{"id":"[^"]+","name":"[^"]+"\}/, `"school":{"id":"${id}","name":"School ${id}"}`);

  test('hand out a file each, which whoever has them adds up; teachers cannot', async () => {
    const { path } = await published(usual());
    const own = (await veerle.get(`${path}/school.json`)).html;
    const sum = await veerle.upload(network, 'files', ...[own, other(own, 'b'), other(own, 'c')].map((text, place) => fileOf(`${place}`, text)));
    expect(sum.text).toContain('Samen: 3 scholen');
    expect(sum.text).toContain('In cijfers: 3 scholen samen');
    expect((await bart.get(`${path}/school.json`)).status).toBe(404);
    expect((await bart.get(network)).status).toBe(404);
  });

  test('are told in words why there is no sum', async () => {
    const { path } = await published(usual());
    const own = (await veerle.get(`${path}/school.json`)).html;
    const add = async (...files: File[]) => (await veerle.upload(network, 'files', ...files)).text;
    expect(await add()).toContain('Kies eerst de bestanden');
    expect(await add(fileOf('brief', 'Beste ouders'))).toContain('Dit bestand kunnen we niet lezen: brief.json');
    expect(await add(fileOf('a', own), fileOf('b', own))).toContain('zijn er twee bestanden bij');
    const ofParents = other(own, 'b').replace('"audience":"pupils"', '"audience":"guardians"');
    expect(await add(fileOf('a', own), fileOf('b', ofParents))).toContain('School b gaat over andere mensen');
    expect(await add(fileOf('a', own), fileOf('b', other(own, 'b')))).toContain('Minder dan 3 scholen');
  });
});

import fs from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';

/**
 * Runs every *.test.js beside this file in the extension host; VS Code calls it. With
 * UNROLL_TEST_GREP only the tests whose titles hold these words.
 *
 * @throws {Error} if a test fails, or if none ran: an empty run proves nothing
 */
export async function run(): Promise<void> {
  const testFiles = fs.readdirSync(__dirname).filter((name) => name.endsWith('.test.js'));
  if (testFiles.length === 0) throw new Error(`There are no *.test.js files in ${__dirname}.`);

  // A command may be waiting for the extension's first activation, on a machine with two busy cores.
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 30_000 });
  const words = process.env['UNROLL_TEST_GREP'];
  if (words) mocha.fgrep(words);
  for (const name of testFiles.sort()) mocha.addFile(path.join(__dirname, name));

  const { passes, failures, pending } = await runMocha(mocha);
  const skipped = pending > 0 ? `, ${pending} skipped` : '';
  console.log(`${passes} passed, ${failures} failed${skipped}`);
  if (failures > 0) throw new Error(`${failures} of ${passes + failures} host tests failed.`);
  if (passes === 0) throw new Error('No host test ran.');
}

function runMocha(mocha: Mocha): Promise<{ passes: number; failures: number; pending: number }> {
  return new Promise((resolve) => {
    const runner = mocha.run((failures) => {
      const { passes = 0, pending = 0 } = runner.stats ?? {};
      resolve({ passes, failures, pending });
    });
  });
}

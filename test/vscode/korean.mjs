import fs from 'node:fs';
import path from 'node:path';

/**
 * Makes `locale: 'ko'` take effect without the marketplace's language pack.
 *
 * VS Code switches to a language only when its user data lists a pack for it. This one has no
 * translations: VS Code's own words stay English, while `vscode.env.language`, `vscode.l10n` and
 * `package.nls.ko.json`, all that an extension shows, become Korean.
 *
 * @param {string} dataFolder server data folder, before the server starts
 */
export function installKoreanLanguagePack(dataFolder) {
  const userData = path.join(dataFolder, 'data');
  const translations = path.join(userData, 'korean', 'main.i18n.json');
  fs.mkdirSync(path.dirname(translations), { recursive: true });
  fs.writeFileSync(translations, JSON.stringify({ version: '1.0.0', contents: {} }));
  const extensions = [
    { extensionIdentifier: { id: 'unroll.korean-without-words' }, version: '1.0.0' },
  ];
  fs.writeFileSync(
    path.join(userData, 'languagepacks.json'),
    JSON.stringify({
      ko: { hash: 'korean-1', label: '한국어', extensions, translations: { vscode: translations } },
    }),
  );
}

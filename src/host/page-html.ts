import { Uri, type Webview } from 'vscode';
import type { Language } from '../phrase/phrase';

/**
 * The document of every webview: one script, one stylesheet, nothing from elsewhere. Scripts need
 * the nonce; there is no eval and no inline script.
 */
export function pageHtml(webview: Webview, extensionUri: Uri, language: Language): string {
  const nonce = createNonce();
  const dist = (name: string) =>
    webview.asWebviewUri(Uri.joinPath(extensionUri, 'dist', name)).toString();
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource} 'nonce-${nonce}'`,
    `font-src ${webview.cspSource}`,
    `img-src ${webview.cspSource} data:`,
  ].join('; ');
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" id="vscode-codicon-stylesheet" href="${dist('webview.css')}" nonce="${nonce}">
    <title>Unroll</title>
  </head>
  <body>
    <div id="root"></div>
    <script nonce="${nonce}" src="${dist('webview.js')}"></script>
  </body>
</html>`;
}

function createNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// Made by esbuild.js from the folders of src/lessons and src/training.
declare module 'virtual:views' {
  /** by id: every lessons/<id>/view.tsx and training/<id>/view.tsx */
  export const views: Readonly<Record<string, import('./view').View<{ readonly kind: string }>>>;
}

/** Styles, which the build gathers into dist/webview.css. */
declare module '*.css';

// Made by esbuild.js from the folders of src/lessons and src/training, so that a new lesson is one
// folder and one line in lessons/index.ts.
declare module 'virtual:experiments' {
  import type { Experiment } from './lessons/experiment';
  /** by id: every lessons/<id>/experiment.ts and training/<id>/experiment.ts */
  export const experiments: Readonly<Record<string, Experiment<{ readonly kind: string }>>>;
}

declare module 'virtual:views' {
  import type { View } from './webview/view';
  /** by id: every lessons/<id>/view.tsx and training/<id>/view.tsx */
  export const views: Readonly<Record<string, View<{ readonly kind: string }>>>;
}

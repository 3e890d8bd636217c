// Made by esbuild.js from the folders of src/lessons and src/training, so that a new lesson is one
// folder and one line in lessons/index.ts.
declare module 'virtual:experiments' {
  /** by id: every lessons/<id>/experiment.ts and training/<id>/experiment.ts */
  export const experiments: Readonly<
    Record<string, import('../lessons/experiment').Experiment<{ readonly kind: string }>>
  >;
}

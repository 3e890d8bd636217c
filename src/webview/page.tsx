import type { Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { LessonPage } from './lesson-page';
import { MapPage } from './map-page';
import type { PageState } from './state';
import { TrainingPage } from './training-page';
import { LanguageContext } from './words';

/** The lesson or the training that the host asked for, in the reader's language. */
export function Page({ state }: { readonly state: Signal<PageState> }) {
  const { page, map } = state.value;
  const language = map?.language ?? page?.language ?? 'en';
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const large = page?.large ?? map !== undefined;
  useEffect(() => {
    document.body.classList.toggle('large', large);
  }, [large]);
  if (map !== undefined) {
    return (
      <LanguageContext.Provider value={language}>
        <main>
          <MapPage map={map} />
        </main>
      </LanguageContext.Provider>
    );
  }
  if (page === undefined) return null; // for the moment until the host answers
  const key = JSON.stringify(page.page); // another lesson starts afresh
  return (
    <LanguageContext.Provider value={language}>
      <main>
        {page.page.kind === 'lesson' ? (
          <LessonPage key={key} id={page.page.id} shown={page} state={state.value} />
        ) : (
          <TrainingPage
            key={key}
            experiment={page.page.experiment}
            shown={page}
            state={state.value}
          />
        )}
      </main>
    </LanguageContext.Provider>
  );
}

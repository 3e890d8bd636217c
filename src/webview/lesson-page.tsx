import { useState } from 'preact/hooks';
import { chapters, lessons } from '../lessons/index';
import { fillSnippet } from '../lessons/fill-snippet';
import type { Params } from '../lessons/experiment';
import type { Lesson } from '../lessons/lesson';
import type { ToView } from '../protocol/messages';
import { send } from './host';
import { IconButton } from './icon-button';
import { PredictFirst, PredictionResult } from './prediction';
import { RunSection } from './run-section';
import { Segments } from './segments';
import { lastOf, type PageState } from './state';
import { useWords } from './words';

export interface LessonPageProps {
  readonly id: string;
  readonly shown: Extract<ToView, { kind: 'page' }>;
  readonly state: PageState;
}

/** A lesson, always in the same order: see lessons/lesson.ts. */
export function LessonPage({ id, shown, state }: LessonPageProps) {
  const words = useWords();
  const lesson = lessons.find((candidate) => candidate.id === id);
  const [params, setParams] = useState<Params>({});
  if (lesson === undefined) return null;
  const prediction = shown.lesson?.prediction;
  const answer = lastOf('answer', state.run?.events ?? []);
  return (
    <article>
      <Opening lesson={lesson} shown={shown} />
      {lesson.prose.map((paragraph, i) => (
        <p key={i}>{words.phrase(paragraph)}</p>
      ))}
      {prediction === undefined && <PredictFirst lesson={lesson} />}
      <h2>{words.say('runOnYourData')}</h2>
      <RunSection
        experiment={lesson.id}
        knobs={lesson.knobs}
        shown={shown}
        state={state}
        onParams={setParams}
      />
      {prediction !== undefined && prediction !== 'skipped' && (
        <PredictionResult lesson={lesson} chosen={prediction} answer={answer} />
      )}
      <h2>{words.say('watchFor')}</h2>
      {lesson.watchFor.map((paragraph, i) => (
        <p key={i}>{words.phrase(paragraph)}</p>
      ))}
      <Snippets lesson={lesson} params={params} />
      <h2>{words.say('sources')}</h2>
      <ul class="sources quiet">
        {lesson.sources.map((source) => (
          <li key={source.words}>
            {source.url === undefined ? source.words : <a href={source.url}>{source.words}</a>}
          </li>
        ))}
      </ul>
    </article>
  );
}

function Opening({ lesson, shown }: { readonly lesson: Lesson } & Pick<LessonPageProps, 'shown'>) {
  const words = useWords();
  const chapter = chapters.find(({ id }) => id === lesson.chapter);
  const { index = 1, of = 1 } = shown.lesson?.place ?? {};
  return (
    <header>
      <div class="row quiet">
        <span>{chapter && `${String(chapter.number)} · ${words.phrase(chapter.title)}`}</span>
        <span class="end">{words.say('placeOf', { index, of })}</span>
        {!shown.large && (
          <IconButton
            icon="link-external"
            name={words.say('openLarge')}
            kind="link"
            onClick={() => send({ kind: 'open-large', page: shown.page })}
          />
        )}
      </div>
      <h1>{words.phrase(lesson.title)}</h1>
      {lesson.notes.map(({ line, ko, en }) => (
        <blockquote key={line}>
          <span lang="ko">{ko}</span>
          {words.language === 'en' && <span class="gloss">{en}</span>}
          <small>{words.say('noteLine', { line })}</small>
        </blockquote>
      ))}
    </header>
  );
}

function Snippets({ lesson, params }: { readonly lesson: Lesson; readonly params: Params }) {
  const words = useWords();
  const [library, setLibrary] = useState(lesson.snippets[0]?.library);
  const [copied, setCopied] = useState<string | undefined>(undefined);
  const snippet = lesson.snippets.find((candidate) => candidate.library === library);
  if (snippet === undefined) return null;
  const code = fillSnippet(snippet, params);
  return (
    <>
      <h2>{words.say('sameIn')}</h2>
      <div class="row">
        <Segments
          name={words.say('sameIn')}
          options={lesson.snippets.map((option) => ({ id: option.library, label: option.library }))}
          chosen={library}
          onChoose={setLibrary}
        />
        <IconButton
          icon={copied === code ? 'check' : 'copy'}
          name={words.say(copied === code ? 'copied' : 'copy')}
          kind="link"
          onClick={() => {
            send({ kind: 'copy', text: code });
            setCopied(code);
          }}
        />
      </div>
      <pre tabIndex={0}>
        <code>{code}</code>
      </pre>
    </>
  );
}

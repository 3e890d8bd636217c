import type { ComponentChildren } from 'preact';

export interface IconButtonProps {
  readonly icon: string;
  /** said by screen readers and shown on hovering */
  readonly name: string;
  readonly onClick: () => void;
  readonly kind?: 'primary' | 'secondary' | 'link';
  /** a disabled button keeps the focus, so that keys go on working */
  readonly disabled?: boolean;
  readonly children?: ComponentChildren;
}

/** A button with one of VS Code's icons, and its name as text where that is given as children. */
export function IconButton(props: IconButtonProps) {
  const { icon, name, onClick, kind = 'secondary', disabled = false, children } = props;
  return (
    <button
      type="button"
      class={`button ${kind}`}
      title={name}
      aria-label={name}
      aria-disabled={disabled}
      onClick={() => {
        if (!disabled) onClick();
      }}
    >
      <i class={`codicon codicon-${icon}`} aria-hidden="true" />
      {children}
    </button>
  );
}

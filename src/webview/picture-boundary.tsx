import { Component, type ComponentChildren } from 'preact';

export interface PictureBoundaryProps {
  readonly children: ComponentChildren;
  /** shown in the picture's place when it cannot be drawn */
  readonly failed: string;
}

/** Keeps a fault in one picture from taking the page's buttons with it. */
export class PictureBoundary extends Component<PictureBoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static override getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    const { children, failed } = this.props;
    return this.state.failed ? <p class="notice failed">{failed}</p> : children;
  }
}

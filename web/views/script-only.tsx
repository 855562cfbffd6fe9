import type { ComponentChildren } from 'preact';
import type { ViewProps } from './view-props.ts';

/** A page that lives on the device: without JavaScript it says so, and shows nothing that could not be used. */
export function ScriptOnly({
  title,
  children,
  t,
}: Pick<ViewProps, 't'> & { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <>
      <div class="needs-script">{children}</div>
      <noscript>
        <h1 class="page-title">{title}</h1>
        <p>{t.page.needsScript}</p>
      </noscript>
    </>
  );
}

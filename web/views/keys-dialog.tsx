import { Icon } from './icon.tsx';
import type { ViewProps } from './view-props.ts';

/** All keys in a table; a modal dialog that the page opens with `showModal`, so the focus stays inside. */
export function KeysDialog({ state, actions, t }: ViewProps) {
  if (!state.keysOpen) return null;
  return (
    <dialog class="keys" id="keys" aria-labelledby="keys-title" onClose={() => actions.showKeys(false)}>
      <div class="source-head">
        <h2 class="section-title" id="keys-title">
          {t.keys.heading}
        </h2>
        <button type="button" class="button" onClick={() => actions.showKeys(false)}>
          <Icon name="close" />
          {t.keys.close}
        </button>
      </div>
      <table class="table table-dense">
        <tbody>
          {t.keys.rows.map(([key, meaning]) => (
            <tr>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td class="table-words">{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </dialog>
  );
}

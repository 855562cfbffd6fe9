import type { Verdict } from '../../server/protocol.ts';
import type { Strings } from '../strings.ts';
import { VERDICT_TONES } from '../turn-verdict.ts';
import { Icon, VERDICT_ICONS } from './icon.tsx';

/** A verdict as colour, icon and word. */
export function VerdictTag({ verdict, t }: { readonly verdict: Verdict; readonly t: Strings }) {
  return (
    <span class={`verdict-tag tone-${VERDICT_TONES[verdict]}`}>
      <Icon name={VERDICT_ICONS[verdict]} />
      {t.verdictShort[verdict]}
    </span>
  );
}

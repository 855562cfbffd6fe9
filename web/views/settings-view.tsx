import type { Settings } from '../settings.ts';
import type { ViewProps } from './view-props.ts';

/** What a reader can set for this device. */
export function SettingsView(props: ViewProps) {
  const { state, actions, t } = props;
  const { settings } = state;
  const onOff = { true: t.settings.on, false: t.settings.off };
  return (
    <div class="settings">
      <h1 class="page-title" id="page-title" tabindex={-1}>
        {t.settings.heading}
      </h1>
      <Choice
        name="theme"
        label={t.settings.theme}
        options={t.settings.themes}
        value={settings.theme}
        onChoose={(theme) => actions.setSettings({ theme: theme as Settings['theme'] })}
      />
      <Choice
        name="large"
        label={t.settings.largePrint}
        options={onOff}
        value={String(settings.largePrint)}
        onChoose={(value) => actions.setSettings({ largePrint: value === 'true' })}
      />
      <Choice
        name="keys"
        label={t.settings.singleKeys}
        note={t.settings.singleKeysNote}
        options={onOff}
        value={String(settings.singleKeys)}
        onChoose={(value) => actions.setSettings({ singleKeys: value === 'true' })}
      />
      <Choice
        name="language"
        label={t.settings.language}
        options={t.settings.languages}
        value={settings.language}
        onChoose={(language) => actions.setSettings({ language: language as Settings['language'] })}
      />
      <p>
        <button type="button" class="button" onClick={() => actions.showKeys(true)}>
          {t.keys.open}
        </button>
      </p>
    </div>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly note?: string;
  readonly options: Readonly<Record<string, string>>;
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

function Choice({ name, label, note, options, value, onChoose }: ChoiceProps) {
  return (
    <fieldset class="choice">
      <legend>{label}</legend>
      {note && <p class="note">{note}</p>}
      <div class="choice-options">
        {Object.entries(options).map(([option, text]) => (
          <label class="choice-option">
            <input
              type="radio"
              name={name}
              value={option}
              checked={option === value}
              onChange={() => onChoose(option)}
            />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

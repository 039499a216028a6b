import type { SettingName, SettingsForm } from '../../src/screen.ts';
import { sayRefusal } from '../refusal.ts';
import { isolated, type Voice } from '../voice.ts';

/** As much of what somebody else saved as tells which it is. */
const SHOWN = 300;

interface More {
  /** What somebody else saved, as people read it. */
  read?: (value: string) => string;
  warnings?: string[];
}

/** What every field of the settings has: what is wrong with it, and what somebody else made of it. */
export type Setting = (id: SettingName, more?: More) => { id: SettingName; problem?: string; warnings?: string[] };

export function settingOf({ problems, meanwhile }: SettingsForm, voice: Voice): Setting {
  const say = voice.words.companySettings;
  const shown = (value: string): string => {
    const whole = value === '' ? say.nothing : value;
    return isolated(whole.length > SHOWN ? `${whole.slice(0, SHOWN)}…` : whole);
  };
  return (id, { read = (value: string) => value, warnings = [] }: More = {}) => {
    const refusal = problems[id];
    const theirs = meanwhile.find(({ name }) => name === id);
    const all = [
      ...(theirs ? [theirs.alsoHere ? say.alsoChanged(shown(read(theirs.value))) : say.takenOver] : []),
      ...warnings,
    ];
    return {
      id,
      ...(refusal ? { problem: sayRefusal(refusal, voice) } : {}),
      ...(all.length > 0 ? { warnings: all } : {}),
    };
  };
}

import { useId } from "preact/hooks";

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
}

/** One of several values, as a list that opens. */
export function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  return (
    <label class="choice">
      {label}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value as T)}>
        {options.map((option) => <option value={option.value} selected={option.value === value}>{option.label}</option>)}
      </select>
    </label>
  );
}

interface TabsProps<T extends string> {
  label: string;
  value: T;
  tabs: readonly { value: T; label: preact.ComponentChildren }[];
  onChange: (value: T) => void;
  /** Draws what the chosen tab shows. */
  children: (value: T) => preact.ComponentChildren;
}

/** One of several views of the same thing (WAI-ARIA Authoring Practices, tabs): the arrow keys go from one to the next. */
export function Tabs<T extends string>({ label, value, tabs, onChange, children }: TabsProps<T>) {
  const id = useId();
  const chosen = tabs.findIndex((tab) => tab.value === value);

  function move(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -chosen, End: tabs.length - 1 - chosen }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = tabs[(chosen + step + tabs.length) % tabs.length]!;
    onChange(next.value);
    document.getElementById(`${id}-${next.value}`)?.focus();
  }

  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} onKeyDown={move}>
        {tabs.map((tab) => (
          <button type="button" role="tab" id={`${id}-${tab.value}`} aria-selected={tab.value === value} aria-controls={`${id}-panel`}
            tabIndex={tab.value === value ? 0 : -1} onClick={() => onChange(tab.value)}>{tab.label}</button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${value}`} tabIndex={0}>{children(value)}</div>
    </>
  );
}

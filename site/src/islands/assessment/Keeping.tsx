interface KeepingProps {
  isRemembering: boolean
  onRemember(isOn: boolean): void
}

/** The reader's consent to keep answers on the device; off unless asked for. */
export function Keeping({isRemembering, onRemember}: KeepingProps) {
  return (
    <div className="keeping">
      <label className="choice">
        <input
          type="checkbox"
          id="remember"
          checked={isRemembering}
          onChange={(event) => onRemember(event.currentTarget.checked)}
          aria-describedby="remember-hint"
        />
        <span>Remember my answers on this device</span>
      </label>
      <p className="hint" id="remember-hint">
        For 180 days, in this browser only. Without it, your answers are gone when you close or
        reload the page.
      </p>
    </div>
  )
}

/// True when two numbers agree to a relative tolerance, 1e-9 unless a test says why it needs another.
public func isClose(_ value: Double, _ expected: Double, within relative: Double = 1e-9) -> Bool {
  (value - expected).magnitude <= relative * max(value.magnitude, expected.magnitude)
}

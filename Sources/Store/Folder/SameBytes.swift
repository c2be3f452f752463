internal import Foundation

/// Compares memory.
enum SameBytes {
  static func compare(
    _ left: UnsafeRawPointer, _ right: UnsafeRawPointer, _ count: Int
  ) -> Bool { memcmp(left, right, count) == 0 }
}

internal import CGEOS

/// GEOS for one thread: every call takes this handle, and nothing of it leaves the thread.
final class GEOSContext {
  let handle: GEOSContextHandle_t?
  /// What GEOS said last; it says nothing on standard error.
  private let message = UnsafeMutablePointer<[CChar]>.allocate(capacity: 1)

  init() {
    handle = GEOS_init_r()
    message.initialize(to: [])
    _ = GEOSContext_setErrorMessageHandler_r(
      handle,
      { text, place in
        guard let text, let place else { return }
        place.assumingMemoryBound(to: [CChar].self).pointee = Array(
          UnsafeBufferPointer(start: text, count: String(cString: text).utf8.count))
      }, message)
  }

  deinit {
    GEOS_finish_r(handle)
    message.deinitialize(count: 1)
    message.deallocate()
  }

  /// The message of the last failure.
  var lastMessage: String {
    String(decoding: message.pointee.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

/// A shape inside GEOS.
final class GEOSShape {
  let context: GEOSContext
  let pointer: OpaquePointer
  private var preparedPointer: OpaquePointer?

  /// Takes over a pointer; nil where GEOS gave none.
  init?(_ context: GEOSContext, _ pointer: OpaquePointer?) {
    guard let pointer else { return nil }
    self.context = context
    self.pointer = pointer
  }

  deinit {
    if let preparedPointer { GEOSPreparedGeom_destroy_r(context.handle, preparedPointer) }
    GEOSGeom_destroy_r(context.handle, pointer)
  }

  /// With an index of its edges, made when it is first needed.
  private var prepared: OpaquePointer? {
    if preparedPointer == nil { preparedPointer = GEOSPrepare_r(context.handle, pointer) }
    return preparedPointer
  }

  /// True when the shapes share at least a point.
  func intersects(_ other: GEOSShape) -> Bool {
    prepared.map { GEOSPreparedIntersects_r(context.handle, $0, other.pointer) == 1 } ?? false
  }

  /// True when no point of the other lies outside.
  func covers(_ other: GEOSShape) -> Bool {
    prepared.map { GEOSPreparedCovers_r(context.handle, $0, other.pointer) == 1 } ?? false
  }

  func intersection(_ other: GEOSShape) -> GEOSShape? {
    GEOSShape(context, GEOSIntersection_r(context.handle, pointer, other.pointer))
  }

  /// Parts that overlap become one.
  func dissolved() -> GEOSShape? { GEOSShape(context, GEOSUnaryUnion_r(context.handle, pointer)) }

  /// Nil when valid, else the reason in GEOS's words, such as `Self-intersection[1 1]`.
  var invalidity: String? {
    guard GEOSisValid_r(context.handle, pointer) != 1 else { return nil }
    guard let reason = GEOSisValidReason_r(context.handle, pointer) else { return "not valid" }
    defer { GEOSFree_r(context.handle, reason) }
    return String(cString: reason)
  }

  /// Every part that an even–odd or structural reading gives; nothing collapses to lines.
  func madeValid() -> GEOSShape? {
    guard let parameters = GEOSMakeValidParams_create_r(context.handle) else { return nil }
    defer { GEOSMakeValidParams_destroy_r(context.handle, parameters) }
    _ = GEOSMakeValidParams_setMethod_r(context.handle, parameters, GEOS_MAKE_VALID_STRUCTURE)
    _ = GEOSMakeValidParams_setKeepCollapsed_r(context.handle, parameters, 0)
    return GEOSShape(context, GEOSMakeValidWithParams_r(context.handle, pointer, parameters))
  }
}

import Foundation
import Glibc

/// The few functions of JavaScriptCore's C API that charts need, found at run time.
///
/// Nothing is linked, so that the program starts, and publishes tables, where the library is not
/// installed.
struct JavaScriptCore {
  typealias Group = OpaquePointer
  typealias Context = OpaquePointer
  typealias Value = OpaquePointer
  typealias Text = OpaquePointer
  typealias Exception = UnsafeMutablePointer<Value?>?

  // The signatures of JSBase.h, JSContextRef.h, JSStringRef.h and JSValueRef.h.
  typealias CreateGroup = @convention(c) () -> Group?
  typealias ReleaseGroup = @convention(c) (Group) -> Void
  typealias CreateContext = @convention(c) (Group, OpaquePointer?) -> Context?
  typealias ReleaseContext = @convention(c) (Context) -> Void
  typealias Evaluate = @convention(c) (Context, Text, Value?, Text?, Int32, Exception) -> Value?
  typealias MakeText = @convention(c) (UnsafePointer<UInt16>, Int) -> Text?
  typealias ReleaseText = @convention(c) (Text) -> Void
  typealias TextOfValue = @convention(c) (Context, Value, Exception) -> Text?
  typealias TextLength = @convention(c) (Text) -> Int
  typealias TextCharacters = @convention(c) (Text) -> UnsafePointer<UInt16>?
  // Of JSContextRefPrivate.h, which Debian does not ship.
  typealias LimitTime =
    @convention(c) (Group, Double, OpaquePointer?, UnsafeMutableRawPointer?) -> Void

  /// Names under which Debian installs the library, preferred one first.
  static let libraryNames = ["libjavascriptcoregtk-4.1.so.0", "libjavascriptcoregtk-6.0.so.1"]

  let createGroup: CreateGroup
  let releaseGroup: ReleaseGroup
  let createContext: CreateContext
  let releaseContext: ReleaseContext
  let evaluate: Evaluate
  let makeText: MakeText
  let releaseText: ReleaseText
  let textOfValue: TextOfValue
  let textLength: TextLength
  let textCharacters: TextCharacters
  /// May be missing, being private; the parent's own deadline then stands alone.
  let limitTime: LimitTime?

  /// Loads the first library of the names that is installed and complete.
  init?(libraryNames: [String]) {
    guard let library = libraryNames.lazy.compactMap({ dlopen($0, RTLD_NOW | RTLD_LOCAL) }).first
    else { return nil }
    func symbol<Function>(_ name: String) -> Function? {
      dlsym(library, name).map { unsafeBitCast($0, to: Function.self) }
    }
    guard
      let createGroup: CreateGroup = symbol("JSContextGroupCreate"),
      let releaseGroup: ReleaseGroup = symbol("JSContextGroupRelease"),
      let createContext: CreateContext = symbol("JSGlobalContextCreateInGroup"),
      let releaseContext: ReleaseContext = symbol("JSGlobalContextRelease"),
      let evaluate: Evaluate = symbol("JSEvaluateScript"),
      let makeText: MakeText = symbol("JSStringCreateWithCharacters"),
      let releaseText: ReleaseText = symbol("JSStringRelease"),
      let textOfValue: TextOfValue = symbol("JSValueToStringCopy"),
      let textLength: TextLength = symbol("JSStringGetLength"),
      let textCharacters: TextCharacters = symbol("JSStringGetCharactersPtr")
    else { return nil }
    (self.createGroup, self.releaseGroup) = (createGroup, releaseGroup)
    (self.createContext, self.releaseContext) = (createContext, releaseContext)
    (self.evaluate, self.makeText, self.releaseText) = (evaluate, makeText, releaseText)
    (self.textOfValue, self.textLength) = (textOfValue, textLength)
    self.textCharacters = textCharacters
    limitTime = symbol("JSContextGroupSetExecutionTimeLimit")
  }
}

/// One JavaScript context, used from one thread.
final class JavaScriptContext {
  private let library: JavaScriptCore
  private let group: JavaScriptCore.Group
  private let context: JavaScriptCore.Context

  init?(library: JavaScriptCore) {
    guard let group = library.createGroup() else { return nil }
    guard let context = library.createContext(group, nil) else {
      library.releaseGroup(group)
      return nil
    }
    self.library = library
    self.group = group
    self.context = context
  }

  deinit {
    library.releaseContext(context)
    library.releaseGroup(group)
  }

  /// Ends every later evaluation that takes longer, with an exception.
  func limit(seconds: Double) {
    library.limitTime?(group, seconds, nil, nil)
  }

  /// Evaluates a script; promise jobs that it leaves behind run before this returns.
  ///
  /// - Throws: `ChartEngineError.script` with the text of the exception.
  @discardableResult
  func evaluate(_ script: String) throws -> String {
    guard let source = text(script) else { throw ChartEngineError.script("Out of memory.") }
    defer { library.releaseText(source) }
    var exception: JavaScriptCore.Value?
    let value = library.evaluate(context, source, nil, nil, 1, &exception)
    if let exception { throw ChartEngineError.script(string(exception)) }
    return value.map(string) ?? ""
  }

  private func text(_ string: String) -> JavaScriptCore.Text? {
    let characters = Array(string.utf16)
    return characters.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return nil }
      return library.makeText(start, buffer.count)
    }
  }

  private func string(_ value: JavaScriptCore.Value) -> String {
    guard let text = library.textOfValue(context, value, nil) else { return "" }
    defer { library.releaseText(text) }
    guard let characters = library.textCharacters(text) else { return "" }
    let buffer = UnsafeBufferPointer(start: characters, count: library.textLength(text))
    return String(decoding: buffer, as: UTF16.self)
  }
}

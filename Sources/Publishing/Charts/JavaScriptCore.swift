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

  /// Names under which Debian installs the library, preferred one first.
  static let libraryNames = ["libjavascriptcoregtk-4.1.so.0", "libjavascriptcoregtk-6.0.so.1"]

  let createGroup: @convention(c) () -> Group?
  let releaseGroup: @convention(c) (Group) -> Void
  let createContext: @convention(c) (Group, OpaquePointer?) -> Context?
  let releaseContext: @convention(c) (Context) -> Void
  let evaluate:
    @convention(c) (Context, Text, Value?, Text?, Int32, UnsafeMutablePointer<Value?>?) -> Value?
  let makeText: @convention(c) (UnsafePointer<UInt16>, Int) -> Text?
  let releaseText: @convention(c) (Text) -> Void
  let textOfValue: @convention(c) (Context, Value, UnsafeMutablePointer<Value?>?) -> Text?
  let textLength: @convention(c) (Text) -> Int
  let textCharacters: @convention(c) (Text) -> UnsafePointer<UInt16>?
  /// Not part of the public headers, so it may be missing; the parent's own deadline then stands alone.
  let limitTime:
    (@convention(c) (Group, Double, OpaquePointer?, UnsafeMutableRawPointer?) -> Void)?

  /// Loads the first library of the names that is installed and complete.
  init?(libraryNames: [String]) {
    guard let library = libraryNames.lazy.compactMap({ dlopen($0, RTLD_NOW | RTLD_LOCAL) }).first
    else { return nil }
    guard
      let createGroup = dlsym(library, "JSContextGroupCreate"),
      let releaseGroup = dlsym(library, "JSContextGroupRelease"),
      let createContext = dlsym(library, "JSGlobalContextCreateInGroup"),
      let releaseContext = dlsym(library, "JSGlobalContextRelease"),
      let evaluate = dlsym(library, "JSEvaluateScript"),
      let makeText = dlsym(library, "JSStringCreateWithCharacters"),
      let releaseText = dlsym(library, "JSStringRelease"),
      let textOfValue = dlsym(library, "JSValueToStringCopy"),
      let textLength = dlsym(library, "JSStringGetLength"),
      let textCharacters = dlsym(library, "JSStringGetCharactersPtr")
    else { return nil }
    // Each cast repeats the signature of JSContextRef.h, JSStringRef.h, JSValueRef.h or JSBase.h.
    self.createGroup = unsafeBitCast(createGroup, to: (@convention(c) () -> Group?).self)
    self.releaseGroup = unsafeBitCast(releaseGroup, to: (@convention(c) (Group) -> Void).self)
    self.createContext = unsafeBitCast(
      createContext, to: (@convention(c) (Group, OpaquePointer?) -> Context?).self)
    self.releaseContext = unsafeBitCast(
      releaseContext, to: (@convention(c) (Context) -> Void).self)
    self.evaluate = unsafeBitCast(
      evaluate,
      to: (@convention(c) (
        Context, Text, Value?, Text?, Int32, UnsafeMutablePointer<Value?>?
      ) -> Value?).self)
    self.makeText = unsafeBitCast(
      makeText, to: (@convention(c) (UnsafePointer<UInt16>, Int) -> Text?).self)
    self.releaseText = unsafeBitCast(releaseText, to: (@convention(c) (Text) -> Void).self)
    self.textOfValue = unsafeBitCast(
      textOfValue,
      to: (@convention(c) (Context, Value, UnsafeMutablePointer<Value?>?) -> Text?).self)
    self.textLength = unsafeBitCast(textLength, to: (@convention(c) (Text) -> Int).self)
    self.textCharacters = unsafeBitCast(
      textCharacters, to: (@convention(c) (Text) -> UnsafePointer<UInt16>?).self)
    limitTime = dlsym(library, "JSContextGroupSetExecutionTimeLimit").map {
      unsafeBitCast(
        $0,
        to: (@convention(c) (Group, Double, OpaquePointer?, UnsafeMutableRawPointer?) -> Void).self)
    }
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

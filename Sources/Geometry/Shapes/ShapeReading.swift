internal import Tables

/// Reads and checks many shapes in longitude and latitude, on all cores.
public enum ShapeReading {
  /// Texts as tables keep them; the results stand in the same order.
  public static func read(_ texts: [String]) -> [ReadShape] {
    WorkerPool.map(texts.count, chunk: 256, state: { ShapeCheck() }) { range, check in
      range.map { number in
        do throws(ShapeProblem) {
          return check.checked(try WellKnownText.shape(texts[number]))
        } catch {
          return ReadShape(shape: nil, remarks: [ShapeRemark(.error, error.description)])
        }
      }
    }
  }

  /// Shapes that were read already; nil stays nil.
  ///
  /// - Parameter asks: Where whoever sent them can say what their numbers mean.
  public static func check(
    _ shapes: [Shape?], asks: ShapeQuestions = ShapeQuestions()
  ) -> [ReadShape] {
    WorkerPool.map(shapes.count, chunk: 256, state: { ShapeCheck(asks: asks) }) { range, check in
      range.map { number in shapes[number].map(check.checked) ?? ReadShape(shape: nil) }
    }
  }
}

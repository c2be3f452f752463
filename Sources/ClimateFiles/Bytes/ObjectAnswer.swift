public import Climate

/// What a folder of objects answers when it is asked for one.
public enum ObjectAnswer<Object: Sendable>: Sendable {
  case found(Object)
  case absent
  /// As a bucket whose contents may not be listed answers for what it does not have, and any for what nobody may read.
  case refused(ClimateProblem)
}

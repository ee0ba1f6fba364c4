import Dispatch
import Synchronization

/// Work on many values on all cores while their results are taken, in order, on the calling thread.
enum ParallelMap {
  /// Small enough to share out evenly, large enough that sharing costs nothing.
  private static let batchSize = 32
  /// How far the work may run ahead of the taking: what bounds memory.
  private static let window = 16

  private final class Batch<Output: Sendable>: Sendable {
    let outputs = Mutex<[Output]>([])
    let done = DispatchSemaphore(value: 0)
  }

  /// Calls `consume` with `transform` of every input, in the order of the inputs.
  ///
  /// A few inputs are not worth a thread and are done on the spot.
  /// - Throws: what `consume` throws, at once; batches already begun end unseen.
  static func run<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], transform: @escaping @Sendable (Input) -> Output, consume: (Output) throws -> Void
  ) rethrows {
    guard inputs.count > batchSize else {
      for input in inputs { try consume(transform(input)) }
      return
    }
    var open: [Batch<Output>] = []
    var taken = 0
    var next = 0
    while next < inputs.count || taken < open.count {
      while next < inputs.count, open.count - taken < window {
        let part = inputs[next..<min(next + batchSize, inputs.count)]
        next += part.count
        let batch = Batch<Output>()
        open.append(batch)
        DispatchQueue.global(qos: .userInitiated).async {
          let outputs = part.map(transform)
          batch.outputs.withLock { $0 = outputs }
          batch.done.signal()
        }
      }
      let batch = open[taken]
      taken += 1
      batch.done.wait()
      let outputs = batch.outputs.withLock { outputs in
        defer { outputs = [] }
        return outputs
      }
      for output in outputs { try consume(output) }
    }
  }
}

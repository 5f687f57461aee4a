/// A value from a single string of the given form.
func decodedFromText<Value: LosslessStringConvertible>(_ decoder: any Decoder, _ form: String) throws -> Value {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = Value(text) else {
        throw DecodingError.dataCorruptedError(
            in: container, debugDescription: "\"\(text)\" is not of the form \(form)")
    }
    return value
}

/// A value as a single string.
func encodeAsText(_ value: some CustomStringConvertible, _ encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value.description)
}

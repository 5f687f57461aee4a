import JSONText

extension JSON {
    /// Prints the value; a list with an element a line, so that it can be read and compared.
    func show() {
        guard case .list(let elements) = self, !elements.isEmpty else {
            print(text)
            return
        }
        print("[")
        for (index, element) in elements.enumerated() {
            print("  " + element.text + (index == elements.count - 1 ? "" : ","))
        }
        print("]")
    }
}

/// A letter keeps the labels of its lines to fill in, so that a reply is read by them whatever the templates say by then. Of a letter from
/// before, those of the templates count.
enum SchemaLabels {
    static let statements = [
        """
        ALTER TABLE letter ADD COLUMN labels TEXT NOT NULL DEFAULT '[]'
            CONSTRAINT labels_is_list CHECK (json_valid(labels) AND json_type(labels) = 'array');
        """
    ]
}

/// A message that came in keeps a digest of what its author wrote: a Message-ID that is used again with other words is another message.
/// Of what came before, nobody knows the words; those count as the same.
enum SchemaReceivedDigest {
    static let statements = ["ALTER TABLE received ADD COLUMN digest TEXT CHECK (digest <> '')"]
}

namespace Amazon.Protocols;

/// <summary>The forms that a value takes on the wire.</summary>
internal enum WireKind
{
    Text,
    Constant,
    Int32,
    Int64,
    Single,
    Double,
    Boolean,
    Timestamp,
    Blob,
    List,
    Map,
    Structure,
}

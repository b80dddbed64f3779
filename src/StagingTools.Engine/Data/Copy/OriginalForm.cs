namespace StagingTools.Engine.Data.Copy;

/// <summary>How the text of an original is found in what COPY carries.</summary>
internal enum OriginalForm
{
    /// <summary>It is text.</summary>
    Text,

    /// <summary>The texts and numbers in a JSON document.</summary>
    Json,

    /// <summary>Those in a document behind the version byte of jsonb.</summary>
    JsonbBinary,

    /// <summary>Sixteen bytes of a UUID.</summary>
    UuidBinary,

    /// <summary>A number of eight bytes, the highest first; likewise the next two.</summary>
    Int64Binary,

    /// <summary>A number of four bytes.</summary>
    Int32Binary,

    /// <summary>Elements of an array in its binary form, as text.</summary>
    TextArrayBinary,
}

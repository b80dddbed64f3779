namespace StagingTools.Engine.Data.Discovery;

/// <summary>What samples of a column look like.</summary>
internal sealed class ColumnSample
{
    /// <summary>The values as texts, or the elements of arrays.</summary>
    public ValueEvidence Values { get; } = new();

    /// <summary>The documents.</summary>
    public DocumentEvidence Documents { get; } = new();

    /// <summary>Documents that could not be read, or were too long to be.</summary>
    public int Unreadable { get; set; }
}

namespace StagingTools.Engine.Data.Catalog;

/// <summary>Which letters a column takes for equal: citext compares what <c>lower()</c> makes of its values.</summary>
internal enum CaseFolding
{
    /// <summary>Each letter is equal to itself only.</summary>
    None,

    /// <summary>A to Z are equal to a to z, as in a database of locale C.</summary>
    Ascii,

    /// <summary>Every large letter is equal to its small one.</summary>
    Unicode,
}

namespace StagingTools.Engine.Data.Rules;

/// <summary>What happens to the values of a document that no path names.</summary>
internal enum JsonOthers
{
    /// <summary>Scalars become null; keys and the document's form stay.</summary>
    Clear,

    /// <summary>They stay as they are.</summary>
    Keep,

    /// <summary>They go, keys and elements with them.</summary>
    Drop,
}

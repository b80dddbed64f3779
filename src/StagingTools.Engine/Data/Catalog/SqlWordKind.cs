namespace StagingTools.Engine.Data.Catalog;

/// <summary>What a word of SQL is.</summary>
internal enum SqlWordKind
{
    /// <summary>A name or a keyword.</summary>
    Name,

    /// <summary>A name in quotes.</summary>
    QuotedName,

    /// <summary>A text or a number.</summary>
    Literal,

    /// <summary>A character of an operator, a bracket or a comma.</summary>
    Sign,
}

namespace StagingTools.Engine.Data.Masks;

/// <summary>What happens to a value of a document.</summary>
internal enum JsonActionKind
{
    /// <summary>It stays, with all below it.</summary>
    Keep,

    /// <summary>Scalars become null.</summary>
    Clear,

    /// <summary>It goes, with its name.</summary>
    Drop,

    /// <summary>Texts and numbers are masked and become texts; the rest becomes null.</summary>
    MaskText,

    /// <summary>Numbers are masked; the rest becomes null.</summary>
    MaskNumber,

    /// <summary>Texts that begin with a date are masked; the rest becomes null.</summary>
    MaskDate,
}

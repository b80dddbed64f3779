namespace StagingTools.Engine.Data.Catalog;

/// <summary>A part of a unique index or of an exclusion constraint.</summary>
/// <param name="Text">The column or the expression, in SQL.</param>
/// <param name="Columns">The columns in it.</param>
/// <param name="IsColumn">Whether it is a column as it stands.</param>
internal sealed record KeyPart(string Text, IReadOnlyList<string> Columns, bool IsColumn)
{
    /// <summary>The operator that two rows must not both fulfil in all parts; <c>=</c> in unique indexes.</summary>
    public string Operator { get; init; } = "=";
}

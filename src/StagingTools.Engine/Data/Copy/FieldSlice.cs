namespace StagingTools.Engine.Data.Copy;

/// <summary>Where a field's bytes lie in a row.</summary>
/// <param name="Start">The first byte.</param>
/// <param name="Length">How many; -1 for NULL.</param>
internal readonly record struct FieldSlice(int Start, int Length)
{
    /// <summary>Whether the field is NULL.</summary>
    public bool IsNull => Length < 0;
}

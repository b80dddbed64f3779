namespace StagingTools.Engine.Data.Copy;

/// <summary>What is looked at in a column while it is copied.</summary>
/// <param name="SumIndex">Its place in the checksums; -1 when what is stored may differ in form from what is sent.</param>
/// <param name="OriginalForm">How its originals are read; <see langword="null"/> when they are not remembered.</param>
/// <param name="IsProse">Whether its originals may be ordinary words.</param>
internal readonly record struct WatchedColumn(int SumIndex, OriginalForm? OriginalForm, bool IsProse)
{
    /// <summary>Whether it is in the checksums.</summary>
    public bool IsSummed => SumIndex >= 0;
}

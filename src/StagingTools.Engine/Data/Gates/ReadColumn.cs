using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Planning;
using StagingTools.Engine.Data.Recognition;

namespace StagingTools.Engine.Data.Gates;

/// <summary>A column that is read back from the incoming database.</summary>
/// <param name="Plan">The column.</param>
/// <param name="SumIndex">Its place in the checksums; -1 for none.</param>
/// <param name="Form">How its texts are found; <see langword="null"/> when it holds none that a gate looks at.</param>
internal sealed record ReadColumn(ColumnPlan Plan, int SumIndex, OriginalForm? Form)
{
    /// <summary>Whether originals are looked for; not where the rules say that they stand here.</summary>
    public bool LooksForOriginals => true;

    /// <summary>The patterns that are looked for.</summary>
    public PersonalDataKinds Wanted => PersonalDataKinds.Certain;
}

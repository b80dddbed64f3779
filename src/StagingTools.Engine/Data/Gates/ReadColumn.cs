using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Planning;

namespace StagingTools.Engine.Data.Gates;

/// <summary>A column that is read back from the incoming database.</summary>
/// <param name="Plan">The column.</param>
/// <param name="SumIndex">Its place in the checksums; -1 for none.</param>
/// <param name="Form">How its texts are found; <see langword="null"/> when it holds none that a gate looks at.</param>
internal sealed record ReadColumn(ColumnPlan Plan, int SumIndex, OriginalForm? Form);

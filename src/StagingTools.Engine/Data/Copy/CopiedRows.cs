using StagingTools.Engine.Data.Gates;
using StagingTools.Engine.Data.Work;

namespace StagingTools.Engine.Data.Copy;

/// <summary>A unit of rows that was copied.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Rows">Rows that production sent.</param>
/// <param name="Counted">Rows that production counts in the whole table; <see langword="null"/> when another unit asked, or none had to.</param>
/// <param name="Bytes">Bytes read from production.</param>
/// <param name="MaskedValues">Values that were replaced.</param>
/// <param name="Sent">The checksums of what was sent.</param>
/// <param name="Duration">How long it took.</param>
internal sealed record CopiedRows(
    CopyUnit Unit, long Rows, long? Counted, long Bytes, long MaskedValues, RowChecksum Sent, TimeSpan Duration);

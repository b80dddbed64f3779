using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data.Swap;

/// <summary>The room that new data takes on the staging server, and the room that there is.</summary>
/// <param name="Needed">Bytes that the new data takes: tables and indexes as large as they are at the source.</param>
/// <param name="Free">Bytes that are free, or will be once leftovers are dropped; <see langword="null"/> when it cannot be told.</param>
/// <param name="Place">Where they are free, for people; why it cannot be told otherwise.</param>
internal sealed record DiskRoom(long Needed, long? Free, string Place)
{
    /// <summary>A line for the plan.</summary>
    public string Describe() => Free is { } free
        ? $"about {CopyProgress.Size(Needed)} are needed, {CopyProgress.Size(free)} are free ({Place})"
        : $"about {CopyProgress.Size(Needed)} are needed; what is free cannot be told ({Place})";

    /// <summary>Refuses what does not fit: a full disk would stop the staging server, not only the job.</summary>
    /// <exception cref="StagingException"><c>DatabaseDiskTooSmall</c>.</exception>
    public void RequireFit(DatabaseReference target)
    {
        if (Free is { } free && free < Needed)
            throw new StagingException(
                "DatabaseDiskTooSmall",
                StagingErrorCategory.InvalidState,
                $"The new data does not fit beside the old on the server of {target.Address}: about {CopyProgress.Size(Needed)} are "
                + $"needed, and {CopyProgress.Size(free)} are free ({Place}).")
            {
                TargetInput = target.Text,
                RecommendedAction =
                    $"Enlarge its storage, drop {DatabaseNames.Of(target.Address.Database).Previous}, or skip tables that staging does not need.",
            };
    }
}

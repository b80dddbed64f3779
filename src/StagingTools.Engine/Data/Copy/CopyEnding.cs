using Npgsql;

namespace StagingTools.Engine.Data.Copy;

/// <summary>Ends a COPY that failed already.</summary>
internal static class CopyEnding
{
    /// <summary>Runs an ending; its own failure would hide the one that led here, and the session is closed next anyway.</summary>
    public static void Quietly(Action ending)
    {
        try
        {
            ending();
        }
        catch (Exception failure) when (failure is NpgsqlException or IOException or InvalidOperationException or OperationCanceledException)
        {
        }
    }
}

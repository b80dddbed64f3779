using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Data;

/// <summary>The report of a sync, as a file beside the run's log.</summary>
internal static class SyncReport
{
    /// <summary>Writes it. The data stands: that it cannot be written is a warning.</summary>
    public static async Task WriteAsync(StagingDataSync sync, IHost host)
    {
        try
        {
            await File.WriteAllTextAsync(sync.ReportPath!, JsonText.Document(sync) + "\n", CancellationToken.None);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            host.Warning($"The report {sync.ReportPath} could not be written.");
        }
    }
}

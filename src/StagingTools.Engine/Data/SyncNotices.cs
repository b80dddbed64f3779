using System.Globalization;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Notifications;

namespace StagingTools.Engine.Data;

/// <summary>What people are told of a data sync.</summary>
internal static class SyncNotices
{
    /// <summary>It began.</summary>
    public static Notification Started(string project, string environmentName, string region, string target) =>
        new(NotificationKind.DataSyncStarted, project, environmentName, region, $"Data sync to {environmentName} runs")
        {
            Fields = [new("Target", target)],
        };

    /// <summary>It ended well.</summary>
    public static Notification Completed(StagingDataSync sync) =>
        new(
            NotificationKind.DataSyncCompleted,
            sync.Project,
            sync.EnvironmentName,
            sync.Region,
            sync.DataSanitized
                ? $"Data sync to {sync.EnvironmentName} completed"
                : $"Data sync to {sync.EnvironmentName} completed: UNMASKED production data")
        {
            Text = sync.DataSanitized ? "" : "Sanitization was skipped: personal data of production stands in this environment.",
            Fields =
            [
                new("Target", sync.Target),
                new("Rows", CopyProgress.Number(sync.Rows)),
                new("Size", CopyProgress.Size(sync.Bytes)),
                new("Masked values", CopyProgress.Number(sync.MaskedValues)),
                new("Duration", sync.Duration.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture)),
            ],
        };

    /// <summary>Somebody stopped it.</summary>
    public static Notification Cancelled(string project, string environmentName, string region, string target) =>
        new(NotificationKind.DataSyncFailed, project, environmentName, region, $"Data sync to {environmentName} was stopped")
        {
            Text = "Staging is as it was.",
            Fields = [new("Target", target)],
        };

    /// <summary>It failed.</summary>
    public static Notification Failed(string project, string environmentName, string region, string target, StagingException failure) =>
        new(NotificationKind.DataSyncFailed, project, environmentName, region, $"Data sync to {environmentName} failed")
        {
            Text = $"{failure.Message} Staging is as it was.",
            Fields = [new("Target", target), new("Error", failure.ErrorId)],
        };
}

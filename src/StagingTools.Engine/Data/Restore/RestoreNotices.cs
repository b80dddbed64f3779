using System.Globalization;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Notifications;

namespace StagingTools.Engine.Data.Restore;

/// <summary>What people are told of a restore.</summary>
internal static class RestoreNotices
{
    /// <summary>It ended well.</summary>
    public static Notification Completed(StagingDataRestore restore) =>
        new(
            NotificationKind.DataSyncCompleted,
            restore.Project,
            restore.EnvironmentName,
            restore.Region,
            $"Data restore of {restore.EnvironmentName} completed{(restore.DataSanitized == false ? ": UNMASKED data" : "")}")
        {
            Fields =
            [
                new("Target", restore.Target),
                new("Restored from", restore.RestoredFrom),
                new("Duration", restore.Duration.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture)),
            ],
        };

    /// <summary>It failed.</summary>
    public static Notification Failed(RequestedEnvironment environment, string region, string target, StagingException failure) =>
        new(
            NotificationKind.DataSyncFailed,
            environment.Project,
            environment.EnvironmentName,
            region,
            $"Data restore of {environment.EnvironmentName} failed")
        {
            Text = $"{failure.Message} Staging is as it was.",
            Fields = [new("Target", target), new("Error", failure.ErrorId)],
        };
}

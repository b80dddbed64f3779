namespace StagingTools.Engine.Notifications;

/// <summary>Something to tell people about. Holds no secret and no row of data.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Project">The project.</param>
/// <param name="EnvironmentName">The environment.</param>
/// <param name="Region">The AWS region.</param>
/// <param name="Title">One line.</param>
public sealed record Notification(
    NotificationKind Kind,
    string Project,
    string EnvironmentName,
    string Region,
    string Title)
{
    /// <summary>More lines; may be empty.</summary>
    public string Text { get; init; } = "";

    /// <summary>Short facts by name, such as <c>Image</c> or <c>Duration</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; } = [];

    /// <summary>Whether it tells of a failure.</summary>
    public bool IsFailure => Kind is NotificationKind.DeploymentFailed or NotificationKind.DataSyncFailed;
}

using Amazon.ECS.Model;

namespace StagingTools.Engine.Deployments;

/// <summary>
/// A service's history since a moment. ECS answers with the last hundred events each time, newest first; each is told once.
/// </summary>
internal sealed class EventFeed
{
    private readonly HashSet<string> known;
    private readonly List<DeploymentEvent> events = [];

    /// <summary>Starts the feed.</summary>
    /// <param name="before">The service before the deployment: what it tells already is old.</param>
    public EventFeed(Service before) => known = [.. (before.Events ?? []).Select(Key)];

    /// <summary>All new events so far, oldest first.</summary>
    public IReadOnlyList<DeploymentEvent> Events => events;

    /// <summary>Takes what is new.</summary>
    /// <returns>The new events, oldest first.</returns>
    public IReadOnlyList<DeploymentEvent> Take(Service service)
    {
        List<DeploymentEvent> fresh =
        [
            .. (service.Events ?? [])
                .Where(happened => known.Add(Key(happened)))
                .Reverse()
                .OrderBy(happened => happened.CreatedAt)
                .Select(happened => new DeploymentEvent(Utc(happened.CreatedAt), happened.Message ?? "")),
        ];
        events.AddRange(fresh);
        return fresh;
    }

    private static string Key(ServiceEvent happened) => happened.Id ?? $"{happened.CreatedAt:O} {happened.Message}";

    private static DateTimeOffset Utc(DateTime? time) =>
        time is { } value ? new DateTimeOffset(value.ToUniversalTime()) : DateTimeOffset.MinValue;
}

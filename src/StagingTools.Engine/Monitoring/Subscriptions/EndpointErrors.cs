using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Monitoring.Subscriptions;

/// <summary>What is wrong with the endpoints that a request names.</summary>
internal static class EndpointErrors
{
    /// <summary>The endpoints of a request.</summary>
    /// <exception cref="StagingException"><c>EndpointMissing</c>.</exception>
    public static IReadOnlyList<string> Require(IReadOnlyList<string>? endpoints) =>
        endpoints is { Count: > 0 } && !endpoints.Any(string.IsNullOrWhiteSpace)
            ? endpoints
            : throw new StagingException("EndpointMissing", StagingErrorCategory.InvalidArgument, "Whom it is about was not said.")
            {
                RecommendedAction = "Give --endpoint: an e-mail address, a phone number, a URL, or the ARN of a queue or a function.",
            };

    /// <summary>Nothing of that name is subscribed.</summary>
    public static StagingException NotFound(string what, string environment, IReadOnlyList<string> existing) => new(
        "SubscriptionNotFound",
        StagingErrorCategory.NotFound,
        $"{what} is not told of the alerts of {environment}. "
        + (existing.Count == 0 ? "Nobody is." : $"Told are {string.Join(", ", existing)}."))
    {
        TargetInput = what,
        RecommendedAction = "'staging alerts subscriptions' shows who is told.",
    };

    /// <summary>SNS removes nothing that was not confirmed.</summary>
    public static StagingException Pending(string what) => new(
        "SubscriptionPending",
        StagingErrorCategory.InvalidState,
        $"{what} never confirmed, and SNS lets nobody remove what was not confirmed.")
    {
        TargetInput = what,
        RecommendedAction = "It receives nothing, and SNS forgets it two days after it was subscribed.",
    };
}

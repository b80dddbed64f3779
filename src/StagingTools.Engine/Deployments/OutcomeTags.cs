using System.Globalization;
using Amazon.ECS.Model;
using StagingTools.Engine.Aws;

namespace StagingTools.Engine.Deployments;

/// <summary>
/// What became of a deployment, as tags of the revision: ECS forgets a deployment soon after it ended, and a revision is kept
/// for good.
/// </summary>
internal static class OutcomeTags
{
    private const string OutcomeKey = "StagingToolsOutcome";
    private const string DeploymentKey = "StagingToolsDeployment";
    private const string ImageTagKey = "StagingToolsImageTag";
    private const string ByKey = "StagingToolsBy";
    private const string EndedAtKey = "StagingToolsEndedAt";

    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private static readonly string[] Keys = [OutcomeKey, DeploymentKey, ImageTagKey, ByKey, EndedAtKey];

    /// <summary>Whether a tag is one of these. The terraform module leaves the same ones alone.</summary>
    public static bool IsOwn(string key) => Keys.Contains(key, StringComparer.Ordinal);

    /// <summary>The tags of a deployment that has been followed to its end.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="by">The ARN of who asked for it; <see langword="null"/> when it is not known.</param>
    /// <param name="endedAt">When it ended.</param>
    public static List<Tag> Of(StagingDeployment deployment, string? by, DateTimeOffset endedAt) =>
    [
        Tag(OutcomeKey, deployment.Status.ToString()),
        Tag(DeploymentKey, deployment.DeploymentId),
        Tag(ImageTagKey, deployment.ImageTag),
        Tag(ByKey, by),
        Tag(EndedAtKey, Time(endedAt)),
    ];

    /// <summary>The tags of a deployment that nobody followed, and that ECS says is complete.</summary>
    /// <param name="deployment">The deployment as ECS tells it.</param>
    /// <param name="recorded">What the revision's tags say so far.</param>
    public static List<Tag> OfUnseen(Deployment deployment, RecordedOutcome recorded)
    {
        List<Tag> tags = [Tag(OutcomeKey, nameof(DeploymentOutcome.Completed)), Tag(DeploymentKey, deployment.Id)];
        if (deployment.UpdatedAt is { } ended)
            tags.Add(Tag(EndedAtKey, Time(ended.ToUniversalTime())));
        // Who deployed it the last time is not known; who did before must not stand there for it.
        if (recorded.By is not null && recorded.DeploymentId != deployment.Id)
            tags.Add(Tag(ByKey, null));
        return tags;
    }

    /// <summary>The tag of a revision that somebody went back from.</summary>
    public static List<Tag> OfUndone() => [Tag(OutcomeKey, nameof(DeploymentOutcome.Undone))];

    /// <summary>Reads what is recorded.</summary>
    /// <param name="tags">The revision's tags.</param>
    public static RecordedOutcome Read(IReadOnlyList<Tag> tags)
    {
        // A deployment whose time was up has no end that could be told.
        DeploymentOutcome? outcome = Enum.TryParse(Value(OutcomeKey), out DeploymentOutcome known) && Enum.IsDefined(known) ? known : null;
        DateTimeOffset? endedAt = DateTimeOffset.TryParseExact(
            Value(EndedAtKey), TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;
        return new RecordedOutcome(outcome, Value(DeploymentKey), Value(ImageTagKey), Value(ByKey), endedAt);

        string? Value(string key) => tags.FirstOrDefault(tag => tag.Key == key)?.Value is { Length: > 0 } value ? value : null;
    }

    // An empty value takes the place of an earlier deployment's.
    private static Tag Tag(string key, string? value) => new() { Key = key, Value = TagValue.Of(value ?? "") };

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture);
}

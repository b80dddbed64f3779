using System.Globalization;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Deployments;

/// <summary>
/// What is published where: what the settings say, then the names that follow from the environment's.
/// </summary>
internal sealed record PublishSettings
{
    private const int LongestTimeout = 7200;

    /// <summary>Where it is published.</summary>
    public required ServiceTarget Target { get; init; }

    /// <summary>The task definition to copy; <see langword="null"/> for the one that the service runs.</summary>
    public string? TaskDefinition { get; init; }

    /// <summary>The container to change; <see langword="null"/> when it goes without saying.</summary>
    public string? Container { get; init; }

    /// <summary>The tag in the environment's repository; <see langword="null"/> when <see cref="Image"/> is given.</summary>
    public string? ImageTag { get; init; }

    /// <summary>A whole image reference; <see langword="null"/> when <see cref="ImageTag"/> is given.</summary>
    public ImageReference? Image { get; init; }

    /// <summary>The registry of <see cref="ImageTag"/>; <see langword="null"/> for the account's own.</summary>
    public string? Registry { get; init; }

    /// <summary>How long the rollout is followed.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>The command that runs before the service is updated; <see langword="null"/> for none.</summary>
    public IReadOnlyList<string>? MigrationCommand { get; init; }

    /// <summary>Puts them together and checks what can be checked without asking AWS.</summary>
    /// <exception cref="StagingException">
    /// <c>ImageMissing</c>, <c>ImageAndTagGiven</c>, <c>InvalidImage</c>, <c>InvalidImageTag</c>, <c>InvalidTimeout</c>,
    /// <c>InvalidCommand</c>, <c>TaskDefinitionOfSeveral</c>.
    /// </exception>
    /// <returns>For each service what is published to it, in the order given.</returns>
    public static IReadOnlyList<PublishSettings> Read(PublishAppRequest request, StagingSettings settings, EnvironmentName name, IHost host)
    {
        TimeSpan timeout = CheckTimeout(request.Timeout);
        string? image = NullIfEmpty(request.Image);
        string? tag = NullIfEmpty(request.ImageTag);
        if (image is not null && settings[SettingNames.ImageTag].Origin == SettingOrigin.Parameter)
            throw new StagingException(
                "ImageAndTagGiven", StagingErrorCategory.InvalidArgument, "Both an image and a tag are given.")
            {
                TargetInput = image,
                RecommendedAction = "Give --image-tag for the environment's repository, or --image for any other, not both.",
            };

        if (image is null && tag is null)
            throw new StagingException("ImageMissing", StagingErrorCategory.InvalidArgument, "No image is named.")
            {
                RecommendedAction = "Give --image-tag, or set IMAGE_TAG.",
            };

        IReadOnlyList<ServiceTarget> targets = ServiceTarget.ReadAll(settings, name, host);
        if (targets.Count > 1 && settings[SettingNames.TaskDefinition] is { Origin: SettingOrigin.Parameter, Value: string family })
            throw new StagingException(
                "TaskDefinitionOfSeveral",
                StagingErrorCategory.InvalidArgument,
                $"{targets.Count.ToString(CultureInfo.InvariantCulture)} services are named, and one task definition for all of them.")
            {
                TargetInput = family,
                RecommendedAction = "Publish to each service on its own, or leave the task definition out: each service has one.",
            };

        if (targets.Count > 1 && settings[SettingNames.TaskDefinition] is { Value: string unused, From: { } place })
            host.Warning($"{place} says '{unused}', which is passed over: each of the {targets.Count} services has a task definition of its own.");

        var first = new PublishSettings
        {
            Target = targets[0],
            TaskDefinition = targets.Count == 1
                ? ServiceTarget.Named(settings, SettingNames.TaskDefinition, name.TaskFamily, name, host)
                : null,
            Container = NullIfEmpty(request.Container),
            ImageTag = image is not null || tag is null ? null : ImageReference.CheckTag(tag),
            Image = image is null ? null : ImageReference.Parse(image),
            Registry = image is null ? Trimmed(settings.Text(SettingNames.Registry)) : null,
            Timeout = timeout,
            MigrationCommand = request.Migrate ?? settings[SettingNames.MigrationCommand].Origin != SettingOrigin.Default
                ? CommandWords.Of([request.MigrationCommand ?? ""])
                : null,
        };
        // What all share is migrated once, before the first of them.
        return [first, .. targets.Skip(1).Select(target => first with { Target = target, MigrationCommand = null })];
    }

    /// <summary>Checks for how long a rollout is followed.</summary>
    /// <param name="seconds">Seconds, filled by the settings.</param>
    /// <exception cref="StagingException"><c>InvalidTimeout</c>.</exception>
    public static TimeSpan CheckTimeout(int? seconds)
    {
        int timeout = seconds.GetValueOrDefault();
        if (timeout is >= 1 and <= LongestTimeout)
            return TimeSpan.FromSeconds(timeout);

        throw new StagingException(
            "InvalidTimeout",
            StagingErrorCategory.InvalidArgument,
            $"A timeout of {timeout.ToString(CultureInfo.InvariantCulture)} seconds is out of range.")
        {
            TargetInput = timeout.ToString(CultureInfo.InvariantCulture),
            RecommendedAction = $"Give 1 to {LongestTimeout} seconds.",
        };
    }

    private static string? Trimmed(string? registry) => registry is null
        ? null
        : registry[(registry.IndexOf("://", StringComparison.Ordinal) is >= 0 and int scheme ? scheme + 3 : 0)..].TrimEnd('/');

    private static string? NullIfEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}

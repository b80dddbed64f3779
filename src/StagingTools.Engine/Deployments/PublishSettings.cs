using System.Globalization;
using StagingTools.Engine.Deployments.Smoke;
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

    /// <summary>The smoke tests that are made once it serves; <see langword="null"/> for none.</summary>
    public SmokeSettings? SmokeTests { get; init; }

    /// <summary>Whether the revision from before is brought back where a smoke test fails.</summary>
    public bool RollsBack { get; init; }

    /// <summary>Puts them together and checks what can be checked without asking AWS.</summary>
    /// <exception cref="StagingException">
    /// <c>ImageMissing</c>, <c>ImageAndTagGiven</c>, <c>InvalidImage</c>, <c>InvalidImageTag</c>, <c>InvalidTimeout</c>,
    /// <c>InvalidCommand</c>, <c>InvalidUrl</c>, <c>TaskDefinitionOfSeveral</c>, <c>RollbackOfSeveral</c>, <c>SmokeTestNotAwaited</c>.
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

        if (targets.Count > 1 && request.RollbackOnFailure == true)
            throw new StagingException(
                "RollbackOfSeveral",
                StagingErrorCategory.InvalidArgument,
                $"{targets.Count.ToString(CultureInfo.InvariantCulture)} services are named, and only one can be rolled back when a smoke test fails.")
            {
                TargetInput = string.Join(", ", targets.Select(target => target.Service)),
                RecommendedAction = "Publish to each service on its own, or give --rollback-on-failure false.",
            };

        if (request.NoWait && (request.SmokeTest == true || request.RollbackOnFailure == true))
            throw new StagingException(
                "SmokeTestNotAwaited", StagingErrorCategory.InvalidArgument, "Nobody waits for the rollout, and so no smoke test can be made of it.")
            {
                RecommendedAction = "Leave out --no-wait, or give --smoke-test false and --rollback-on-failure false; 'staging test' makes the tests later.",
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
            SmokeTests = !request.NoWait && (request.SmokeTest ?? (settings.SmokeTests.Count > 0 || request.RollbackOnFailure == true))
                ? SmokeSettings.Read(settings, request.Url)
                : null,
            RollsBack = request.RollbackOnFailure == true,
        };
        // What all share is migrated once, before the first of them, and proved once, after the last.
        return
        [
            .. targets.Select((target, i) => first with
            {
                Target = target,
                MigrationCommand = i == 0 ? first.MigrationCommand : null,
                SmokeTests = i == targets.Count - 1 ? first.SmokeTests : null,
            }),
        ];
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

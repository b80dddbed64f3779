using System.Globalization;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Deployments;

/// <summary>
/// What is published where: the request's own words, then the environment variables of the specification, then the names
/// that follow from the environment's.
/// </summary>
internal sealed record PublishSettings
{
    private const int LongestTimeout = 7200;

    /// <summary>The environment.</summary>
    public required EnvironmentName Name { get; init; }

    /// <summary>The ECS cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>The ECS service.</summary>
    public required string Service { get; init; }

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

    /// <summary>Puts the three sources together and checks what can be checked without asking AWS.</summary>
    /// <exception cref="StagingException">
    /// <c>ImageMissing</c>, <c>ImageAndTagGiven</c>, <c>InvalidImage</c>, <c>InvalidImageTag</c>, <c>InvalidTimeout</c>.
    /// </exception>
    public static PublishSettings Read(StagingContext context, PublishAppRequest request, EnvironmentName name, IHost host)
    {
        if (request.Timeout is < 1 or > LongestTimeout)
            throw new StagingException(
                "InvalidTimeout",
                StagingErrorCategory.InvalidArgument,
                $"A timeout of {request.Timeout.ToString(CultureInfo.InvariantCulture)} seconds is out of range.")
            {
                TargetInput = request.Timeout.ToString(CultureInfo.InvariantCulture),
                RecommendedAction = $"Give 1 to {LongestTimeout} seconds.",
            };

        string? image = NullIfEmpty(request.Image);
        string? tag = NullIfEmpty(request.ImageTag);
        if (image is not null && tag is not null)
            throw new StagingException(
                "ImageAndTagGiven", StagingErrorCategory.InvalidArgument, "Both an image and a tag are given.")
            {
                TargetInput = image,
                RecommendedAction = "Give --image-tag for the environment's repository, or --image for any other, not both.",
            };

        tag ??= image is null ? context.Variable("IMAGE_TAG") : null;
        if (image is null && tag is null)
            throw new StagingException("ImageMissing", StagingErrorCategory.InvalidArgument, "No image is named.")
            {
                RecommendedAction = "Give --image-tag, or set IMAGE_TAG.",
            };

        return new PublishSettings
        {
            Name = name,
            Cluster = NullIfEmpty(request.Cluster) ?? FromVariable(context, "ECS_CLUSTER", name.Cluster, host) ?? name.Cluster,
            Service = NullIfEmpty(request.Service) ?? FromVariable(context, "ECS_SERVICE", name.Service, host) ?? name.Service,
            TaskDefinition =
                NullIfEmpty(request.TaskDefinition) ?? FromVariable(context, "TASK_DEFINITION", name.TaskFamily, host),
            Container = NullIfEmpty(request.Container),
            ImageTag = tag is null ? null : ImageReference.CheckTag(tag),
            Image = image is null ? null : ImageReference.Parse(image),
            Registry = image is null ? Trimmed(context.Variable("ECR_REGISTRY")) : null,
            Timeout = TimeSpan.FromSeconds(request.Timeout),
        };
    }

    // A variable that was exported for one environment is easily forgotten when another one is published to.
    private static string? FromVariable(StagingContext context, string variable, string own, IHost host)
    {
        string? value = context.Variable(variable);
        if (value is not null && value != own)
            host.Warning($"{variable} says '{value}' where the environment's own is '{own}': the variable counts.");
        return value;
    }

    private static string? Trimmed(string? registry) => registry is null
        ? null
        : registry[(registry.IndexOf("://", StringComparison.Ordinal) is >= 0 and int scheme ? scheme + 3 : 0)..].TrimEnd('/');

    private static string? NullIfEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}

using System.Text.RegularExpressions;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Deployments;

/// <summary>An image's name in its parts: <c>registry/repository:tag@digest</c>.</summary>
internal sealed partial record ImageReference
{
    /// <summary>The tag that a reference without tag and digest means.</summary>
    public const string Latest = "latest";

    private ImageReference(string? registry, string repository, string? tag, string? digest)
    {
        Registry = registry;
        Repository = repository;
        Tag = tag;
        Digest = digest;
    }

    /// <summary>The registry's host, with its port where it has one; <see langword="null"/> for Docker Hub.</summary>
    public string? Registry { get; }

    /// <summary>The repository within the registry.</summary>
    public string Repository { get; }

    /// <summary>The tag; <see langword="null"/> when none is named.</summary>
    public string? Tag { get; }

    /// <summary>The digest as <c>sha256:…</c>; <see langword="null"/> when none is named.</summary>
    public string? Digest { get; }

    /// <summary>The registry and the repository, without tag and digest.</summary>
    public string Name => Registry is null ? Repository : $"{Registry}/{Repository}";

    /// <summary>The account of a private ECR registry; <see langword="null"/> for any other registry.</summary>
    public string? EcrAccount => EcrHost().Match(Registry ?? "") is { Success: true } host ? host.Groups["account"].Value : null;

    /// <summary>The region of a private ECR registry; <see langword="null"/> for any other registry.</summary>
    public string? EcrRegion => EcrHost().Match(Registry ?? "") is { Success: true } host ? host.Groups["region"].Value : null;

    /// <summary>Takes a reference apart.</summary>
    /// <param name="text">Such as <c>123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1.4.2</c>.</param>
    /// <exception cref="StagingException"><c>InvalidImage</c>.</exception>
    public static ImageReference Parse(string text) => TryParse(text)
        ?? throw new StagingException(
            "InvalidImage", StagingErrorCategory.InvalidArgument, $"'{text}' is not an image reference.")
        {
            TargetInput = text,
            RecommendedAction = "Write it as registry/repository:tag or registry/repository@sha256:digest, in lower case.",
        };

    /// <summary>Takes a reference apart.</summary>
    /// <param name="text">The reference.</param>
    /// <returns><see langword="null"/> when it is none.</returns>
    public static ImageReference? TryParse(string text)
    {
        Match match = Whole().Match(text);
        string name = match.Groups["name"].Value;
        int slash = name.IndexOf('/', StringComparison.Ordinal);
        // Docker's rule: what stands before the first slash is a host only when it looks like one; a repository is lower case.
        bool hasRegistry = slash > 0 && (name[..slash] == "localhost" || name.AsSpan(0, slash).IndexOfAny('.', ':') >= 0);
        return !match.Success || (!hasRegistry && name.Any(char.IsAsciiLetterUpper))
            ? null
            : new ImageReference(
                hasRegistry ? name[..slash] : null,
                hasRegistry ? name[(slash + 1)..] : name,
                match.Groups["tag"] is { Success: true } tag ? tag.Value : null,
                match.Groups["digest"] is { Success: true } digest ? digest.Value : null);
    }

    /// <summary>Checks a tag.</summary>
    /// <exception cref="StagingException"><c>InvalidImageTag</c>.</exception>
    public static string CheckTag(string tag) => WholeTag().IsMatch(tag)
        ? tag
        : throw new StagingException(
            "InvalidImageTag", StagingErrorCategory.InvalidArgument, $"'{tag}' is not an image tag.")
        {
            TargetInput = tag,
            RecommendedAction =
                "Use 1 to 128 letters, digits, '_', '.' and '-', not starting with '.' or '-'; a whole reference goes to --image.",
        };

    /// <inheritdoc/>
    public override string ToString() =>
        Name + (Tag is null ? "" : $":{Tag}") + (Digest is null ? "" : $"@{Digest}");

    // https://github.com/distribution/reference/blob/main/regexp.go describes the grammar.
    [GeneratedRegex(
        @"^(?<name>(?:[A-Za-z0-9.-]+(?::[0-9]+)?/)?[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*)"
        + @"(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9._-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex WholeTag();

    [GeneratedRegex(
        @"^(?<account>[0-9]{12})\.dkr[.-]ecr(?:-fips)?\.(?<region>[a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|on\.aws)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex EcrHost();
}

using System.Text.RegularExpressions;

namespace StagingTools.Sandbox.Images;

/// <summary>An image as a container definition names it.</summary>
/// <param name="Registry">Registry host; empty for Docker Hub.</param>
/// <param name="AccountId">Account of a private ECR registry; null for others.</param>
/// <param name="Region">Region of a private ECR registry; null for others.</param>
/// <param name="Repository">Repository name.</param>
/// <param name="Tag">Tag; <c>latest</c> when neither tag nor digest is given, null when only a digest is.</param>
/// <param name="Digest"><c>sha256:…</c>, if given; it wins over the tag.</param>
internal sealed partial record ImageReference(
    string Registry, string? AccountId, string? Region, string Repository, string? Tag, string? Digest)
{
    /// <summary>Reads REGISTRY/NAME:TAG@DIGEST, of which only the name is needed; null when it is malformed.</summary>
    public static ImageReference? Parse(string image)
    {
        string rest = image;
        string? digest = null;
        if (rest.IndexOf('@', StringComparison.Ordinal) is var at and >= 0)
        {
            digest = rest[(at + 1)..];
            rest = rest[..at];
        }

        // A colon after the last slash starts the tag; one before it belongs to the registry's port.
        string? tag = null;
        int colon = rest.LastIndexOf(':');
        if (colon > rest.LastIndexOf('/'))
        {
            tag = rest[(colon + 1)..];
            rest = rest[..colon];
        }

        // The part before the first slash is a registry only if it looks like a host.
        int slash = rest.IndexOf('/', StringComparison.Ordinal);
        string registry = slash > 0 && rest.AsSpan(0, slash).IndexOfAny('.', ':') >= 0 ? rest[..slash] : "";
        string repository = registry.Length > 0 ? rest[(slash + 1)..] : rest;
        if (!RepositoryForm().IsMatch(repository)
            || (tag is not null && !TagForm().IsMatch(tag))
            || (digest is not null && !DigestForm().IsMatch(digest)))
        {
            return null;
        }

        Match ecr = EcrForm().Match(registry);
        return new ImageReference(
            registry,
            ecr.Success ? ecr.Groups["account"].Value : null,
            ecr.Success ? ecr.Groups["region"].Value : null,
            repository,
            tag ?? (digest is null ? "latest" : null),
            digest);
    }

    [GeneratedRegex(@"^(?<account>[0-9]{12})\.dkr\.ecr\.(?<region>[a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$")]
    private static partial Regex EcrForm();

    [GeneratedRegex("^[a-z0-9]+(?:[._/-]+[a-z0-9]+)*$")]
    private static partial Regex RepositoryForm();

    [GeneratedRegex("^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$")]
    private static partial Regex TagForm();

    [GeneratedRegex("^sha256:[0-9a-f]{64}$")]
    private static partial Regex DigestForm();
}

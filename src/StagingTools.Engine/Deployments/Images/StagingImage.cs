namespace StagingTools.Engine.Deployments.Images;

/// <summary>An image that was built and pushed. Its tag is what publishing takes.</summary>
public sealed record StagingImage : EnvironmentRecord
{
    /// <summary>The repository's address, without tag.</summary>
    public required string RepositoryUri { get; init; }

    /// <summary>The tag.</summary>
    public required string ImageTag { get; init; }

    /// <summary>The digest that the tag has in the repository, as <c>sha256:…</c>.</summary>
    public required string Digest { get; init; }

    /// <summary>What it was built for, such as <c>linux/amd64</c>.</summary>
    public required string Platform { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }
}

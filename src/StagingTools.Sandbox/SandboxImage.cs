namespace StagingTools.Sandbox;

/// <summary>An image that was pushed to a sandbox.</summary>
/// <param name="Repository">Repository name.</param>
/// <param name="Tag">Tag that was pushed.</param>
/// <param name="Digest"><c>sha256:</c> and 64 hexadecimal digits; the same content always has the same one.</param>
/// <param name="RepositoryUri">Registry and repository, as a task definition names it.</param>
/// <param name="PushedAt">When it was pushed (UTC).</param>
public sealed record SandboxImage(
    string Repository, string Tag, string Digest, string RepositoryUri, DateTimeOffset PushedAt)
{
    /// <summary>The image as a task definition names it.</summary>
    public string Uri => $"{RepositoryUri}:{Tag}";
}

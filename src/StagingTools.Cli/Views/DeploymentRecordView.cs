using StagingTools.Engine.Deployments;

namespace StagingTools.Cli.Views;

/// <summary>The revisions of a service, a line each, the newest first.</summary>
internal sealed class DeploymentRecordView : IView<StagingDeploymentRecord>
{
    // "sha256:" and the first digits, as docker shows them.
    private const int DigestStart = 7;
    private const int DigestShown = 12;

    private readonly Table table = new("revision", "status", "serving", "image", "digest", "registered", "by", "ended");

    /// <inheritdoc/>
    public void Add(StagingDeploymentRecord result, TextWriter output) => table.Row(
        result.Revision,
        result.Active ? result.Status.ToString() : $"{result.Status}, inactive",
        result.Serving ? "yes" : "-",
        result.ImageTag ?? Name(result.Image),
        result.ImageDigest is { } digest ? digest.Substring(DigestStart, DigestShown) : "-",
        result.RegisteredAt is { } registered ? Units.Moment(registered) : "-",
        result.RegisteredBy is { } arn ? arn[(arn.LastIndexOfAny([':', '/']) + 1)..] : "-",
        result.EndedAt is { } ended ? Units.Moment(ended) : "-");

    /// <inheritdoc/>
    public void End(TextWriter output)
    {
        if (!table.IsEmpty)
            table.Write(output);
    }

    // The repository without its registry, where no tag is known.
    private static string Name(string image) => image[(image.LastIndexOf('/') + 1)..].Split('@')[0];
}

using StagingTools.Engine.Deployments.Images;

namespace StagingTools.Cli.Views;

/// <summary>An image that was pushed.</summary>
internal sealed class ImageView : IView<StagingImage>
{
    /// <inheritdoc/>
    public void Add(StagingImage result, TextWriter output) => new Card()
        .Line("Image", $"{result.RepositoryUri}:{result.ImageTag}")
        .Line("Digest", result.Digest)
        .Line("Environment", $"{result.EnvironmentName} ({result.Project}, {result.Region})")
        .Line("Platform", result.Platform)
        .Line("Took", Units.Duration(result.Duration))
        .Write(output);

    /// <inheritdoc/>
    public void End(TextWriter output)
    {
    }
}

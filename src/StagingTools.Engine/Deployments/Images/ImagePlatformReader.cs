using Amazon.ECR.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Deployments.Images;

/// <summary>Asks ECR what an image is built for.</summary>
/// <param name="session">The account.</param>
/// <param name="host">Is told what could not be looked at.</param>
internal sealed class ImagePlatformReader(AwsSession session, IHost host)
{
    /// <summary>Reads the platforms of an image of this region's ECR.</summary>
    /// <param name="image">The image.</param>
    /// <param name="cancellationToken">Ends the questions.</param>
    /// <returns><see langword="null"/> when they could not be found out.</returns>
    public async Task<IReadOnlyList<ImagePlatform>?> ReadAsync(ImageReference image, CancellationToken cancellationToken)
    {
        string what = $"What {image} is built for";
        try
        {
            return await AwsErrors.UnlessDeniedAsync(() => AskAsync(image, cancellationToken), null, what, host);
        }
        catch (Exception gone) when (gone is RepositoryNotFoundException or LayersNotFoundException or LayerInaccessibleException)
        {
            host.Verbose($"{what} could not be read: {gone.Message}");
            return null;
        }
        catch (HttpRequestException failure)
        {
            // The configuration comes from S3, which a network may be closed to that lets ECR through.
            host.Verbose($"{what} could not be fetched: {failure.Message}");
            return null;
        }
    }

    private async Task<IReadOnlyList<ImagePlatform>?> AskAsync(ImageReference image, CancellationToken cancellationToken)
    {
        BatchGetImageResponse answer = await session.Ecr.BatchGetImageAsync(
            new BatchGetImageRequest
            {
                RegistryId = image.EcrAccount,
                RepositoryName = image.Repository,
                ImageIds = [image.Digest is { } digest ? new ImageIdentifier { ImageDigest = digest } : new ImageIdentifier { ImageTag = image.Tag ?? ImageReference.Latest }],
                AcceptedMediaTypes = [.. ImageManifest.MediaTypes],
            },
            cancellationToken);
        if (answer.Images is not [{ ImageManifest: { } json }, ..] || ImageManifest.Parse(json) is not { } manifest)
            return null;
        if (manifest.Platforms is not null)
            return manifest.Platforms;

        GetDownloadUrlForLayerResponse place = await session.Ecr.GetDownloadUrlForLayerAsync(
            new GetDownloadUrlForLayerRequest { RegistryId = image.EcrAccount, RepositoryName = image.Repository, LayerDigest = manifest.ConfigDigest },
            cancellationToken);
        return ImageManifest.ParseConfig(await session.DownloadAsync(new Uri(place.DownloadUrl!), cancellationToken)) is { } platform ? [platform] : null;
    }
}

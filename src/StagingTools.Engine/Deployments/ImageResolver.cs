using Amazon.ECR;
using Amazon.ECR.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Deployments;

/// <summary>
/// Finds the image that is asked for and pins it: a tag can move between the check and the start of a task, a digest
/// cannot.
/// </summary>
internal sealed class ImageResolver(AwsSession session, IHost host)
{
    private const int TagsShown = 10;

    /// <summary>Finds the image that is published.</summary>
    /// <exception cref="StagingException"><c>RepositoryNotFound</c> or <c>ImageNotFound</c>.</exception>
    public Task<ResolvedImage> ResolveAsync(PublishSettings settings, CancellationToken cancellationToken)
    {
        string repository = settings.Target.Name.Repository;
        if (settings.Image is null && settings.Registry is null)
            return ResolveAsync(repository, settings.ImageTag!, cancellationToken);

        return ResolveAsync(
            settings.Image ?? ImageReference.Parse($"{settings.Registry}/{repository}:{settings.ImageTag}"), cancellationToken);
    }

    /// <summary>Finds an image of the account's own registry.</summary>
    /// <param name="repository">Its repository.</param>
    /// <param name="tag">Its tag.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="StagingException"><c>RepositoryNotFound</c> or <c>ImageNotFound</c>.</exception>
    public Task<ResolvedImage> ResolveAsync(string repository, string tag, CancellationToken cancellationToken) =>
        PinAsync(null, repository, tag, null, cancellationToken);

    /// <summary>Finds an image wherever it is; what is not in this region's ECR is taken as it is named.</summary>
    /// <param name="image">The image.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="StagingException"><c>RepositoryNotFound</c> or <c>ImageNotFound</c>.</exception>
    public async Task<ResolvedImage> ResolveAsync(ImageReference image, CancellationToken cancellationToken)
    {
        if (image.EcrAccount is { } account && image.EcrRegion == session.Region)
            return await PinAsync(account, image.Repository, image.Tag, image.Digest, cancellationToken);

        host.Verbose(
            $"The image {image} is not in this region's ECR: whether it exists shows when a task is started.");
        return new ResolvedImage(image.ToString(), image.Tag);
    }

    /// <summary>Whether a revision's image is gone for sure: it should be in this region's ECR, and is not.</summary>
    /// <param name="image">The image as the revision names it.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public async Task<bool> IsGoneAsync(string image, CancellationToken cancellationToken)
    {
        if (ImageReference.TryParse(image) is not { EcrAccount: { } account } reference || reference.EcrRegion != session.Region)
        {
            host.Verbose($"The image {image} is not in this region's ECR: whether it still exists shows when a task is started.");
            return false;
        }

        try
        {
            string? tag = reference.Tag ?? (reference.Digest is null ? ImageReference.Latest : null);
            return await FindDigestAsync(account, reference.Repository, tag, reference.Digest, cancellationToken) is null;
        }
        catch (RepositoryNotFoundException)
        {
            return true;
        }
    }

    /// <summary>The digest of an image of this region's ECR; <see langword="null"/> when there is no such image.</summary>
    /// <param name="account">The registry's account; <see langword="null"/> for the caller's own.</param>
    /// <param name="repository">The repository, which exists.</param>
    /// <param name="tag">The tag, unless the digest is given.</param>
    /// <param name="digest">The digest.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public async Task<string?> FindDigestAsync(
        string? account, string repository, string? tag, string? digest, CancellationToken cancellationToken)
    {
        try
        {
            DescribeImagesResponse response = await session.Ecr.DescribeImagesAsync(
                new DescribeImagesRequest
                {
                    RegistryId = account,
                    RepositoryName = repository,
                    ImageIds = [digest is null ? new ImageIdentifier { ImageTag = tag } : new ImageIdentifier { ImageDigest = digest }],
                },
                cancellationToken);
            return response.ImageDetails?.FirstOrDefault()?.ImageDigest;
        }
        catch (ImageNotFoundException)
        {
            return null;
        }
    }

    /// <summary>A repository of this region's ECR.</summary>
    /// <param name="account">The registry's account; <see langword="null"/> for the caller's own.</param>
    /// <param name="repository">Its name.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="StagingException"><c>RepositoryNotFound</c>.</exception>
    public async Task<Repository> FindRepositoryAsync(string? account, string repository, CancellationToken cancellationToken)
    {
        try
        {
            DescribeRepositoriesResponse response = await session.Ecr.DescribeRepositoriesAsync(
                new DescribeRepositoriesRequest { RegistryId = account, RepositoryNames = [repository] }, cancellationToken);
            if (response.Repositories is [{ } found, ..])
                return found;
        }
        catch (RepositoryNotFoundException)
        {
        }

        IReadOnlyList<string> others = await RepositoryNamesAsync(account, cancellationToken);
        throw new StagingException(
            "RepositoryNotFound",
            StagingErrorCategory.NotFound,
            $"There is no ECR repository '{repository}' in {session.Region}. {Existing.Describe("repository", "repositories", others)}")
        {
            TargetInput = repository,
            RecommendedAction = "Create the environment first ('staging new'), or name another image with --image.",
        };
    }

    private async Task<ResolvedImage> PinAsync(
        string? account, string repository, string? tag, string? digest, CancellationToken cancellationToken)
    {
        Repository found = await FindRepositoryAsync(account, repository, cancellationToken);
        string? wanted = tag ?? (digest is null ? ImageReference.Latest : null);
        if (await FindDigestAsync(account, repository, wanted, digest, cancellationToken) is { } pinned)
        {
            host.Verbose($"{wanted ?? "The image"} is {pinned} in {found.RepositoryUri}.");
            return new ResolvedImage($"{found.RepositoryUri}@{pinned}", wanted);
        }

        string missing = $"{found.RepositoryUri}{(digest is null ? $":{wanted}" : $"@{digest}")}";
        IReadOnlyList<string> tags = await NewestTagsAsync(account, repository, cancellationToken);
        throw new StagingException(
            "ImageNotFound",
            StagingErrorCategory.NotFound,
            tags.Count == 0
                ? $"There is no image {missing}: the repository holds no tagged image yet."
                : $"There is no image {missing}. The newest tags are {string.Join(", ", tags)}.")
        {
            TargetInput = digest ?? wanted,
            RecommendedAction = $"Push it ('docker push {found.RepositoryUri}:TAG'), or publish one of the tags that exist.",
        };
    }

    private async Task<IReadOnlyList<string>> RepositoryNamesAsync(string? account, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        string? token = null;
        do
        {
            DescribeRepositoriesResponse page = await session.Ecr.DescribeRepositoriesAsync(
                new DescribeRepositoriesRequest { RegistryId = account, NextToken = token }, cancellationToken);
            names.AddRange((page.Repositories ?? []).Select(repository => repository.RepositoryName!));
            token = page.NextToken;
        }
        while (!string.IsNullOrEmpty(token));
        return names;
    }

    private async Task<IReadOnlyList<string>> NewestTagsAsync(
        string? account, string repository, CancellationToken cancellationToken)
    {
        var images = new List<ImageDetail>();
        string? token = null;
        do
        {
            DescribeImagesResponse page = await session.Ecr.DescribeImagesAsync(
                new DescribeImagesRequest
                {
                    RegistryId = account,
                    RepositoryName = repository,
                    Filter = new DescribeImagesFilter { TagStatus = TagStatus.TAGGED },
                    NextToken = token,
                },
                cancellationToken);
            images.AddRange(page.ImageDetails ?? []);
            token = page.NextToken;
        }
        while (!string.IsNullOrEmpty(token));

        return
        [
            .. images
                .OrderByDescending(image => image.ImagePushedAt)
                .SelectMany(image => image.ImageTags ?? [])
                .Take(TagsShown),
        ];
    }
}

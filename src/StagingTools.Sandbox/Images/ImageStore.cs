using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.Images;

/// <summary>The images of a sandbox: folders by content, registered in ECR under a digest.</summary>
internal sealed class ImageStore(SandboxContext context)
{
    private const string Target = "AmazonEC2ContainerRegistry_V20150921.";
    private readonly ConcurrentDictionary<string, string> _folders = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _configurations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Region, string Repository, string Tag), SandboxImage> _pushed = new();

    /// <summary>What was pushed, by tag.</summary>
    public IEnumerable<SandboxImage> Pushed => _pushed.Values;

    /// <summary>Copies a folder into the sandbox and registers it; the repository is made when missing.</summary>
    /// <exception cref="SandboxException">The folder is no image, or a name is malformed.</exception>
    public async Task<SandboxImage> PushAsync(
        string region, string repository, string tag, string folder, CancellationToken cancellationToken)
    {
        string registry = $"{context.AccountId}.dkr.ecr.{region}.amazonaws.com";
        if (ImageReference.Parse($"{registry}/{repository}:{tag}") is null)
        {
            throw new SandboxException(
                $"'{repository}:{tag}' is no image name. A name is made of lower-case letters, digits and .-_/; "
                + "a tag of letters, digits and .-_");
        }

        if (!Directory.Exists(folder)) throw new SandboxException($"The folder '{folder}' does not exist.");
        ImageSettings settings = ImageSettings.Read(folder);
        string content = FolderContent.Digest(folder);
        string kept = Path.Combine(context.State.ImagesPath, content);
        if (!Directory.Exists(kept))
        {
            string incoming = $"{kept}.{Guid.NewGuid():N}";
            Directory.CreateDirectory(incoming);
            FolderContent.Copy(folder, incoming);
            Directory.Move(incoming, kept);
        }

        string configuration = Configuration(settings, content);
        _configurations[Digest(configuration)] = configuration;
        string manifest = Manifest(configuration, content, FolderContent.Size(kept));
        string digest = Digest(manifest);
        _folders[digest] = kept;
        await CreateRepositoryAsync(region, repository, cancellationToken).ConfigureAwait(false);
        await RegisterAsync(region, repository, tag, manifest, digest, cancellationToken).ConfigureAwait(false);
        var image = new SandboxImage(
            repository, tag, digest, $"{registry}/{repository}", context.Time.GetUtcNow());
        _pushed[(region, repository, tag)] = image;
        context.Log.Write($"ecr: pushed {repository}:{tag} as {digest}");
        return image;
    }

    /// <summary>The configuration of an image by its digest; null when no image that was pushed has it.</summary>
    public string? FindConfiguration(string digest) => _configurations.GetValueOrDefault(digest);

    /// <summary>Finds the folder behind an image of the account's own registry.</summary>
    /// <returns>Folder and digest.</returns>
    /// <exception cref="ImagePullException">It does not exist, in ECS's words.</exception>
    public async Task<(string Folder, string Digest)> PullAsync(
        ImageReference image, string name, CancellationToken cancellationToken)
    {
        JsonObject id = image.Digest is null
            ? new JsonObject { ["imageTag"] = image.Tag }
            : new JsonObject { ["imageDigest"] = image.Digest };
        JsonObject answer;
        try
        {
            answer = await context.Moto.JsonAsync(
                "ecr",
                image.Region!,
                Target + "DescribeImages",
                new JsonObject { ["repositoryName"] = image.Repository, ["imageIds"] = new JsonArray(id) },
                cancellationToken).ConfigureAwait(false);
        }
        catch (AwsException missing) when (missing.Code == "RepositoryNotFoundException")
        {
            throw new ImagePullException(
                "CannotPullContainerError: Error response from daemon: pull access denied for "
                + $"{image.Registry}/{image.Repository}, repository does not exist or may require 'docker login'");
        }
        catch (AwsException missing) when (missing.Code == "ImageNotFoundException")
        {
            throw new ImagePullException(
                $"CannotPullContainerError: Error response from daemon: manifest for {name} not found: "
                + "manifest unknown: Requested image not found");
        }

        string digest = (string?)answer["imageDetails"]?[0]?["imageDigest"] ?? "";
        return _folders.TryGetValue(digest, out string? folder)
            ? (folder, digest)
            : throw new ImagePullException(
                $"CannotPullContainerError: {name} was registered without its content. "
                + $"Push it to the sandbox: staging sandbox push {image.Repository}:{image.Tag} FOLDER");
    }

    private async Task CreateRepositoryAsync(string region, string repository, CancellationToken cancellationToken)
    {
        try
        {
            await context.Moto.JsonAsync(
                "ecr",
                region,
                Target + "CreateRepository",
                new JsonObject { ["repositoryName"] = repository },
                cancellationToken).ConfigureAwait(false);
        }
        catch (AwsException exists) when (exists.Code == "RepositoryAlreadyExistsException")
        {
        }
    }

    private async Task RegisterAsync(
        string region,
        string repository,
        string tag,
        string manifest,
        string digest,
        CancellationToken cancellationToken)
    {
        try
        {
            await context.Moto.JsonAsync(
                "ecr",
                region,
                Target + "PutImage",
                new JsonObject
                {
                    ["repositoryName"] = repository,
                    ["imageManifest"] = manifest,
                    ["imageManifestMediaType"] = ManifestMediaType,
                    ["imageTag"] = tag,
                    ["imageDigest"] = digest,
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (AwsException same) when (same.Code == "ImageAlreadyExistsException")
        {
            // The tag already names this very content.
        }
    }

    private const string ManifestMediaType = "application/vnd.docker.distribution.manifest.v2+json";

    private const string ConfigurationMediaType = "application/vnd.docker.container.image.v1+json";

    private static string Manifest(string configuration, string content, long size) => new JsonObject
    {
        ["schemaVersion"] = 2,
        ["mediaType"] = ManifestMediaType,
        ["config"] = new JsonObject
        {
            ["mediaType"] = ConfigurationMediaType,
            ["size"] = Encoding.UTF8.GetByteCount(configuration),
            ["digest"] = Digest(configuration),
        },
        ["layers"] = new JsonArray(new JsonObject
        {
            ["mediaType"] = "application/vnd.docker.image.rootfs.diff.tar.gzip",
            ["size"] = size,
            ["digest"] = "sha256:" + content,
        }),
    }.ToJsonString();

    private static string Configuration(ImageSettings settings, string content) => new JsonObject
    {
        ["architecture"] = settings.Platform.Split('/')[1],
        ["os"] = settings.Platform.Split('/')[0],
        ["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = new JsonArray($"sha256:{content}") },
    }.ToJsonString();

    private static string Digest(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

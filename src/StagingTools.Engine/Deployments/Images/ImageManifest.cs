using System.Text.Json;

namespace StagingTools.Engine.Deployments.Images;

/// <summary>What of an image's manifest tells its platforms.</summary>
/// <param name="Platforms">The platforms of an index; <see langword="null"/> for a single image, whose configuration tells.</param>
/// <param name="ConfigDigest">Where the configuration of a single image is; <see langword="null"/> for an index.</param>
/// <remarks>
/// https://github.com/opencontainers/image-spec/blob/main/image-index.md and
/// https://distribution.github.io/distribution/spec/manifest-v2-2/.
/// </remarks>
internal sealed record ImageManifest(IReadOnlyList<ImagePlatform>? Platforms, string? ConfigDigest)
{
    /// <summary>The forms that are understood, to be asked for: ECR turns others into the first.</summary>
    public static IReadOnlyList<string> MediaTypes { get; } =
    [
        "application/vnd.docker.distribution.manifest.v2+json",
        "application/vnd.docker.distribution.manifest.list.v2+json",
        "application/vnd.oci.image.manifest.v1+json",
        "application/vnd.oci.image.index.v1+json",
    ];

    /// <summary>Reads a manifest.</summary>
    /// <returns><see langword="null"/> when it does not tell, as that of something that is no image.</returns>
    public static ImageManifest? Parse(string json) => Read(json, root =>
    {
        if (Member(root, "manifests") is { ValueKind: JsonValueKind.Array } manifests)
            return OfIndex(manifests) is { Count: > 0 } platforms ? new ImageManifest(platforms, null) : null;
        return Member(root, "config") is { } config && Text(config, "digest") is { } digest ? new ImageManifest(null, digest) : null;
    });

    /// <summary>Reads the configuration of a single image.</summary>
    /// <returns><see langword="null"/> when it names no processor.</returns>
    public static ImagePlatform? ParseConfig(string json) => Read(json, OfImage);

    // An entry that names no platform may be for any: then nothing is known. Buildkit's attestations lie beside the images as unknown/unknown.
    private static IReadOnlyList<ImagePlatform>? OfIndex(JsonElement manifests)
    {
        ImagePlatform?[] said = [.. manifests.EnumerateArray().Select(entry => Member(entry, "platform") is { } platform ? OfImage(platform) : null)];
        return said.Contains(null)
            ? null
            : [.. said.OfType<ImagePlatform>().Where(platform => platform is { System: not "unknown", Architecture: not "unknown" }).Distinct()];
    }

    private static ImagePlatform? OfImage(JsonElement said) =>
        Text(said, "architecture") is { } architecture ? new ImagePlatform(Text(said, "os") ?? "linux", architecture) : null;

    private static T? Read<T>(string json, Func<JsonElement, T?> read)
        where T : class
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return read(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement member) ? member : null;

    private static string? Text(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } value ? value : null;
}

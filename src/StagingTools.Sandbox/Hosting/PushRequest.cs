namespace StagingTools.Sandbox.Hosting;

/// <summary>An image to push.</summary>
/// <param name="Name">Repository.</param>
/// <param name="Tag">Tag.</param>
/// <param name="Folder">Absolute path of the image's folder.</param>
/// <param name="Region">Region; the sandbox's own when null.</param>
internal sealed record PushRequest(string Name, string Tag, string Folder, string? Region);

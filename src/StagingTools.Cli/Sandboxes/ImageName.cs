using StagingTools.Engine.Errors;

namespace StagingTools.Cli.Sandboxes;

/// <summary>A repository and a tag, written <c>NAME:TAG</c>.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="Tag">The tag.</param>
internal sealed record ImageName(string Repository, string Tag)
{
    /// <summary>Reads <c>NAME:TAG</c>; a registry before the name is left out, since a sandbox is its own.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="StagingException"><c>InvalidImageName</c>.</exception>
    public static ImageName Parse(string text)
    {
        // A colon before the last slash belongs to a registry's port.
        int colon = text.LastIndexOf(':');
        string name = colon < 0 ? "" : text[..colon];
        string[] parts = name.Split('/');
        if (parts.Length > 1 && (parts[0].Contains('.', StringComparison.Ordinal) || parts[0].Contains(':', StringComparison.Ordinal)))
            name = string.Join('/', parts[1..]);
        if (colon > text.LastIndexOf('/') && name.Length > 0 && colon < text.Length - 1)
            return new ImageName(name, text[(colon + 1)..]);

        throw new StagingException("InvalidImageName", StagingErrorCategory.InvalidArgument, $"'{text}' is no image name.")
        {
            TargetInput = text,
            RecommendedAction = "Write repository and tag as NAME:TAG, such as whatsapp-saas-staging:1.0.0.",
        };
    }
}

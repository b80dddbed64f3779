using System.Text.Json;

namespace StagingTools.Engine.Deployments.Images;

/// <summary>What docker's configuration says of logins. No password is read.</summary>
/// <remarks>https://docs.docker.com/reference/cli/docker/login/#credential-stores</remarks>
internal static class DockerLogins
{
    // It asks ECR for a password whenever docker needs one, and takes none.
    private const string EcrHelper = "ecr-login";

    /// <summary>Whether a helper signs in to a registry by itself.</summary>
    public static bool IsLeftToHelper(StagingContext context, string registry) => Read(context, root =>
        Text(Member(Member(root, "credHelpers"), registry)) == EcrHelper
        || (Member(Member(root, "credHelpers"), registry) is null && Text(Member(root, "credsStore")) == EcrHelper));

    /// <summary>Whether somebody signed in to a registry before.</summary>
    public static bool Has(StagingContext context, string registry) => Read(context, root =>
        Member(Member(root, "auths"), registry) is not null || Member(Member(root, "auths"), $"https://{registry}") is not null);

    private static bool Read(StagingContext context, Func<JsonElement?, bool> ask)
    {
        string? folder = context.Variable("DOCKER_CONFIG")
            ?? ((context.Variable("HOME") ?? context.Variable("USERPROFILE")) is { } home ? Path.Combine(home, ".docker") : null);
        string? file = folder is null ? null : Path.Combine(folder, "config.json");
        if (file is null || !File.Exists(file))
            return false;
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
            return ask(document.RootElement);
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            // Docker will say so itself.
            return false;
        }
    }

    private static JsonElement? Member(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out JsonElement member) ? member : null;

    private static string? Text(JsonElement? value) => value is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}

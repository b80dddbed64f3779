using System.Text.RegularExpressions;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Deployments.Images;

/// <summary>What is built, as far as this machine can tell that it can be.</summary>
internal sealed partial record ImageBuild
{
    private const string Dockerfiles = "Dockerfile";

    /// <summary>The tag.</summary>
    public required string Tag { get; init; }

    /// <summary>The folder. Absolute.</summary>
    public required string Folder { get; init; }

    /// <summary>The Dockerfile, absolute; <see langword="null"/> for the one in the folder.</summary>
    public string? Dockerfile { get; init; }

    /// <summary>What to build for; <see langword="null"/> for what the service's tasks run on.</summary>
    public string? Platform { get; init; }

    /// <summary>The names of the build arguments.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Checks what was asked for.</summary>
    /// <exception cref="StagingException">
    /// <c>ImageTagMissing</c>, <c>InvalidImageTag</c>, <c>InvalidPlatform</c>, <c>InvalidBuildArg</c> or <c>BuildFileMissing</c>.
    /// </exception>
    public static ImageBuild Read(PublishImageRequest request, StagingContext context)
    {
        if (string.IsNullOrEmpty(request.Tag))
            throw new StagingException("ImageTagMissing", StagingErrorCategory.InvalidArgument, "No tag is named for the image.")
            {
                RecommendedAction = "Give --tag, or set IMAGE_TAG.",
            };

        string folder = Path.GetFullPath(request.Path, context.WorkingDirectory);
        string? dockerfile = string.IsNullOrEmpty(request.Dockerfile) ? null : Path.GetFullPath(request.Dockerfile, context.WorkingDirectory);
        if (!Directory.Exists(folder))
            throw Missing($"There is no folder '{folder}' to build.", request.Path, "Name the folder to build with --path.");
        if (!File.Exists(dockerfile ?? Path.Combine(folder, Dockerfiles)))
            throw Missing(
                $"There is no Dockerfile '{dockerfile ?? Path.Combine(folder, Dockerfiles)}'.",
                request.Dockerfile ?? request.Path,
                "Name it with --dockerfile, and the folder to build with --path.");

        return new ImageBuild
        {
            Tag = ImageReference.CheckTag(request.Tag),
            Folder = folder,
            Dockerfile = dockerfile,
            Platform = string.IsNullOrEmpty(request.Platform) ? null : CheckPlatform(request.Platform),
            Arguments = [.. (request.BuildArg ?? []).Select(name => CheckArgument(name, context))],
        };
    }

    private static string CheckPlatform(string platform) => PlatformForm().IsMatch(platform)
        ? platform
        : throw new StagingException("InvalidPlatform", StagingErrorCategory.InvalidArgument, $"'{platform}' is not a platform.")
        {
            TargetInput = platform,
            RecommendedAction = "Name one, as linux/amd64 or linux/arm64.",
        };

    private static string CheckArgument(string argument, StagingContext context)
    {
        string name = argument.Split('=')[0];
        if (name != argument)
            throw Invalid($"A build argument is given by its name alone, and '{name}' comes with a value.", $"Set the variable {name} to the value and give --build-arg {name}.");
        if (!NameForm().IsMatch(name))
            throw Invalid($"'{name}' cannot name a build argument.", "Use letters, digits and '_', not a digit first.");
        return context.EnvironmentVariables.ContainsKey(name)
            ? name
            : throw Invalid($"The build argument {name} has no value: there is no environment variable {name}.", $"Set the variable {name}, or leave the argument to the Dockerfile's default.");

        StagingException Invalid(string message, string action) =>
            new("InvalidBuildArg", StagingErrorCategory.InvalidArgument, message) { TargetInput = name, RecommendedAction = action };
    }

    private static StagingException Missing(string message, string input, string action) =>
        new("BuildFileMissing", StagingErrorCategory.FileError, message) { TargetInput = input, RecommendedAction = action };

    [GeneratedRegex(@"^[a-z0-9]+/[a-z0-9_]+(?:/[a-z0-9]+)?\z")]
    private static partial Regex PlatformForm();

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex NameForm();
}

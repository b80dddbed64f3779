using System.Globalization;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Deployments.Images;

/// <summary>What goes wrong with docker, with the way out.</summary>
internal static class DockerErrors
{
    private const string HowToHaveIt =
        "Install it (https://docs.docker.com/engine/install/) and put it on PATH, or build where it is: the pipelines in examples/ build and push in CI.";

    // What the program says when there is no daemon, or none that this user may talk to.
    private static readonly string[] NoDaemon =
        ["Cannot connect to the Docker daemon", "permission denied while trying to connect", "error during connect", "failed to connect to the docker API"];

    /// <summary>There is no docker on PATH.</summary>
    public static StagingException Missing() => new(
        "DockerMissing", StagingErrorCategory.NotInstalled, "Building an image takes docker, and there is none on PATH.")
    {
        RecommendedAction = HowToHaveIt,
    };

    /// <summary>It is there and cannot be started.</summary>
    public static StagingException Unusable(string path, Exception refused) => new(
        "DockerMissing", StagingErrorCategory.NotInstalled, $"'{path}' cannot be used as docker: {refused.Message}.", refused)
    {
        TargetInput = path,
        RecommendedAction = HowToHaveIt,
    };

    /// <summary>A command failed.</summary>
    /// <param name="command">The command.</param>
    /// <param name="exitCode">How it ended.</param>
    /// <param name="lines">The last that it said.</param>
    public static StagingException For(DockerCommand command, int exitCode, IReadOnlyCollection<string> lines)
    {
        string said = lines.Count > 0
            ? string.Join(Environment.NewLine, lines)
            : string.Create(CultureInfo.InvariantCulture, $"it ended with exit code {exitCode} and no word");
        if (lines.Any(line => NoDaemon.Any(sign => line.Contains(sign, StringComparison.OrdinalIgnoreCase))))
            return new StagingException("DockerNotRunning", StagingErrorCategory.ConnectionError, $"docker has no daemon to work with: {said}")
            {
                RecommendedAction = "Start it, be a user who may talk to it, or let DOCKER_HOST name another.",
            };

        (string id, string action) = command.Name switch
        {
            "login" => ("DockerLoginFailed", "Look at what docker says; where it cannot store a password, mend credsStore of its config.json."),
            "push" => ("ImagePushFailed", "Look at what docker says; the credentials need ecr:PutImage and the ecr:...Layer... actions on the repository."),
            _ => ("ImageBuildFailed", "Correct the Dockerfile or what it builds: what docker says tells the step."),
        };
        return new StagingException(id, StagingErrorCategory.OperationFailed, $"docker {command.Name} failed: {said}") { RecommendedAction = action };
    }
}

using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;

namespace StagingTools.Engine.Data;

/// <summary>The environment that a job on databases is about. Two plain servers need none.</summary>
/// <param name="Name">The environment, checked; <see langword="null"/> when no project is named.</param>
/// <param name="Project">The project, for records; may be empty.</param>
/// <param name="EnvironmentName">The environment's name, for records.</param>
internal sealed record RequestedEnvironment(EnvironmentName? Name, string Project, string EnvironmentName)
{
    /// <summary>Reads it from a request.</summary>
    /// <param name="request">The request, filled by the settings.</param>
    /// <param name="isNeeded">Whether something takes its default from the environment's secrets.</param>
    /// <exception cref="Errors.StagingException"><c>ProjectMissing</c> when it is needed, or a name that is none.</exception>
    public static RequestedEnvironment Of(EnvironmentRequest request, bool isNeeded)
    {
        EnvironmentName? name = isNeeded || request.Project.Length > 0 ? Environments.EnvironmentName.Parse(request) : null;
        return new RequestedEnvironment(name, name?.Project ?? "", name?.Name ?? request.EnvironmentName);
    }

    /// <summary>The reference to the environment's own database.</summary>
    public string OwnDatabase => $"secret:{Name!.Secret("database-url")}";

    /// <summary>The reference to production's database.</summary>
    public string ProductionDatabase => $"secret:{Name!.Project}/production/database-url";

    /// <summary>The region, for records; may be empty.</summary>
    /// <param name="request">The request, filled by the settings.</param>
    /// <param name="session">The account, when one was needed.</param>
    public static string Region(EnvironmentRequest request, AwsSession? session) =>
        session?.Region ?? request.Region ?? "";
}

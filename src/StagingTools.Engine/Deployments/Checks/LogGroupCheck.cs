using Amazon.ECS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Deployments.Checks;

/// <summary>Whether the log groups that a revision writes to are there: a task whose log driver cannot write does not start.</summary>
/// <param name="session">The account.</param>
/// <param name="host">Is told what could not be looked at.</param>
internal sealed class LogGroupCheck(AwsSession session, IHost host)
{
    /// <summary>Looks at all of them.</summary>
    public async Task<IReadOnlyList<PublishFinding>> FindAsync(RegisterTaskDefinitionRequest revision, CancellationToken cancellationToken)
    {
        var findings = new List<PublishFinding>();
        foreach (ContainerDefinition container in revision.ContainerDefinitions ?? [])
        {
            if (container.LogConfiguration is not { LogDriver.Value: "awslogs", Options: { } options }
                || !options.TryGetValue("awslogs-group", out string? group)
                || options.GetValueOrDefault("awslogs-create-group") == "true"
                || (options.TryGetValue("awslogs-region", out string? region) && region != session.Region))
                continue;

            if (!await AwsErrors.UnlessDeniedAsync(
                () => LogGroups.ExistsAsync(session, group, cancellationToken), true, $"Whether the log group {group} is there", host))
                findings.Add(new PublishFinding(
                    $"There is no log group {group}, which {container.Name} writes to.",
                    "Create the environment again ('staging new'), or let the task make it (awslogs-create-group)."));
        }

        return findings;
    }
}

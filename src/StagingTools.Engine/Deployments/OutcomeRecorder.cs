using Amazon.ECS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Hosting;
using Task = System.Threading.Tasks.Task;

namespace StagingTools.Engine.Deployments;

/// <summary>Writes to a revision what became of it. That it cannot be written is a warning: the deployment itself is over.</summary>
/// <param name="session">The account.</param>
/// <param name="host">Takes the warning.</param>
internal sealed class OutcomeRecorder(AwsSession session, IHost host)
{
    /// <summary>Writes.</summary>
    /// <param name="taskDefinitionArn">The revision.</param>
    /// <param name="tags">What became of it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RecordAsync(string taskDefinitionArn, List<Tag> tags, CancellationToken cancellationToken)
    {
        try
        {
            await session.Ecs.TagResourceAsync(
                new TagResourceRequest { ResourceArn = taskDefinitionArn, Tags = tags }, cancellationToken);
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
        {
            host.Warning(
                $"What became of {Arn.Name(taskDefinitionArn)} could not be recorded, and 'staging deployments' may not tell it: "
                + problem.Message);
        }
    }
}

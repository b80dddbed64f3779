using Amazon.ECS;
using Amazon.ECS.Model;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Deployments;

/// <summary>Reads revisions with their tags, or says that there is none.</summary>
internal sealed class TaskDefinitionReader(AmazonECSClient ecs)
{
    /// <summary>A revision.</summary>
    /// <param name="taskDefinition">Its family, <c>family:revision</c> or ARN.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="StagingException"><c>TaskDefinitionNotFound</c>.</exception>
    public async Task<DescribeTaskDefinitionResponse> ReadAsync(string taskDefinition, CancellationToken cancellationToken)
    {
        try
        {
            return await ecs.DescribeTaskDefinitionAsync(
                new DescribeTaskDefinitionRequest { TaskDefinition = taskDefinition, Include = ["TAGS"] }, cancellationToken);
        }
        catch (ClientException problem)
        {
            throw new StagingException(
                "TaskDefinitionNotFound",
                StagingErrorCategory.NotFound,
                $"There is no task definition '{Arn.Name(taskDefinition)}': {problem.Message}",
                problem)
            {
                TargetInput = taskDefinition,
                RecommendedAction = "Name a family, or family:revision, that exists with --task-definition, or unset TASK_DEFINITION.",
            };
        }
    }
}

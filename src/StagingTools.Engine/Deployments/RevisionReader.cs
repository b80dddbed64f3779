using System.Globalization;
using System.Runtime.CompilerServices;
using Amazon.ECS;
using Amazon.ECS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Deployments;

/// <summary>Reads the revisions of a task definition.</summary>
internal sealed class RevisionReader(AmazonECSClient ecs)
{
    // Described side by side; ECS allows a hundred at once and twenty a second.
    private const int AtOnce = 10;
    private const int MostAPage = 100;

    /// <summary>A revision by <c>family:revision</c>, ARN, or family for its newest active one.</summary>
    /// <exception cref="StagingException"><c>TaskDefinitionNotFound</c>.</exception>
    public async Task<Revision> ReadAsync(string taskDefinition, CancellationToken cancellationToken)
    {
        try
        {
            return await DescribeAsync(taskDefinition, cancellationToken);
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

    /// <summary>A revision, active or not; <see langword="null"/> when there is none.</summary>
    public async Task<Revision?> FindAsync(string taskDefinition, CancellationToken cancellationToken)
    {
        try
        {
            return await DescribeAsync(taskDefinition, cancellationToken);
        }
        catch (ClientException)
        {
            return null;
        }
    }

    /// <summary>The newest revisions of a family, active or not, the newest first.</summary>
    /// <param name="family">The family.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<Revision>> NewestAsync(string family, int most, CancellationToken cancellationToken)
    {
        List<string> arns = await ListAsync(family, "ACTIVE", most, cancellationToken).Take(most)
            .Concat(ListAsync(family, "INACTIVE", most, cancellationToken).Take(most))
            .ToListAsync(cancellationToken);
        var found = new List<Revision>();
        foreach (string[] some in arns.OrderByDescending(Number).Take(most).Chunk(AtOnce))
            found.AddRange(await DescribeAsync(some, cancellationToken));
        return found;
    }

    /// <summary>The active revisions of a family, the newest first, read as far as they are looked at.</summary>
    /// <param name="family">The family.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="below">Only those before this one; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<Revision> ActiveAsync(
        string family, int most, int? below, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerable<string> arns = ListAsync(family, "ACTIVE", MostAPage, cancellationToken)
            .Where(arn => below is null || Number(arn) < below)
            .Take(most);
        await foreach (string[] some in arns.Chunk(AtOnce).WithCancellation(cancellationToken))
            foreach (Revision revision in await DescribeAsync(some, cancellationToken))
                yield return revision;
    }

    private static int Number(string arn) =>
        int.TryParse(arn.AsSpan(arn.LastIndexOf(':') + 1), CultureInfo.InvariantCulture, out int number) ? number : 0;

    private async IAsyncEnumerable<string> ListAsync(
        string family, string status, int page, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? token = null;
        do
        {
            ListTaskDefinitionsResponse answer = await ecs.ListTaskDefinitionsAsync(
                new ListTaskDefinitionsRequest
                {
                    FamilyPrefix = family,
                    Status = status,
                    Sort = SortOrder.DESC,
                    MaxResults = Math.Min(page, MostAPage),
                    NextToken = token,
                },
                cancellationToken);
            // The parameter is a whole family's name by its documentation; 'pr-4' must never be taken for 'pr-42'.
            foreach (string arn in (answer.TaskDefinitionArns ?? []).Where(arn => arn.Contains($"/{family}:", StringComparison.Ordinal)))
                yield return arn;
            token = answer.NextToken;
        }
        while (!string.IsNullOrEmpty(token));
    }

    private async Task<IEnumerable<Revision>> DescribeAsync(IEnumerable<string> arns, CancellationToken cancellationToken) =>
        (await System.Threading.Tasks.Task.WhenAll(arns.Select(arn => FindAsync(arn, cancellationToken)))).OfType<Revision>();

    private async Task<Revision> DescribeAsync(string taskDefinition, CancellationToken cancellationToken)
    {
        DescribeTaskDefinitionResponse answer = await ecs.DescribeTaskDefinitionAsync(
            new DescribeTaskDefinitionRequest { TaskDefinition = taskDefinition, Include = ["TAGS"] }, cancellationToken);
        return new Revision(answer.TaskDefinition!, answer.Tags ?? []);
    }
}
